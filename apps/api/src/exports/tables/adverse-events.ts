import {
  adverseEventActionLabels,
  adverseEventOutcomeLabels,
  adverseEventSeverities,
  adverseEventTerms,
  isSeriousEvent,
  type AdverseEventFacts,
  relatednessLabels,
  seriousnessCriterionLabels,
} from '@glabella/domain/treatment';
import type { Cell } from '@glabella/domain/values';
import {
  code,
  day,
  type DerivationContext,
  type ExportTable,
  id,
  instant,
  labelled,
  listOf,
  NONE,
  whole,
  words,
} from './export-table';

/** A list that was answered with nothing says so; one that was not answered stays empty. */
const LIST = `Separated by blanks; "${NONE}": answered with none of them; empty: not answered.`;

function serious({ cell }: DerivationContext): Cell {
  const criteria = cell('seriousness');
  const event = {
    termId: cell('term_id'),
    seriousness: criteria === null ? null : criteria === NONE ? [] : criteria.split(' '),
  } as Pick<AdverseEventFacts, 'termId' | 'seriousness'>;
  return isSeriousEvent(event) ? 'yes' : 'no';
}

export const adverseEventsTable: ExportTable = {
  name: 'adverse_events',
  row: 'One adverse event in its current version.',
  columns: [
    id('adverse_event_id', 'The adverse event.'),
    id('patient_id', 'The patient; joins all tables.'),
    id('session_id', 'The session after which it began; empty: recorded without one.'),
    code('status', 'Recorded, or voided as entered by mistake (in the file only if asked for).', {
      values: listOf(['recorded', 'voided']),
    }),
    whole('version', 'Version of the record, 1 for the first.', { values: '1 and above' }),
    code('term_id', 'What happened, by the terms of the label.', {
      values: listOf(adverseEventTerms),
    }),
    words('other_words', 'What happened, where the term is "other".'),
    day('onset_on', 'Day on which it began.'),
    code('severity', 'How strong it was.', { values: listOf(adverseEventSeverities) }),
    code('seriousness', `Criteria of seriousness. ${LIST}`, {
      values: labelled(seriousnessCriterionLabels),
    }),
    code('serious', 'Whether it counts as serious: a criterion, or swallowing or breathing.', {
      values: listOf(['yes', 'no']),
      source: 'computed from term_id and seriousness',
      derive: serious,
    }),
    code('relatedness', 'How likely the injection caused it; empty: not judged.', {
      values: labelled(relatednessLabels),
    }),
    words('judged_by', 'Who judged relatedness.'),
    code('actions', `What was done. ${LIST}`, { values: labelled(adverseEventActionLabels) }),
    code('outcome', 'How it stands.', { values: labelled(adverseEventOutcomeLabels) }),
    day('ended_on', 'Day on which it was over; empty while it is not.'),
    whole('report_count', 'How many bodies outside the practice were told.'),
    words('reports', 'Who was told, when, and under which reference, separated by "; ".'),
    words('note', 'What was written about it.'),
    words(
      'correction_reason',
      'Why this version differs from the one before, or why it was voided.',
    ),
    instant('recorded_at', 'When this version was recorded.'),
    words('recorded_by', 'Who recorded this version.'),
  ],
};
