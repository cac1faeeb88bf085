import {
  assessmentModeLabels,
  findInstrument,
  findSeverityBand,
  instruments,
  missingReasonLabels,
} from '@glabella/domain/instruments';
import type { Cell } from '@glabella/domain/values';
import {
  code,
  day,
  type DerivationContext,
  type ExportColumn,
  type ExportTable,
  firstRecorded,
  id,
  identifying,
  instant,
  labelled,
  listOf,
  whole,
  words,
} from './export-table';

/** Items of the longest instrument: so many columns there are. */
export const MOST_ITEMS = Math.max(...instruments.map(({ items }) => items.length));

function itemColumn(number: number): ExportColumn {
  const asked = instruments.filter(({ items }) => items.length >= number);
  return whole(
    `item_${number}`,
    `Answer to item ${number}; empty: not answered, or the instrument keeps no such item.`,
    {
      values: asked
        .map(({ id: instrument, items }) => `${instrument}: ${items[number - 1]?.text ?? ''}`)
        .join(' | '),
    },
  );
}

function severity({ cell }: DerivationContext): Cell {
  const [instrument, total] = [findInstrument(cell('instrument_id') ?? ''), cell('total')];
  if (!instrument || total === null) return null;
  return findSeverityBand(instrument, Number(total))?.id ?? null;
}

const functionItem = instruments.flatMap(({ functionItem: item }) => item?.text ?? [])[0] ?? '';

export const assessmentsTable: ExportTable = {
  name: 'assessments',
  row: 'One questionnaire of a patient in its current version.',
  columns: [
    id('assessment_id', 'The assessment.'),
    id('patient_id', 'The patient; joins all tables.'),
    code(
      'status',
      'Recorded, or voided as entered by mistake (in the file only if it was asked for).',
      { values: listOf(['recorded', 'voided']) },
    ),
    whole('version', 'Version of the assessment, 1 for the first.', { values: '1 and above' }),
    day('assessed_on', 'Day on which the patient answered.'),
    code('instrument_id', 'The questionnaire.', {
      values: listOf(instruments.map(({ id: value, name }) => ({ id: value, label: name }))),
    }),
    code('instrument_version', 'Version of the questionnaire in this program.'),
    ...Array.from({ length: MOST_ITEMS }, (_, index) => itemColumn(index + 1)),
    whole('function_item', `Answer to "${functionItem}"; never part of the total.`),
    whole('total', 'Total score; empty where the answers give none.', {
      values: instruments
        .map(({ id: value, range: { min, max } }) => `${value}: ${min} to ${max}`)
        .join(' | '),
      source: 'computed from the items, or as entered where score_status is total-only',
    }),
    code(
      'score_status',
      'Complete; prorated for gaps by the published rule; none: too many gaps; total-only: items not known; ' +
        'unscored: the items never add up.',
      { values: listOf(['complete', 'prorated', 'none', 'total-only', 'unscored']) },
    ),
    code('severity', 'Published band of the total; empty without a total or a published band.', {
      values: instruments
        .filter(({ bands }) => bands.length > 0)
        .map(
          ({ id: value, bands }) =>
            `${value}: ${bands.map((band) => `${band.id} ${band.from}-${band.to}`).join(', ')}`,
        )
        .join(' | '),
      source: 'computed from total',
      derive: severity,
    }),
    code('missing_reason', 'Why there is no total.', { values: labelled(missingReasonLabels) }),
    code('mode', 'How it was taken.', { values: labelled(assessmentModeLabels) }),
    identifying(code('language', 'Language of the form, BCP 47.')),
    code('source', 'How it came into the record.', { values: listOf(['form', 'csv', 'fhir']) }),
    words('note', 'What was written about it.'),
    words(
      'correction_reason',
      'Why this version differs from the one before, or why it was voided.',
    ),
    instant('recorded_at', 'When this version was recorded.'),
    firstRecorded(),
    words('recorded_by', 'Who entered this version.'),
  ],
};
