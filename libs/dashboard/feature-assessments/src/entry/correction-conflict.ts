import type { Assessment } from '@glabella/contracts';
import type { HalfFilledForm } from '@glabella/dashboard/assessment-entry';
import type { ConflictRow } from '@glabella/dashboard/ui';
import {
  type Instrument,
  answerWords,
  assessmentModeLabels,
  enteredFor,
  missingReasonLabels,
} from '@glabella/domain/instruments';
import { formatDate } from '@glabella/domain/values';

/** What two people made of the same form, fact by fact; what nobody filled in is left out. */
export function correctionRows(
  instrument: Instrument,
  mine: HalfFilledForm,
  reason: string,
  theirs: Assessment,
): ConflictRow[] {
  const yours = factsOf(instrument, mine, reason);
  const total = theirs.total === null ? null : enteredFor(instrument, theirs.total);
  const answers = theirs.answers ?? [];
  const told = { ...theirs, enteredTotal: total, answers };
  return factsOf(instrument, told, theirs.reason ?? '')
    .map(([label, text], at) => ({ label, yours: yours[at]?.[1] ?? '', theirs: text }))
    .filter((row) => row.yours !== '' || row.theirs !== '');
}

type Facts = Omit<HalfFilledForm, 'acknowledgement'>;

function factsOf(instrument: Instrument, facts: Facts, reason: string): [string, string][] {
  const { assessedOn, mode, language, enteredTotal, functionAnswer, missingReason, note } = facts;
  const { functionItem, items, entry } = instrument;
  const functioning = functionItem?.options.find(({ value }) => value === functionAnswer);
  const total = enteredTotal === null ? '' : String(enteredTotal);
  return [
    ['Assessed on', assessedOn === null ? '' : formatDate(assessedOn)],
    ['How it was taken', mode === null ? '' : assessmentModeLabels[mode]],
    ['Language', language ?? ''],
    ...items.map((item, at): [string, string] => {
      const answer = facts.answers[at] ?? null;
      const words = answer === null ? 'not answered' : answerWords(instrument, item, answer);
      return [`${item.number}. ${item.shortLabel}`, words];
    }),
    [functionItem?.shortLabel ?? '', functioning?.label ?? ''],
    ['Total', entry.kind === 'total' ? total : ''],
    ['Why there is no total', missingReason === null ? '' : missingReasonLabels[missingReason]],
    ['Note', note ?? ''],
    ['Reason for the correction', reason],
  ];
}
