import { formatDate, formatDateTime } from '@glabella/domain/values';
import { aftercareMethodLabels } from '../aftercare/aftercare';
import { contraindications } from '../contraindications';
import { frownLabel } from '../frown/frown-severity';
import { precautions, precautionsAnswered, type Precaution } from '../precautions';
import type { AnsweredCheck, ProcedureNoteFacts } from './note-facts';
import { isFrownRated } from '../protocol';
import { asOneLine, type NoteSection } from './text-lines';

/** Consent, contraindications, precautions and frown severity before the injection. */
export function beforeSection(facts: ProcedureNoteFacts): NoteSection {
  return {
    heading: 'Before the injection',
    lines: [
      consentLine(facts),
      ...askedLines(facts),
      precautionLine(facts),
      elsewhereLine(facts),
      ...frownLines(facts),
    ],
  };
}

/** Only where the protocol rates the frown; a rating that is on record all the same is never left out. */
function frownLines({ frownBefore: { rest, maximum }, protocol }: ProcedureNoteFacts): string[] {
  if (!isFrownRated(protocol) && rest === null && maximum === null) return [];
  return [
    `Frown severity at rest: ${frownLabel(rest)}`,
    `Frown severity at maximum frown: ${frownLabel(maximum)}`,
  ];
}

function consentLine({ consentOn, consentVersion = null }: ProcedureNoteFacts): string {
  if (consentOn === null) return 'Consent: not on record';
  const to = consentVersion === null ? '' : `, to version ${consentVersion} of the text`;
  return `Consent: ${formatDate(consentOn)}${to}`;
}

const answerWords = {
  yes: 'YES',
  no: 'no',
  'not-applicable': 'not applicable',
  'not-known': 'not known',
} as const;

function askedLines({ contraindications: answers }: ProcedureNoteFacts): string[] {
  return contraindications.flatMap(({ id, label }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [`${label}: ${answerWords[answer]}`];
  });
}

/** Present, not known and not asked by name; whatever is left was asked and is not there. */
function precautionLine({ precautions: answers }: ProcedureNoteFacts): string {
  const named = (chosen: readonly Precaution[]) => chosen.map(({ label }) => label).join('; ');
  const unasked = precautions.filter(({ id }) => answers[id] === undefined);
  if (unasked.length === precautions.length) return 'Precautions: not asked';
  const present = precautionsAnswered(answers, 'yes');
  const notKnown = precautionsAnswered(answers, 'not-known');
  const parts = [
    ...(present.length === 0 ? ['none'] : [named(present)]),
    ...(notKnown.length === 0 ? [] : [`not known: ${named(notKnown)}`]),
    ...(unasked.length === 0 ? [] : [`not asked: ${named(unasked)}`]),
  ];
  return `Precautions: ${parts.join('. ')}`;
}

function elsewhereLine({ elsewhereAsked, toxinElsewhere }: ProcedureNoteFacts): string {
  const listed = toxinElsewhere.map(({ on, units, productId }) => {
    const dose = units === null ? 'units unknown' : `${units} U`;
    return `${formatDate(on)}, ${asOneLine(productId ?? 'product unknown')}, ${dose}`;
  });
  const none = elsewhereAsked ? 'none reported' : 'not asked';
  return `Toxin at other clinics: ${listed.length === 0 ? none : listed.join('; ')}`;
}

/** Every check that asked for something or informed, with the answer and who gave it. */
export function checksSection({ checks }: ProcedureNoteFacts): NoteSection {
  return { heading: 'Checks', lines: checks.flatMap(checkLines) };
}

function checkLines(check: AnsweredCheck): string[] {
  return [`- ${check.title}: ${check.evidence}`, ...answerLines(check)];
}

function answerLines(check: AnsweredCheck): string[] {
  const name = asOneLine(check.answeredByName ?? '');
  const by = name === '' ? '' : ` (${name})`;
  const reason = asOneLine(check.reason ?? '');
  if (reason !== '') return [`  Reason${by}: ${reason}`];
  if (check.acknowledged === true) return [`  Acknowledged${by}`];
  return check.severity === 'note' ? [] : ['  Not answered'];
}

/** What the patient was told, how, by whom and when. */
export function aftercareSection({ aftercare, timeZone }: ProcedureNoteFacts): NoteSection {
  if (aftercare === null || aftercare.told.length === 0) {
    return { heading: 'Aftercare', lines: ['Not told'] };
  }
  const how = aftercare.method === null ? 'not recorded' : aftercareMethodLabels[aftercare.method];
  const name = asOneLine(aftercare.byName ?? '');
  const at = aftercare.at === null ? '' : `, ${formatDateTime(aftercare.at, timeZone)}`;
  return {
    heading: 'Aftercare',
    lines: [
      ...aftercare.told.map((text) => `- ${asOneLine(text)}`),
      `Told: ${how}, by ${name === '' ? 'not recorded' : name}${at}`,
      `From version ${aftercare.listVersion} of the aftercare list`,
    ],
  };
}
