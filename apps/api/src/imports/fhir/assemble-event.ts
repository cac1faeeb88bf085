import { type Answers, scoreAnswers, totalOf } from '@glabella/domain/instruments';
import {
  type ImportProblems,
  type ReadAssessment,
  type ReadPatient,
  UNKNOWN_LANGUAGE,
} from '../read-assessment';
import type { EventPieces, Piece } from './pieces';
import type { Refusals } from './refusals';

/** Makes one assessment of the pieces of an event; null when they make none (then it is said why). */
export function assembleEvent(
  event: EventPieces,
  problems: ImportProblems,
  refusals: Refusals,
): ReadAssessment | null {
  const root = rootOf(event);
  const line = root.entry;
  const subjects = new Set(
    event.map(({ patient }) => patient.subject).filter((one) => one !== null),
  );
  if (subjects.size > 1) {
    problems.error('fhir.subjects_differ', 'Resources of one event name different patients.', {
      line,
    });
    return null;
  }
  if (event.filter(({ kind }) => kind === 'response').length > 1) {
    problems.error('fhir.two_responses', 'Two responses are linked to one event.', { line });
    return null;
  }
  const answers = answersOf(event, problems, line);
  if (answers === 'contradiction') return null;
  const reported = [...new Set(event.flatMap(({ total }) => total ?? []))];
  const scored = scoreOf(event, root, answers, reported, problems, refusals);
  if (!scored) return null;
  return {
    line,
    patient: patientOf(event),
    instrumentId: root.instrument.id,
    assessedOn: root.on,
    ...scored,
    functionAnswer:
      event.find(({ functionAnswer }) => functionAnswer !== null)?.functionAnswer ?? null,
    reportedTotal: reported[0] ?? null,
    language: event.find(({ language }) => language !== null)?.language ?? UNKNOWN_LANGUAGE,
  };
}

type Scored = Pick<ReadAssessment, 'answers' | 'total' | 'scoreStatus'>;

/** The form itself speaks for the event; without one the panel, then the total. */
function rootOf(event: EventPieces): Piece {
  const kinds = ['response', 'panel', 'total', 'item', 'function'] as const;
  return (
    kinds.map((kind) => event.find((piece) => piece.kind === kind)).find((piece) => piece) ??
    event[0]
  );
}

/** What is known of the person, from whichever piece knows it. */
function patientOf(event: EventPieces): ReadPatient {
  return event.find(({ patient }) => patient.mrns.length > 0)?.patient ?? event[0].patient;
}

/** Answers by item number from all pieces; an item that two pieces answer differently is a contradiction. */
function answersOf(
  event: EventPieces,
  problems: ImportProblems,
  line: number,
): ReadonlyMap<number, number | null> | 'contradiction' {
  const known = new Map<number, number | null>();
  for (const { answers } of event) {
    for (const [number, answer] of answers) {
      const other = known.get(number) ?? null;
      if (other !== null && answer !== null && other !== answer) {
        const message = `Item ${number} has two different answers in the resources of one event.`;
        problems.error('fhir.items_contradict', message, { line });
        return 'contradiction';
      }
      known.set(number, other ?? answer);
    }
  }
  return known;
}

function scoreOf(
  event: EventPieces,
  root: Piece,
  answers: ReadonlyMap<number, number | null>,
  reported: readonly number[],
  problems: ImportProblems,
  refusals: Refusals,
): Scored | null {
  const { instrument } = root;
  const inOrder = instrument.items.map(({ number }) => answers.get(number) ?? null);
  const isForm = root.kind === 'response' || root.kind === 'panel';
  if (answers.size === 0 || (!isForm && answers.size < instrument.items.length)) {
    return scoreWithoutForm(event, root, answers, reported, problems, refusals);
  }
  if (
    root.kind === 'panel' &&
    answers.size < instrument.items.length &&
    isMemberMissing(event, root)
  ) {
    refusals.refuse(
      'fhir.panel_members_missing',
      'The panel names Observations that are not in the file. Import panel and items in one Bundle.',
      root.entry,
    );
    return null;
  }
  return scoreForm(root, inOrder, reported, problems);
}

/** No whole form: a total stands for itself, anything less is no assessment. */
function scoreWithoutForm(
  event: EventPieces,
  root: Piece,
  answers: ReadonlyMap<number, number | null>,
  reported: readonly number[],
  problems: ImportProblems,
  refusals: Refusals,
): Scored | null {
  const [total, other] = reported;
  const { name, items } = root.instrument;
  if (other !== undefined) {
    const message = 'Two different totals are given for one event.';
    problems.error('fhir.totals_contradict', message, { line: root.entry });
    return null;
  }
  if (total !== undefined && answers.size === 0) {
    return { answers: null, total, scoreStatus: 'total-only' };
  }
  if (root.kind === 'panel') {
    refusals.refuse(
      'fhir.panel_members_missing',
      'The panel comes without its answers. Import panel and items in one Bundle.',
      root.entry,
    );
    return null;
  }
  for (const { entry } of event) {
    refusals.refuse(
      'fhir.items_incomplete',
      total === undefined
        ? `An item alone is no ${name}. Import it with its panel, its response, or all ${items.length} items.`
        : `A total with some of the items cannot be checked. Import all ${items.length} items, or the total alone.`,
      entry,
    );
  }
  return null;
}

function scoreForm(
  root: Piece,
  answers: Answers,
  reported: readonly number[],
  problems: ImportProblems,
): Scored {
  const score = scoreAnswers(root.instrument, answers);
  const total = totalOf(score);
  if (reported.some((one) => one !== total)) {
    problems.warn(
      'fhir.total_contradicts_items',
      total === null
        ? 'The file gives a total, but too many answers are missing for one: none is stored.'
        : 'The total of the file is not that of its answers. The one computed from the answers is stored.',
      { line: root.entry },
    );
  }
  return { answers, total, scoreStatus: score.status };
}

function isMemberMissing(event: EventPieces, panel: Piece): boolean {
  const present = new Set(event.flatMap(({ names }) => names));
  return panel.members.some((member) => !present.has(member));
}
