import type {
  ChartFrownRating,
  ChartLifeEventFacts,
  ChartMedicationFacts,
} from '../spec/chart-record';
import { onDay } from './chart-record-of';

/** Sertraline 50 mg from 100 days before the first injection, raised to 100 mg 40 days after it. */
export function medicationOn(facts: Partial<ChartMedicationFacts> = {}): ChartMedicationFacts {
  return {
    id: 'sertraline',
    status: 'recorded',
    drugId: 'sertraline',
    otherName: null,
    otherClass: null,
    doseUnit: 'mg',
    steps: [
      { on: onDay(-100), dose: 50 },
      { on: onDay(40), dose: 100 },
    ],
    stoppedOn: null,
    purpose: null,
    ...facts,
  };
}

/** A frown review on a day after the first injection. */
export function reviewOn(days: number, facts: Partial<ChartFrownRating> = {}): ChartFrownRating {
  return {
    id: `review-day-${days}`,
    status: 'recorded',
    ratedOn: onDay(days),
    atRest: 0,
    atMaximum: 1,
    ...facts,
  };
}

/** A bereavement on a day after the first injection. */
export function lifeEventOn(
  days: number,
  facts: Partial<ChartLifeEventFacts> = {},
): ChartLifeEventFacts {
  return {
    id: `life-event-day-${days}`,
    status: 'recorded',
    happenedOn: onDay(days),
    kind: 'bereavement',
    note: null,
    ...facts,
  };
}
