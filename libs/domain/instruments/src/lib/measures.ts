import { instruments } from './catalogue';
import { itemRange } from './answer-offer';
import type { Instrument, InstrumentItem } from './instrument';

// The options of an item are its bands: each answer is a grade with a printed name.
function itemMeasure(instrument: Instrument, item: InstrumentItem, index: number): Instrument {
  const bands = (item.options ?? []).map(({ value, label }) => ({
    id: `answer-${value}`,
    label,
    from: value,
    to: value,
  }));
  return {
    ...instrument,
    id: item.code,
    name: `${instrument.name}: ${item.shortLabel.toLowerCase()}`,
    title: item.text,
    items: [item],
    range: itemRange(instrument, item),
    bands,
    bandSource: bands.length === 0 ? null : (instrument.sources[0] ?? null),
    thresholds: {},
    itemOf: { instrumentId: instrument.id, index },
  };
}

/**
 * What of an instrument is drawn over time: the instrument itself by its total, or one measure for
 * each item where the items never add up.
 */
export function measuresOf(instrument: Instrument): readonly Instrument[] {
  if (instrument.entry.kind !== 'separate-items') return [instrument];
  return instrument.items.map((item, index) => itemMeasure(instrument, item, index));
}

/** The measure with this id ('phq9', 'check-in.2'), or undefined when the product does not know it. */
export function findMeasure(id: string): Instrument | undefined {
  return instruments.flatMap(measuresOf).find((measure) => measure.id === id);
}

/** The id of the instrument that a measure is recorded with. */
export function recordedWith(measure: Instrument): string {
  return measure.itemOf?.instrumentId ?? measure.id;
}
