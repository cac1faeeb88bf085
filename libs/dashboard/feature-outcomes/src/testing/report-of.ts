import type { OutcomeReport } from '@glabella/contracts';

type Week = OutcomeReport['cohort']['weeks'][number];

const week = (change: Partial<Week> & Pick<Week, 'week'>): Week => ({
  observed: 38,
  missing: 10,
  notYet: 0,
  change: { percent: -42.6, low: -54.8, high: -30.4 },
  response: {
    observed: { count: 23, of: 38, interval: { percent: 60.526, low: 44.7, high: 74.4 } },
    imputed: { count: 23, of: 48, interval: { percent: 47.917, low: 34.5, high: 61.7 } },
  },
  remission: {
    observed: { count: '<5', of: 38, interval: null },
    imputed: { count: '<5', of: 48, interval: null },
  },
  bands: [
    { label: 'Fell by 75 % or more', patients: 6, changes: [-90, -84, -80, -80, -79, -76] },
    { label: 'Fell by 50 to under 75 %', patients: 17, changes: Array<number>(17).fill(-60) },
    { label: 'Fell by 25 to under 50 %', patients: 'withheld', changes: null },
    { label: 'Fell by under 25 %', patients: '<5', changes: null },
    { label: 'No change', patients: 0, changes: [] },
    { label: 'Rose', patients: 5, changes: [5, 10, 10, 20, 40] },
  ],
  ...change,
});

/** A report of a synthetic practice; for specs. */
export function reportOf(cohort: Partial<OutcomeReport['cohort']> = {}): OutcomeReport {
  return {
    today: '2026-11-23',
    asOf: '2026-11-23T09:00:00Z',
    instrumentId: 'phq9',
    thresholdValues: {},
    treated: {
      patients: 52,
      sessions: 119,
      products: [{ productId: 'onabotulinumtoxinA', sessions: 119, units: 3761 }],
    },
    cohort: {
      patients: 55,
      withoutBaseline: 0,
      belowBaseline: 7,
      counted: 48,
      weeks: [week({ week: 6 }), week({ week: 12, bands: null, observed: 44, missing: '<5' })],
      visits: [
        {
          week: 2,
          observed: 45,
          owed: 'withheld',
          change: { percent: -16.5, low: -22, high: -11 },
        },
        { week: 6, observed: 38, owed: 48, change: { percent: -42.6, low: -54.8, high: -30.4 } },
        { week: 12, observed: '<5', owed: 20, change: null },
      ],
      ...cohort,
    },
    strata: [
      {
        id: 'mild',
        observed: 14,
        missing: 'withheld',
        change: { percent: -51.2, low: -66.4, high: -36 },
        response: { count: 9, of: 14, interval: { percent: 64.286, low: 38.8, high: 83.7 } },
        remission: { count: 'withheld', of: 14, interval: null },
      },
      {
        id: 'moderate',
        observed: 'withheld',
        missing: '<5',
        change: null,
        response: { count: 'withheld', of: 'withheld', interval: null },
        remission: { count: 'withheld', of: 'withheld', interval: null },
      },
      {
        id: 'severe',
        observed: '<5',
        missing: '<5',
        change: null,
        response: { count: 'withheld', of: '<5', interval: null },
        remission: { count: 'withheld', of: '<5', interval: null },
      },
      {
        id: 'not-computable',
        observed: 0,
        missing: 0,
        change: null,
        response: { count: 0, of: 0, interval: null },
        remission: { count: 0, of: 0, interval: null },
      },
    ],
  };
}

/** A practice where nobody was treated in the period; for specs. */
export const emptyReport: OutcomeReport = {
  ...reportOf({ patients: 0, belowBaseline: 0, counted: 0, weeks: [], visits: [] }),
  treated: { patients: 0, sessions: 0, products: [] },
};
