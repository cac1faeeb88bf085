import type { Instrument } from '@glabella/domain/instruments';
import type { Definition } from './cycle-definitions';
import { practiceRule } from './sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** Who stands in the band of comparable patients and how it is counted, with the numbers in force. */
export function comparisonDefinitions(
  instrument: Instrument,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Definition[] {
  const { baselineWindowDays, visitTolerance, leastComparable } = thresholds;
  const from = thresholdsOf(instrument, thresholds).responseBaselineFrom;
  const { earlyUntilWeek, earlyDays, lateDays } = visitTolerance;
  return [
    {
      term: 'Comparable',
      text:
        'Every other patient of the practice, archived ones too, whose first course under the same ' +
        `protocol has a complete ${instrument.name} in the ${baselineWindowDays.value} days up to the ` +
        `first injection, of ${from === undefined ? 'more than 0' : `${from.value} or more`}. ` +
        'Left out is whoever refused the use of their data. Nothing else is matched: not age, sex or ' +
        'other treatment.',
      source: from?.source ?? baselineWindowDays.source,
    },
    {
      term: 'Total of a week',
      text:
        `The complete total nearest the planned day, ${earlyDays} days either side up to week ` +
        `${earlyUntilWeek}, ${lateDays} after; up to the end of the course. Who has none is not counted ` +
        'in that week, so those who stayed away are missing from it.',
      source: visitTolerance.source,
    },
    {
      term: 'Band',
      text:
        'Median and 10th to 90th percentile, interpolated between the two nearest ranks. The line ' +
        'between planned weeks only joins them.',
      source: practiceRule('Percentiles as in Hyndman & Fan 1996, type 7.'),
    },
    {
      term: 'Hidden',
      text: `A week with fewer than ${leastComparable.value} patients shows their number alone.`,
      source: leastComparable.source,
    },
    {
      term: 'Not an effect',
      text:
        'Later injections during these weeks are not taken out, and there is no comparison group: a ' +
        'change in a registry is not a treatment effect.',
      source: practiceRule('Placebo arms of the trials fell by 2 to 21 %.'),
    },
  ];
}
