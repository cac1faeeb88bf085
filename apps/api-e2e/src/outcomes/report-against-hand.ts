import type { OutcomeReport } from '@glabella/contracts';
import {
  type FiguresByHand,
  type IntervalByHand,
  meanByHand,
  shareByHand,
} from './figures-by-hand';

type Interval = OutcomeReport['cohort']['visits'][number]['change'];

/** Where a band of changes ends, itself in it: a fall by 75, 50, 25 %, any fall, no change, any rise. */
const edgesByHand = [-Infinity, -75, -50, -25, -Number.MIN_VALUE, 0, Infinity];

/** What was compared: how many figures were shown, and how many a small cell took away. */
export interface Compared {
  readonly shown: number;
  readonly hidden: number;
}

/** Throws at the first figure of the report that is not the one worked out by hand, to 1e-9. */
export function expectFiguresByHand(report: OutcomeReport, hand: FiguresByHand): Compared {
  let [shown, hidden] = [0, 0];
  const isFew = (expected: number): boolean => expected >= 1 && expected <= 4;
  // Parts of fewer than 5 are withheld whatever they are; else a small one is always '<5'.
  const count = (
    printed: number | `<${number}` | 'withheld',
    expected: number,
    isOfFew = false,
  ): void => {
    const isSmall = isFew(expected);
    if (isOfFew) expect(printed).toBe('withheld');
    else if (printed === 'withheld') expect(isSmall).toBe(false);
    else expect(printed).toBe(isSmall ? '<5' : expected);
    if (typeof printed === 'number') shown += 1;
    else hidden += 1;
  };
  const interval = (printed: Interval, expected: () => IntervalByHand): void => {
    if (printed === null) {
      hidden += 1;
      return;
    }
    const { percent, low, high } = expected();
    for (const [found, right] of [
      [printed.percent, percent],
      [printed.low, low],
      [printed.high, high],
    ] as const) {
      shown += 1;
      expect(Math.abs((found ?? NaN) - right)).toBeLessThan(1e-9);
    }
  };
  const { treated, cohort } = report;
  count(treated.patients, hand.treated.patients);
  count(treated.sessions, hand.treated.sessions);
  expect(treated.products.map(({ productId }) => productId).sort()).toEqual(
    Object.keys(hand.treated.products).sort(),
  );
  for (const { productId, sessions, units } of treated.products) {
    const product = hand.treated.products[productId];
    count(sessions, product?.sessions ?? NaN, isFew(hand.treated.sessions));
    if (units !== null) expect(Math.abs(units - (product?.units ?? NaN))).toBeLessThan(1e-9);
  }
  count(cohort.patients, hand.begun);
  const isFewBegun = isFew(hand.begun);
  count(cohort.withoutBaseline, hand.withoutBaseline, isFewBegun);
  count(cohort.belowBaseline, hand.belowBaseline, isFewBegun);
  count(cohort.counted, hand.counted, isFewBegun);
  const isFewCounted = isFewBegun || isFew(hand.counted);
  expect(cohort.weeks.map(({ week }) => week)).toEqual([6, 12]);
  for (const {
    week,
    observed,
    missing,
    notYet,
    change,
    bands,
    response,
    remission,
  } of cohort.weeks) {
    const right = hand.weeks[week];
    count(observed, right.observed, isFewCounted);
    count(missing, right.missing, isFewCounted);
    count(notYet, right.notYet, isFewCounted);
    interval(change, () => meanByHand(right.changes));
    if (bands) {
      const sorted = [...right.changes].sort((a, b) => a - b);
      const [from, upTo] = [edgesByHand.slice(0, -1), edgesByHand.slice(1)];
      expect(bands).toHaveLength(from.length);
      bands.forEach(({ patients, changes }, band) => {
        const lies = sorted.filter(
          (value) => value > (from[band] ?? NaN) && value <= (upTo[band] ?? NaN),
        );
        count(patients, lies.length);
        if (changes === null) return;
        expect(changes).toHaveLength(lies.length);
        changes.forEach((value, at) =>
          expect(Math.abs(value - (lies[at] ?? NaN))).toBeLessThan(1e-9),
        );
        shown += changes.length;
      });
    }
    for (const [rates, met] of [
      [response, right.responders],
      [remission, right.remitters],
    ] as const) {
      if (!rates) throw new Error('The PHQ-9 has a response and a remission');
      count(rates.observed.count, met);
      count(rates.imputed.count, met);
      count(rates.observed.of, right.observed, isFewCounted);
      count(rates.imputed.of, right.observed + right.missing, isFewCounted);
      interval(rates.observed.interval, () => shareByHand(met, right.observed));
      interval(rates.imputed.interval, () => shareByHand(met, right.observed + right.missing));
    }
  }
  for (const { week, observed, owed, change } of cohort.visits) {
    const right = hand.visits[week];
    count(observed, right?.changes.length ?? NaN);
    count(owed, right?.owed ?? NaN);
    interval(change, () => meanByHand(right?.changes ?? []));
  }
  // Beside a number that is not shown stands none that it could be bounded by.
  if (typeof cohort.patients !== 'number') {
    for (const one of [treated.patients, treated.sessions]) {
      if (typeof one === 'number') expect(one).toBeGreaterThan(hand.begun);
    }
  }
  if (typeof cohort.counted !== 'number') {
    for (const one of cohort.visits.flatMap(({ observed, owed }) => [observed, owed])) {
      if (typeof one === 'number') expect(one).toBeLessThan(hand.counted);
    }
  }
  return { shown, hidden };
}
