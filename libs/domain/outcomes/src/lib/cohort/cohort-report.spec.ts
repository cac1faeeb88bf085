import { type Instrument, phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourse, injectedOn, visit } from '../../testing/course';
import type { ScorePoint } from '../score-point';
import { defaultOutcomeThresholds } from '../thresholds';
import { cohortDefinitions } from './cohort-definitions';
import { CohortTally } from './cohort-figures';
import { type CohortPatient, cohortPatient } from './cohort-patient';
import { cohortReport } from './cohort-report';

const reading = {
  instrument: phq9,
  today: addDays(injectedOn, 400),
  thresholds: defaultOutcomeThresholds,
};
const place = (points: readonly ScorePoint[]) =>
  cohortPatient(reading, {
    firstInjectionOn: injectedOn,
    endedOn: null,
    visitWeeks: [2, 6, 12],
    points,
  });
const many = (count: number, points: readonly ScorePoint[]) =>
  Array.from({ length: count }, () => place(points));
function figuresOf(
  by: ConstructorParameters<typeof CohortTally>[0],
  patients: readonly CohortPatient[],
) {
  const tally = new CohortTally(by);
  for (const patient of patients) tally.add(patient);
  return tally.figures();
}
const reportOf = (patients: readonly CohortPatient[]) => cohortReport(figuresOf(reading, patients));

const responder = [visit(0, 20), visit(14, 15), visit(42, 8), visit(84, 4)];
const other = [visit(0, 20), visit(42, 16), visit(84, 18)];
const lost = [visit(0, 20)];

describe('the figures of a cohort', () => {
  const patients = [
    ...many(6, responder),
    ...many(9, other),
    ...many(5, lost),
    ...many(7, [visit(0, 8), visit(42, 2)]),
    ...many(8, []),
  ];
  const report = reportOf(patients);

  it('count who stands where', () => {
    expect(report).toMatchObject({
      patients: 35,
      withoutBaseline: 8,
      belowBaseline: 7,
      counted: 20,
    });
  });

  it('take the mean of each one’s change, of those observed', () => {
    const [week6] = report.weeks;
    expect(week6).toMatchObject({ week: 6, observed: 15, missing: 5, notYet: 0 });
    // 6 patients at -60 % and 9 at -20 %: s² = 5760 / 14, t(0.975, 14) = 2.144786687917804.
    expect(week6?.change?.percent).toBeCloseTo(-36, 12);
    expect(week6?.change?.low).toBeCloseTo(-47.232_739_825, 8);
    expect(week6?.change?.high).toBeCloseTo(-24.767_260_175, 8);
  });

  it('give rates of those observed and with the missing as not reached, side by side', () => {
    const [week6, week12] = report.weeks;
    expect(week6?.response?.observed).toMatchObject({ count: 6, of: 15 });
    expect(week6?.response?.observed.interval?.percent).toBeCloseTo(40, 12);
    expect(week6?.response?.imputed).toMatchObject({ count: 6, of: 20 });
    expect(week6?.response?.imputed.interval?.percent).toBeCloseTo(30, 12);
    expect(week6?.remission?.observed).toMatchObject({ count: 0, of: 15 });
    expect(week12?.remission?.observed).toMatchObject({ count: 6, of: 15 });
  });

  it('draw one bar for each one observed, the greatest fall first', () => {
    const drawn = report.weeks[0]?.bands?.flatMap(({ changes }) => changes);
    expect(drawn).toEqual([...Array(6).fill(-60), ...Array(9).fill(-20)]);
  });

  it('count a response by each one’s own protocol, and draw no line where it is not that of all', () => {
    const lenient = cohortPatient(reading, {
      firstInjectionOn: injectedOn,
      endedOn: null,
      visitWeeks: [],
      responseRule: { kind: 'percent-fall', instrument: 'phq9', percent: 20 },
      points: other,
    });
    const { weeks } = reportOf([
      ...many(6, responder),
      ...many(9, other),
      ...Array(2).fill(lenient),
    ]);
    expect(weeks[0]?.response?.observed).toMatchObject({ count: 8, of: 17 });
    expect(weeks[0]?.bands).toBeNull();
    // Nobody of it is a response by either rule in week 12: the line is that of all.
    expect(weeks[1]?.response?.observed).toMatchObject({ count: 6, of: 17 });
    expect(weeks[1]?.bands).not.toBeNull();
  });

  it('say at each visit who was seen and who was owed', () => {
    expect(report.visits).toMatchObject([
      { week: 2, observed: 6, owed: 20 },
      { week: 6, observed: 15, owed: 20 },
      { week: 12, observed: 15, owed: 20 },
    ]);
  });

  it('leave out of every denominator of a week whose window has not closed', () => {
    const early = { ...reading, today: addDays(injectedOn, 50) };
    const placed = Array.from({ length: 9 }, () =>
      cohortPatient(early, {
        firstInjectionOn: injectedOn,
        endedOn: null,
        visitWeeks: [],
        points: lost,
      }),
    );
    const [week6] = cohortReport(figuresOf(early, placed)).weeks;
    expect(week6).toMatchObject({ observed: 0, missing: 0, notYet: 9, change: null });
    expect(week6?.response?.imputed).toEqual({ count: 0, of: 0, interval: null });
  });

  it('state no rate where none is published', () => {
    const instrument: Instrument = { ...phq9, id: 'synthetic', thresholds: {} };
    const [week6] = figuresOf({ ...reading, instrument }, []).weeks;
    expect(week6).toMatchObject({ response: null, remission: null });
  });

  it('are all nought without a patient', () => {
    expect(reportOf([])).toMatchObject({
      ...{ patients: 0, withoutBaseline: 0, belowBaseline: 0, counted: 0, visits: [] },
      weeks: [
        { week: 6, observed: 0, change: null, bands: null },
        { week: 12, observed: 0, change: null, bands: null },
      ],
    });
  });
});

describe('small cells of a report', () => {
  it('take their rate, its denominator and the drawing with them', () => {
    const { weeks } = reportOf([...many(3, responder), ...many(20, other)]);
    expect(weeks[0]?.response?.observed).toEqual({ count: '<5', of: 23, interval: null });
    expect(weeks[0]?.bands).toBeNull();
    expect(weeks[0]?.change).not.toBeNull();
  });

  it('do not tell the few who did not respond by those who did', () => {
    const { weeks } = reportOf([...many(20, responder), ...many(3, other)]);
    expect(weeks[0]?.response?.observed).toEqual({ count: 'withheld', of: 23, interval: null });
    expect(weeks[0]?.response?.imputed).toMatchObject({ count: 'withheld', interval: null });
    expect(weeks[0]?.bands).toBeNull();
    expect(weeks[0]?.change).not.toBeNull();
  });

  it('take what rests on those missing with them', () => {
    const { counted, weeks } = reportOf([...many(12, responder), ...many(2, lost)]);
    expect(weeks[0]).toMatchObject({ observed: 12, missing: '<5' });
    expect(weeks[0]?.response?.observed).toMatchObject({ count: 12, of: 12 });
    expect(weeks[0]?.response?.imputed).toEqual({ count: 12, of: 'withheld', interval: null });
    expect(counted).toBe('withheld');
  });

  it('leave nothing of a cohort of four', () => {
    const report = reportOf(many(4, responder));
    expect(report).toMatchObject({
      patients: '<5',
      belowBaseline: 'withheld',
      counted: 'withheld',
    });
    expect(report.weeks[0]).toMatchObject({ observed: 'withheld', change: null, bands: null });
    expect(report.visits[0]).toMatchObject({ observed: '<5', change: null });
  });

  it('print the owed visits unless few of them were missed', () => {
    const few = [...many(12, responder), ...many(4, lost)];
    expect(reportOf(few).visits[1]).toMatchObject({ observed: 12, owed: 'withheld' });
    const enough = [...many(12, responder), ...many(5, lost)];
    expect(reportOf(enough).visits[1]).toMatchObject({ observed: 12, owed: 17 });
  });

  it('are not told by a visit at which more were seen than a week lets somebody count', () => {
    const early = [visit(0, 20), visit(14, 15)];
    const { counted, weeks, visits } = reportOf([...many(20, responder), ...many(4, early)]);
    expect(counted).toBe('withheld');
    expect(weeks[0]).toMatchObject({ observed: 20, missing: '<5', notYet: 0 });
    // All 24 came in week 2: one who reads that knows that 4 are missing in week 6.
    expect(visits[0]).toEqual({ week: 2, observed: 'withheld', owed: 'withheld', change: null });
    expect(visits[1]).toMatchObject({ week: 6, observed: 20, owed: 'withheld' });
    expect(visits[1]?.change).not.toBeNull();
  });

  it('are not told by the owed visits, however many were missed', () => {
    const { counted, visits } = reportOf([
      ...many(12, responder),
      ...many(6, [visit(0, 20), visit(42, 16)]),
      ...many(2, lost),
    ]);
    expect(counted).toBe('withheld');
    expect(visits[2]).toMatchObject({ week: 12, observed: 12, owed: 'withheld' });
    expect(visits[2]?.change).not.toBeNull();
  });

  it('do not follow from a visit at which everybody who is counted was owed', () => {
    const late = [visit(0, 20), visit(42, 16), visit(84, 18)];
    const { counted, visits } = reportOf([...many(12, responder), ...many(1, late)]);
    expect(counted).toBe(13);
    expect(visits).toMatchObject([
      { week: 2, observed: 'withheld', owed: 'withheld', change: null },
      { week: 6, observed: 13, owed: 13 },
      { week: 12, observed: 13, owed: 13 },
    ]);
  });

  it('stand nowhere, whatever the cohort', () => {
    fc.assert(
      fc.property(fc.array(anyCourse, { maxLength: 30 }), (courses) => {
        const { weeks, visits, ...counts } = reportOf(courses.map(place));
        const rates = weeks.flatMap(({ response, remission }) =>
          [response, remission].flatMap((one) => (one ? [one.observed, one.imputed] : [])),
        );
        const printed = [
          ...Object.values(counts),
          ...weeks.flatMap(({ observed, missing, notYet }) => [observed, missing, notYet]),
          ...visits.flatMap(({ observed, owed }) => [observed, owed]),
          ...rates.flatMap(({ count, of }) => [count, of]),
        ];
        expect(printed.filter((one) => [1, 2, 3, 4].includes(one as number))).toEqual([]);
        for (const { count, of, interval } of rates) {
          if (count === '<5' || typeof of !== 'number') expect(interval).toBeNull();
        }
        for (const { observed, change, bands, response } of weeks) {
          if (typeof observed !== 'number') expect([change, bands]).toEqual([null, null]);
          const drawn = bands?.flatMap(({ changes }) => changes ?? []) ?? [];
          expect(drawn.length).toBeLessThanOrEqual(bands === null ? 0 : (observed as number));
          if (typeof response?.observed.count !== 'number') expect(bands).toBeNull();
        }
        for (const { count, of } of rates) {
          if (typeof count === 'number' && typeof of === 'number') {
            expect([1, 2, 3, 4]).not.toContain(of - count);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the definitions of a report', () => {
  it('speak with the numbers in force', () => {
    const { counted, response, remission, weeks } = cohortDefinitions(phq9);
    expect(counted.text).toContain('in the 14 days up to the first injection, of 10 or more');
    expect(response.text).toContain('50 % of the baseline');
    expect(remission.text).toContain('below 5');
    expect(weeks.text).toContain('nearest day 42, from day 28 to day 56');
  });

  it('do not lend a threshold to an instrument that has none', () => {
    const { response, remission } = cohortDefinitions({ ...phq9, id: 'synthetic', thresholds: {} });
    expect([response.text, remission.text]).toEqual([
      expect.stringContaining('no threshold is published'),
      expect.stringContaining('no threshold is published'),
    ]);
  });
});
