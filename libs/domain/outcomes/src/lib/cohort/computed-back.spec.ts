import { phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { injectedOn, visit } from '../../testing/course';
import { defaultOutcomeThresholds } from '../thresholds';
import { type CohortFigures, CohortTally } from './cohort-figures';
import { cohortPatient } from './cohort-patient';
import { type CohortReport, cohortReport } from './cohort-report';
import { type TreatedFigures, type TreatedReport, treatedReport } from './treated-report';
import { type PrintedCount, isPrintedSmall } from './small-cells';
import {
  type Guess,
  type Guesses,
  type Relations,
  computed,
  copyOf,
  most,
  narrow,
} from './testing/possible-counts';

/**
 * Somebody who reads one report and tries to compute what it does not print, from all numbers on it and from everything that
 * holds between them by definition. No line of the rules under test stands here.
 */

/** What holds whatever the plans of the courses are, and where all keep one plan with visits in weeks 2, 6 and 12. */
function relationsOf(
  visitWeeks: readonly number[],
  productIds: readonly string[],
  isOnePlan: boolean,
): Relations {
  const sums: (readonly [string, ...string[]])[] = [
    ['begun', 'withoutBaseline', 'belowBaseline', 'counted'],
    ['sessions', ...productIds],
  ];
  const orders: (readonly [string, string])[] = [
    ['begun', 'patients'],
    ['patients', 'sessions'],
    ['notYet-6', 'notYet-12'],
  ];
  for (const week of [6, 12]) {
    sums.push(
      ['counted', `observed-${week}`, `missing-${week}`, `notYet-${week}`],
      [`due-${week}`, `observed-${week}`, `missing-${week}`],
      [`observed-${week}`, `response-${week}`, `noResponse-${week}`],
      [`observed-${week}`, `remission-${week}`, `noRemission-${week}`],
    );
    orders.push([`remission-${week}`, `response-${week}`]);
  }
  for (const week of visitWeeks) {
    sums.push([`owed-${week}`, `made-${week}`, `missed-${week}`]);
    orders.push([`owed-${week}`, 'counted']);
    if (week === 6 || week === 12) orders.push([`made-${week}`, `observed-${week}`]);
    // From day 70 to 98, as the window of week 12 and behind that of week 6.
    if (week === 12) orders.push(['owed-12', 'due-6'], ['owed-12', 'due-12']);
    if (!isOnePlan) continue;
    for (const later of visitWeeks) {
      if (later > week) orders.push([`owed-${later}`, `owed-${week}`]);
    }
    for (const later of [6, 12])
      if (later > week) orders.push([`observed-${later}`, `owed-${week}`]);
    if (week === 12) orders.push(['observed-12', 'made-12']);
  }
  return { sums, orders };
}

const least = 5;
const few: Guess = { least: 1, most: least - 1, gapUpTo: 0 };
const anything: Guess = { least: 0, most, gapUpTo: 0 };

/** What a printed count says; what is withheld is none that would be printed as '<5', unless it need not be. */
function said(printed: PrintedCount | undefined, isSmallToo = false): Guess {
  if (typeof printed === 'number') return { least: printed, most: printed, gapUpTo: 0 };
  if (printed !== undefined && isPrintedSmall(printed)) return few;
  return isSmallToo || printed === undefined ? anything : { least: 0, most, gapUpTo: least };
}

/** Everything that the report says of every count that it speaks of. */
function readReport(cohort: CohortReport, treated: TreatedReport): Guesses {
  const { patients: begun, withoutBaseline, belowBaseline, counted, weeks, visits } = cohort;
  const outer = { withoutBaseline, belowBaseline, counted };
  const ofWeeks = weeks.flatMap(({ observed, missing, notYet }) => [observed, missing, notYet]);
  const isAllWithheld = [begun, counted, ...ofWeeks].every((one) => one === 'withheld');
  const isOfFew = isAllWithheld || isPrintedSmall(begun);
  const products = treated.products.map((one) => one.sessions);
  const isNoSession = [treated.sessions, ...products].every((one) => one === 'withheld');
  const guesses: [string, Guess][] = [
    ['begun', said(begun, isAllWithheld)],
    ['patients', said(treated.patients)],
    ['sessions', said(treated.sessions, isNoSession)],
    ...treated.products.map(({ productId, sessions }): [string, Guess] => [
      productId,
      said(sessions, isNoSession || isPrintedSmall(treated.sessions)),
    ]),
    ...Object.entries(outer).map(([name, one]): [string, Guess] => [name, said(one, isOfFew)]),
  ];
  for (const { week, response, remission, ...counts } of weeks) {
    const isOfFewCounted = isOfFew || isPrintedSmall(counted);
    for (const part of ['observed', 'missing', 'notYet'] as const) {
      guesses.push([`${part}-${week}`, said(counts[part], isOfFewCounted)]);
    }
    guesses.push([`due-${week}`, said(response?.imputed.of, true)]);
    guesses.push([`response-${week}`, said(response?.observed.count)]);
    guesses.push([`remission-${week}`, said(remission?.observed.count)]);
    guesses.push([`noResponse-${week}`, anything], [`noRemission-${week}`, anything]);
  }
  for (const { week, observed, owed } of visits) {
    // As the page says where it knows how many are counted.
    const isFewMissed =
      typeof counted === 'number' && typeof observed === 'number' && owed === 'withheld';
    guesses.push([`made-${week}`, said(observed)], [`owed-${week}`, said(owed, true)]);
    guesses.push([`missed-${week}`, isFewMissed ? few : anything]);
  }
  return new Map(guesses);
}

/** The same counts as they are. */
function truthOf(figures: CohortFigures, treated: TreatedFigures): Map<string, number> {
  const { patients: begun, withoutBaseline, belowBaseline, counted } = figures;
  const { patients, sessions, products } = treated;
  return new Map<string, number>([
    ...Object.entries({ begun, withoutBaseline, belowBaseline, counted, patients, sessions }),
    ...products.map((one): [string, number] => [one.productId, one.sessions]),
    ...figures.weeks.flatMap(({ week, observed, missing, notYet, response, remission }) =>
      Object.entries({
        [`observed-${week}`]: observed,
        [`missing-${week}`]: missing,
        [`notYet-${week}`]: notYet,
        [`response-${week}`]: response?.observed.count ?? 0,
        [`noResponse-${week}`]: observed - (response?.observed.count ?? 0),
        [`remission-${week}`]: remission?.observed.count ?? 0,
        [`noRemission-${week}`]: observed - (remission?.observed.count ?? 0),
      }),
    ),
    ...figures.visits.flatMap(({ week, observed, owed }) =>
      Object.entries({
        [`made-${week}`]: observed,
        [`owed-${week}`]: owed,
        [`missed-${week}`]: owed - observed,
      }),
    ),
  ]);
}

/** Patients whose courses run alike. */
interface Kind {
  readonly count: number;
  /** How many days ago the course began, and after how many it ended. */
  readonly day: number;
  readonly endDay: number | null;
  readonly visitWeeks: readonly number[];
  /** The days on which they were seen, and what they scored each time. */
  readonly days: readonly number[];
  readonly total: number;
}
interface Practice {
  readonly kinds: readonly Kind[];
  readonly withoutBaseline: number;
  readonly belowBaseline: number;
  /** Treated in the period without having begun in it, and sessions beside the first of each patient. */
  readonly others: number;
  readonly again: number;
  /** Of a second product. */
  readonly ofSecond: number;
}

function figuresOf({ kinds, withoutBaseline, belowBaseline }: Practice): CohortFigures {
  const thresholds = defaultOutcomeThresholds;
  const tally = new CohortTally({ instrument: phq9, thresholds });
  const add = (
    count: number,
    { day, endDay, visitWeeks, days, total }: Kind,
    baseline?: number,
  ) => {
    const today = addDays(injectedOn, day);
    const last = Math.min(day, endDay ?? day);
    const placed = cohortPatient(
      { instrument: phq9, today, thresholds },
      {
        firstInjectionOn: injectedOn,
        endedOn: endDay === null || endDay > day ? null : addDays(injectedOn, endDay),
        visitWeeks,
        points: [
          ...(baseline === undefined ? [] : [visit(0, baseline)]),
          ...days.filter((one) => one <= last).map((one) => visit(one, total)),
        ],
      },
    );
    for (let one = 0; one < count; one += 1) tally.add(placed);
  };
  for (const kind of kinds) add(kind.count, kind, 20);
  const [first] = kinds;
  if (first) {
    add(withoutBaseline, first);
    add(belowBaseline, first, 8);
  }
  return tally.figures();
}

function treatedOf({ others, again, ofSecond }: Practice, begun: number): TreatedFigures {
  const patients = begun + others;
  const sessions = patients + again;
  const second = Math.min(ofSecond, sessions);
  const products = [sessions - second, second].flatMap((count, at) =>
    count === 0 ? [] : [{ productId: `product ${at}`, sessions: count, units: 30 * count }],
  );
  return { patients, sessions, products };
}

/** What of a practice's report is computed from what it prints. */
function computedOf(practice: Practice): string[] {
  const figures = figuresOf(practice);
  const treated = treatedOf(practice, figures.patients);
  const cohort = cohortReport(figures);
  const guesses = readReport(cohort, treatedReport(treated, cohort, figures.leastPrinted));
  const plans = new Set(practice.kinds.map(({ visitWeeks }) => visitWeeks.join()));
  const relations = relationsOf(
    figures.visits.map(({ week }) => week),
    treated.products.map(({ productId }) => productId),
    plans.size === 1,
  );
  const truth = truthOf(figures, treated);
  const right = copyOf(guesses);
  for (const [name, value] of truth) {
    const guess = right.get(name);
    if (guess && (value < guess.least || value > guess.most))
      throw new Error(`${name} is printed wrong`);
    right.set(name, { least: value, most: value, gapUpTo: 0 });
  }
  if (!narrow(right, relations)) throw new Error('What holds by definition does not hold');
  return computed(guesses, truth, relations, least);
}

const plan = [2, 6, 12];
const nobody = { withoutBaseline: 0, belowBaseline: 0, others: 0, again: 0, ofSecond: 0 };
/** So many patients of one plan whose courses began that many days ago, seen on those days. */
const seen = (count: number, days: readonly number[], more: Partial<Kind> = {}): Kind => ({
  ...{ count, day: 400, endDay: null, visitWeeks: plan, days, total: 4 },
  ...more,
});
const always = [14, 42, 84];

/** Reports that tell a few to whoever knows just that; how many of them are below the baseline. */
const examples: readonly (readonly [string, readonly Kind[], number?])[] = [
  [
    'who has time left for week 6 has time left for week 12',
    [seen(14, always), seen(3, [84]), seen(1, []), seen(2, [], { day: 30 })],
  ],
  ['who remitted was observed', [seen(4, [42, 84]), seen(4, [84], { total: 9 })]],
  ['who owed a visit was counted', [seen(14, [42]), seen(3, [])], 1],
  ['who owed a visit behind a week is not in time for it', [seen(7, []), seen(1, [], { day: 8 })]],
  [
    'who came within the window of a week was observed',
    [seen(1, [42], { day: 52 }), seen(4, [42]), seen(3, [30], { day: 30 })],
  ],
  [
    'nobody came who did not owe the visit',
    [seen(4, [30], { day: 30 }), seen(4, [42], { day: 80, endDay: 75 })],
  ],
  [
    'who was observed in a later week owed the visit',
    [seen(4, [30], { day: 30 }), seen(4, [42], { day: 80, endDay: 45 })],
  ],
  [
    'who was observed in a later week came or is one of the few who did not',
    [seen(4, [30], { day: 30 }), seen(4, [30])],
  ],
  [
    'so many were observed in a later week that few missed the visit',
    [seen(14, [14, 30], { day: 30 }), seen(4, [30], { day: 30 })],
  ],
  [
    'who owed a visit owed every one before it',
    [seen(14, [84]), seen(1, []), seen(2, [], { day: 8 })],
  ],
];

describe('what a report does not print', () => {
  it.each(examples.map(([title, kinds, below = 0]) => [title, kinds, below] as const))(
    'cannot be computed by whoever knows that %s',
    (_, kinds, belowBaseline) => {
      expect(computedOf({ ...nobody, kinds, belowBaseline })).toEqual([]);
    },
  );

  it('cannot be computed from how many were treated and how many came to each visit', () => {
    for (const lost of [0, 1, 3, 4])
      for (const never of [0, 1, 4, 5])
        for (const withoutBaseline of [0, 1, 4])
          for (const others of [0, 1, 3, 5]) {
            const kinds = [seen(20, always), seen(lost, [14]), seen(never, [])];
            const ofSecond = Math.min(lost, others);
            const practice = { ...nobody, kinds, withoutBaseline, others, ofSecond };
            expect(computedOf(practice)).toEqual([]);
          }
  });

  const times = fc.constantFrom(1, 2, 3, 4, 5, 6, 9, 14);
  const fewOrNone = fc.integer({ min: 0, max: 6 });
  const practiceOf = (plans: readonly (readonly number[])[]): fc.Arbitrary<Practice> =>
    fc.record({
      kinds: fc.array(
        fc.record({
          count: times,
          day: fc.constantFrom(8, 30, 52, 80, 400, 400, 400),
          endDay: fc.constantFrom(null, null, null, 18, 45, 75),
          visitWeeks: fc.constantFrom(...plans),
          days: fc.subarray([14, 30, 42, 84]),
          total: fc.constantFrom(4, 9, 18),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      ...{ withoutBaseline: fewOrNone, belowBaseline: fewOrNone },
      ...{ others: fewOrNone, again: fewOrNone, ofSecond: fewOrNone },
    });

  it.each([
    ['of one plan', [plan]],
    ['of several plans', [plan, [6, 12], [2], []]],
  ])('cannot be computed from any report %s', (_, plans) => {
    fc.assert(
      fc.property(practiceOf(plans), (practice) => {
        expect(computedOf(practice)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
