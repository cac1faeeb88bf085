import {
  type FunctionItem,
  type Instrument,
  type InstrumentItem,
  answerWords,
  itemRange,
} from '@glabella/domain/instruments';
import {
  type CalendarDate,
  compareDates,
  compareInstants,
  formatDate,
} from '@glabella/domain/values';
import type { ChartAssessment } from '../spec/chart-record';

/** An assessment whose answers are read item by item. */
export interface ItemAssessment extends ChartAssessment {
  readonly functionAnswer: number | null;
}

/** A form with its answers: one per item, null where not answered, which is never 0. */
export interface ItemForm {
  readonly id: string;
  readonly on: CalendarDate;
  readonly answers: readonly (number | null)[];
  readonly functionAnswer: number | null;
  readonly total: number | null;
  readonly isProrated: boolean;
}

/** One answer as the grid prints it. */
export interface ItemCell {
  /** '2', or a dash where the item was not answered. */
  readonly text: string;
  /** 'more than half the days', 'not answered'. */
  readonly words: string;
  /** 0 for the mildest answer to 3 for the worst, whatever numbers the item takes; null: a gap. */
  readonly shade: 0 | 1 | 2 | 3 | null;
  /** A safety item of 1 or more. */
  readonly isAlarm: boolean;
}

/** A row of the grid: an item over all forms, in their order. */
export interface ItemLine {
  readonly code: string;
  readonly label: string;
  readonly cells: readonly ItemCell[];
}

/** The answers of an instrument over time; the functional item stands apart, outside the total. */
export interface ItemGrid {
  readonly forms: readonly ItemForm[];
  readonly lines: readonly ItemLine[];
  readonly totals: readonly string[];
  readonly functioning: ItemLine | null;
}

const dash = '–';
const steps = 3;

function formsOf(instrument: Instrument, assessments: readonly ItemAssessment[]): ItemForm[] {
  return assessments
    .filter(({ status, instrumentId }) => status === 'recorded' && instrumentId === instrument.id)
    .flatMap(({ answers, ...assessment }) => (answers === null ? [] : [{ ...assessment, answers }]))
    .sort(
      (a, b) =>
        compareDates(a.assessedOn, b.assessedOn) ||
        compareInstants(a.firstRecordedAt, b.firstRecordedAt) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, assessedOn, answers, functionAnswer, total, scoreStatus }) => ({
      id,
      on: assessedOn,
      answers,
      functionAnswer,
      total: scoreStatus === 'none' ? null : total,
      isProrated: scoreStatus === 'prorated',
    }));
}

function shadeOf(
  { min, max }: { readonly min: number; readonly max: number },
  answer: number,
  isLowerBetter: boolean,
): 0 | 1 | 2 | 3 {
  const share = max === min ? 0 : (answer - min) / (max - min);
  const worse = Math.round((isLowerBetter ? share : 1 - share) * steps);
  return worse <= 0 ? 0 : worse >= 3 ? 3 : worse === 1 ? 1 : 2;
}

const gap: ItemCell = { text: dash, words: 'not answered', shade: null, isAlarm: false };

function itemCell(instrument: Instrument, item: InstrumentItem, answer: number | null): ItemCell {
  if (answer === null) return gap;
  return {
    text: String(answer),
    words: answerWords(instrument, item, answer).toLowerCase(),
    shade: shadeOf(itemRange(instrument, item), answer, instrument.direction === 'lower-is-better'),
    isAlarm: item.isSafetyItem === true && answer > 0,
  };
}

function functionCell({ options }: FunctionItem, answer: number | null): ItemCell {
  const option = options.find(({ value }) => value === answer);
  if (option === undefined) return gap;
  const values = options.map(({ value }) => value);
  const range = { min: Math.min(...values), max: Math.max(...values) };
  return {
    text: String(option.value),
    words: option.label.toLowerCase(),
    shade: shadeOf(range, option.value, true),
    isAlarm: false,
  };
}

function totalText({ total, isProrated }: ItemForm): string {
  if (total === null) return dash;
  return isProrated ? `${total} p` : String(total);
}

/**
 * The answers of every recorded form of an instrument, item by visit, in order of time. Forms of
 * which only a total is known are left out: their items are not known, which is not 0.
 */
export function itemGrid(instrument: Instrument, assessments: readonly ItemAssessment[]): ItemGrid {
  const forms = formsOf(instrument, assessments);
  const { functionItem } = instrument;
  return {
    forms,
    lines: instrument.items.map((item, at) => ({
      code: item.code,
      label: item.shortLabel,
      cells: forms.map(({ answers }) => itemCell(instrument, item, answers[at] ?? null)),
    })),
    totals: instrument.entry.kind === 'separate-items' ? [] : forms.map(totalText),
    functioning:
      functionItem === undefined
        ? null
        : {
            code: functionItem.code,
            label: functionItem.shortLabel,
            cells: forms.map(({ functionAnswer }) => functionCell(functionItem, functionAnswer)),
          },
  };
}

/** The form as a person chooses it: '14 Feb 2026, total 18'. */
export function itemFormLabel({ on, total, isProrated }: ItemForm): string {
  const score = total === null ? 'no total' : `total ${total}${isProrated ? ' (prorated)' : ''}`;
  return `${formatDate(on)}, ${score}`;
}

/** The grid of its latest forms only, at most `count` of them; every line keeps its cell for each. */
export function latestForms(grid: ItemGrid, count: number): ItemGrid {
  if (grid.forms.length <= count) return grid;
  const last = <Cell>(cells: readonly Cell[]): readonly Cell[] => cells.slice(-count);
  const shorter = (line: ItemLine): ItemLine => ({ ...line, cells: last(line.cells) });
  return {
    forms: last(grid.forms),
    lines: grid.lines.map(shorter),
    totals: last(grid.totals),
    functioning: grid.functioning === null ? null : shorter(grid.functioning),
  };
}
