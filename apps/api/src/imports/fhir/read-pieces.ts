import type { AnswerOption, Instrument } from '@glabella/domain/instruments';
import { isCalendarDate } from '@glabella/domain/values';
import type { ImportProblems } from '../read-assessment';
import { readLanguage } from '../written-language';
import { type AnswerPoints, type OptionWeights, answerPoints, totalIn } from './answer-points';
import { type InstrumentRole, roleOfConcept } from './fhir-codes';
import { type FhirEntry, type FhirFile, referencesIn } from './fhir-entries';
import { type JsonObject, asObject, objectsIn, textIn } from './json';
import { type Piece, writtenDay } from './pieces';
import { type ResponseItem, formOf, itemsOf } from './questionnaires';
import type { Refusals } from './refusals';
import { subjectOf } from './subjects';
import { isWithdrawnStatus } from './withdrawn';

/** What reading one entry may look at and report to. */
export interface PieceReading {
  readonly file: FhirFile;
  readonly problems: ImportProblems;
  readonly refusals: Refusals;
  /** What was taken back, and every Observation that goes with it. */
  readonly withdrawn: ReadonlySet<FhirEntry>;
}

const RESPONSE_STATUSES = ['completed', 'amended'];
const OBSERVATION_STATUSES = ['final', 'amended', 'corrected'];
const whyUnreadable = {
  unknown: 'An answer cannot be told: no known code, no number, none of the printed words.',
  contradiction: 'An answer says two different things.',
  'out-of-range': 'An answer is not one of the points that the form offers.',
} as const;

/** What a resource says of assessments; whatever it cannot say becomes a problem or a refusal. */
export function readPieces(entry: FhirEntry, reading: PieceReading): Piece[] {
  switch (entry.type) {
    case 'QuestionnaireResponse':
      return readResponse(entry, reading);
    case 'Observation':
      return readObservation(entry, reading);
    case 'Patient':
      return [];
    case 'Questionnaire':
      reading.refusals.refuse(
        'fhir.blank_form',
        'A Questionnaire is the blank form: it holds no answers. Import the QuestionnaireResponse.',
        entry.number,
      );
      return [];
    default:
      reading.refusals.refuse(
        'fhir.other_resource',
        'Not a QuestionnaireResponse and not an Observation: nothing to import from it.',
        entry.number,
      );
      return [];
  }
}

function readResponse(entry: FhirEntry, reading: PieceReading): Piece[] {
  const { resource, number } = entry;
  const items = itemsOf(resource);
  const form = formOf(resource, items, reading.file);
  const asked = items.flatMap((item) => {
    const role = form.roleOf(item);
    return role ? [{ item, role }] : [];
  });
  const instruments = [...new Set(asked.map(({ role }) => role.instrument))].filter((instrument) =>
    isWholeForm(
      instrument,
      asked.map(({ role }) => role),
    ),
  );
  if (instruments.length === 0) {
    reading.refusals.refuse(
      'fhir.unknown_form',
      'The questions are not those of a whole PHQ-9 or GAD-7 (linkIds, codes and words were looked at).',
      number,
    );
    return [];
  }
  if (!isUsable(resource, RESPONSE_STATUSES, entry, reading)) return [];
  const written = dayOf(textIn(resource, 'authored'), entry, reading);
  const language = languageOf(entry, reading);
  if (!written || language === undefined) return [];
  return instruments.flatMap((instrument) => {
    const own = asked.filter(({ role }) => role.instrument === instrument);
    const read = readAnswers(own, form.weights, entry, reading);
    return read
      ? [
          {
            entry: number,
            kind: 'response' as const,
            instrument,
            patient: subjectOf(entry, reading.file),
            ...written,
            ...read,
            language,
            names: entry.names,
            links: [],
            members: [],
          },
        ]
      : [];
  });
}

/** Shorter forms share their first questions with the whole one: a PHQ-2 is no PHQ-9 with gaps. */
function isWholeForm(instrument: Instrument, roles: readonly InstrumentRole[]): boolean {
  const own = roles.filter((role) => role.instrument === instrument);
  const items = new Set(own.flatMap((role) => (role.part === 'item' ? [role.item.number] : [])));
  return own.some(({ part }) => part === 'total')
    ? items.size > 0
    : items.size > instrument.items.length / 2;
}

interface AskedItem {
  readonly item: ResponseItem;
  readonly role: InstrumentRole;
}

function readAnswers(
  asked: readonly AskedItem[],
  weights: OptionWeights,
  entry: FhirEntry,
  reading: PieceReading,
): Pick<Piece, 'answers' | 'functionAnswer' | 'total'> | null {
  const before = reading.problems.errorCount;
  const answers = new Map<number, number | null>();
  let functionAnswer: number | null = null;
  let total: number | null = null;
  for (const { item, role } of asked) {
    if (role.part === 'item') {
      const points = pointsOf(item, role.instrument.options, weights, entry, reading);
      answers.set(role.item.number, points ?? answers.get(role.item.number) ?? null);
    } else if (role.part === 'function') {
      const options = role.instrument.functionItem?.options ?? [];
      functionAnswer = pointsOf(item, options, weights, entry, reading) ?? functionAnswer;
    } else if (role.part === 'total') {
      for (const answer of item.answers) {
        total = readTotal(answer, role.instrument, entry, reading) ?? total;
      }
    }
  }
  return reading.problems.errorCount > before ? null : { answers, functionAnswer, total };
}

function pointsOf(
  item: ResponseItem,
  options: readonly AnswerOption[],
  weights: OptionWeights,
  entry: FhirEntry,
  reading: PieceReading,
): number | null {
  const all = item.answers.map((answer) => answerPoints(answer, options, weights));
  const read = new Set(all.map((answer) => pointsOrReport(answer, entry, reading)));
  read.delete(null);
  if (read.size > 1) reportUnreadable('contradiction', entry, reading);
  const [points = null] = read;
  return points;
}

function readObservation(entry: FhirEntry, reading: PieceReading): Piece[] {
  const { resource, number } = entry;
  const role = roleOfConcept(asObject(resource['code']));
  if (!role) {
    reading.refusals.refuse(
      'fhir.other_observation',
      'The Observation is no PHQ-9 or GAD-7 panel, total or item (by its LOINC code).',
      number,
    );
    return [];
  }
  if (!isUsable(resource, OBSERVATION_STATUSES, entry, reading)) return [];
  if (reading.withdrawn.has(entry)) {
    reading.refusals.refuse(
      'fhir.withdrawn_form',
      'The Observation belongs to a form or panel that was entered in error or cancelled: it is not imported.',
      number,
    );
    return [];
  }
  const written = dayOf(observedAt(resource), entry, reading);
  if (!written) return [];
  const before = reading.problems.errorCount;
  const said = saidBy(resource, role, entry, reading);
  const language = languageOf(entry, reading);
  if (reading.problems.errorCount > before || language === undefined) return [];
  return [
    {
      entry: number,
      kind: role.part,
      instrument: role.instrument,
      patient: subjectOf(entry, reading.file),
      ...written,
      ...said,
      language,
      names: entry.names,
      links: referencesIn(entry, 'derivedFrom'),
      members: referencesIn(entry, 'hasMember'),
    },
  ];
}

/** What an Observation says by itself and in its components. */
function saidBy(
  resource: JsonObject,
  role: InstrumentRole,
  entry: FhirEntry,
  reading: PieceReading,
): Pick<Piece, 'answers' | 'functionAnswer' | 'total'> {
  const components = objectsIn(resource['component']).flatMap((component) => {
    const own = roleOfConcept(asObject(component['code']));
    return own?.instrument === role.instrument ? [{ holder: component, role: own }] : [];
  });
  const answers = new Map<number, number | null>();
  let functionAnswer: number | null = null;
  let total: number | null = null;
  for (const part of [{ holder: resource, role }, ...components]) {
    const { instrument } = part.role;
    if (part.role.part === 'item') {
      const points = answerPoints(part.holder, instrument.options);
      answers.set(part.role.item.number, pointsOrReport(points, entry, reading));
    } else if (part.role.part === 'function') {
      const points = answerPoints(part.holder, instrument.functionItem?.options ?? []);
      functionAnswer = pointsOrReport(points, entry, reading);
    } else {
      // A panel's own value is a total written in the wrong place, which some systems do.
      total = readTotal(part.holder, instrument, entry, reading) ?? total;
    }
  }
  return { answers, functionAnswer, total };
}

function readTotal(
  holder: JsonObject,
  instrument: Instrument,
  entry: FhirEntry,
  reading: PieceReading,
): number | null {
  const total = totalIn(holder);
  const { min, max } = instrument.range;
  if (total === undefined || (total !== null && (total < min || total > max))) {
    const message = `A total of the ${instrument.name} is a whole number from ${min} to ${max}.`;
    reading.problems.error('fhir.total_range', message, { line: entry.number });
    return null;
  }
  return total;
}

function pointsOrReport(
  answer: AnswerPoints,
  entry: FhirEntry,
  reading: PieceReading,
): number | null {
  if (answer.kind === 'points') return answer.points;
  if (answer.kind === 'unreadable') reportUnreadable(answer.why, entry, reading);
  return null;
}

function reportUnreadable(
  why: keyof typeof whyUnreadable,
  entry: FhirEntry,
  { problems }: PieceReading,
): void {
  problems.error('fhir.answer', whyUnreadable[why], { line: entry.number });
}

function isUsable(
  resource: JsonObject,
  statuses: readonly string[],
  entry: FhirEntry,
  { refusals }: PieceReading,
): boolean {
  const status = textIn(resource, 'status');
  if (status !== null && statuses.includes(status)) return true;
  const message = isWithdrawnStatus(status)
    ? 'The resource was entered in error or cancelled: it is not imported.'
    : 'The resource is not finished (its status is not final, completed or amended).';
  refusals.refuse('fhir.status', message, entry.number);
  return false;
}

/** The language of a form, null where it is not said, undefined with a problem where it is no language tag. */
function languageOf({ resource, number }: FhirEntry, { problems }: PieceReading) {
  const language = readLanguage(textIn(resource, 'language') ?? '');
  if (language === undefined) {
    const text = 'The language is no language tag such as "de".';
    problems.error('fhir.language', text, { line: number });
  }
  return language;
}

function observedAt(resource: JsonObject): string | null {
  const period = asObject(resource['effectivePeriod']);
  return (
    textIn(resource, 'effectiveDateTime') ??
    textIn(resource, 'effectiveInstant') ??
    textIn(period, 'end') ??
    textIn(period, 'start') ??
    textIn(resource, 'issued')
  );
}

function dayOf(
  written: string | null,
  entry: FhirEntry,
  { problems }: PieceReading,
): Pick<Piece, 'on' | 'at'> | null {
  const on = written === null ? null : writtenDay(written);
  if (written !== null && on !== null && isCalendarDate(on)) return { on, at: written };
  problems.error('fhir.date', 'The day of the assessment is missing, incomplete or impossible.', {
    line: entry.number,
  });
  return null;
}
