import {
  type CellRows,
  dayColumn,
  numberCell,
  numberColumn,
  seriesColumn,
  seriesOf,
  yesOrNo,
} from '@glabella/domain/values';
import type { ItemForm, ItemGrid, ItemLine } from '../items/item-grid';

interface AnswerRow {
  readonly form: ItemForm;
  readonly line: ItemLine;
  readonly at: number;
  readonly isInTotal: boolean;
}

const cellOf = ({ line, at }: AnswerRow) => line.cells[at];
const isAnswered = (row: AnswerRow): boolean => (cellOf(row)?.shade ?? null) !== null;

const columns = [
  dayColumn<AnswerRow>('date', ({ form }) => form.on),
  seriesColumn<AnswerRow>('item', ({ line }) => line.code),
  seriesColumn<AnswerRow>('item_label', ({ line }) => line.label),
  numberColumn<AnswerRow>('answer', (row) =>
    isAnswered(row) ? (cellOf(row)?.text ?? null) : null,
  ),
  seriesColumn<AnswerRow>('answer_words', (row) =>
    isAnswered(row) ? (cellOf(row)?.words ?? null) : null,
  ),
  seriesColumn<AnswerRow>('is_safety_mark', (row) => yesOrNo(cellOf(row)?.isAlarm === true)),
  seriesColumn<AnswerRow>('is_in_total', ({ isInTotal }) => yesOrNo(isInTotal)),
  numberColumn<AnswerRow>('form_total', ({ form }) => numberCell(form.total)),
  seriesColumn<AnswerRow>('is_prorated', ({ form }) => yesOrNo(form.isProrated)),
];

/** The answers of a grid, one row for each item of each form in order of time; what was not answered is an empty cell. */
export function itemSeries({ forms, lines, functioning }: ItemGrid): CellRows {
  const rows = forms.flatMap((form, at) => [
    ...lines.map((line): AnswerRow => ({ form, line, at, isInTotal: true })),
    ...(functioning === null ? [] : [{ form, line: functioning, at, isInTotal: false }]),
  ]);
  return seriesOf(columns, rows);
}
