import type { Instrument } from '@glabella/domain/instruments';
import type { Citation } from '@glabella/domain/values';
import { practiceRule } from './sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** A word of a table, what exactly it means with the numbers in force, and who says so. */
export interface Definition {
  readonly term: string;
  readonly text: string;
  readonly source: Citation;
}

function sidesOf({ direction }: Instrument) {
  return direction === 'lower-is-better'
    ? ({ below: 'below', above: 'above' } as const)
    : ({ below: 'above', above: 'below' } as const);
}

/** From when on the effect of a cycle is seen, with the number in force. */
export function onsetDefinition(
  instrument: Instrument,
  { onsetPercent }: OutcomeThresholds = defaultOutcomeThresholds,
): Definition {
  const { below } = sidesOf(instrument);
  return {
    term: 'Onset',
    text: `The first visit at least ${onsetPercent.value} % ${below} the total before.`,
    source: onsetPercent.source,
  };
}

/** From when on it has worn off, with the number in force; null where the instrument has none. */
export function wearOffDefinition(
  instrument: Instrument,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Definition | null {
  const rise = thresholdsOf(instrument, thresholds).wearOffRise;
  if (rise === undefined) return null;
  const { above } = sidesOf(instrument);
  return {
    term: 'Wear-off',
    text:
      `The first visit ${rise.value} points or more ${above} the best of the cycle, before or on the ` +
      `day of the next injection. None where every visit was ${above} the total before.`,
    source: rise.source,
  };
}

/** How the cycles of a patient are counted: every word of their table with the threshold in force. */
export function cycleDefinitions(
  instrument: Instrument,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Definition[] {
  const { baselineWindowDays } = thresholds;
  const own = (detail: string): Citation => practiceRule(detail);
  return [
    {
      term: 'Cycle',
      text: `From one day with an injection up to and including the day of the next, of every course that is read by the ${instrument.name}.`,
      source: own('Two sessions on one day begin one cycle; one for something else begins none.'),
    },
    {
      term: 'Before',
      text: `The last complete total in the ${baselineWindowDays.value} days up to and including the injection.`,
      source: baselineWindowDays.source,
    },
    onsetDefinition(instrument, thresholds),
    {
      term: instrument.direction === 'lower-is-better' ? 'Lowest' : 'Highest',
      text: 'The best total of the cycle; of equal ones the first.',
      source: own('Taken from the visits of the cycle, prorated totals among them.'),
    },
    wearOffDefinition(instrument, thresholds) ?? {
      term: 'Wear-off',
      text: `Not stated: no threshold is published for the ${instrument.name}.`,
      source: own('No instrument borrows the number of another.'),
    },
    {
      term: 'Lasted',
      text: 'From the injection to the wear-off; a dash while it was not seen to wear off.',
      source: own(
        'Visits are weeks apart: the effect ended some time before the visit that shows it.',
      ),
    },
    {
      term: 'Assumed effect',
      text: 'The weeks that the protocol assumes, cut at the next session for the same. An assumption, not a measurement.',
      source: own(
        'Muscle effect lasts 3 to 4 months in the literature; it differs between people.',
      ),
    },
  ];
}
