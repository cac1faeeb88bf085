import type { AnswerOption, Instrument, InstrumentItem } from './instrument';

/** The answers that an item offers; none where it takes a number on a scale of its own. */
export function itemOptions(instrument: Instrument, item: InstrumentItem): readonly AnswerOption[] {
  if (item.scale !== undefined) return [];
  return item.options ?? instrument.options;
}

/** The lowest and highest answer of an item, both included. */
export function itemRange(
  instrument: Instrument,
  item: InstrumentItem,
): { readonly min: number; readonly max: number } {
  if (item.scale !== undefined) return item.scale;
  const values = itemOptions(instrument, item).map(({ value }) => value);
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** True when an item takes this answer. */
export function offersAnswer(
  instrument: Instrument,
  item: InstrumentItem,
  answer: number,
): boolean {
  const { scale } = item;
  if (scale === undefined) {
    return itemOptions(instrument, item).some(({ value }) => value === answer);
  }
  return Number.isInteger(answer) && answer >= scale.min && answer <= scale.max;
}

/** An answer in words: its printed option, or the number with its unit. */
export function answerWords(instrument: Instrument, item: InstrumentItem, answer: number): string {
  if (item.scale !== undefined) return `${answer} ${item.scale.unit}`.trimEnd();
  const option = itemOptions(instrument, item).find(({ value }) => value === answer);
  return option?.label ?? String(answer);
}
