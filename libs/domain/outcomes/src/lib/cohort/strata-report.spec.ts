import { phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourse, injectedOn, visit } from '../../testing/course';
import type { ScorePoint } from '../score-point';
import { defaultOutcomeThresholds } from '../thresholds';
import { CohortTally } from './cohort-figures';
import { type CohortPatient, cohortPatient } from './cohort-patient';
import { cohortReport } from './cohort-report';
import { strataReport } from './strata-report';

const reading = {
  instrument: phq9,
  today: addDays(injectedOn, 400),
  thresholds: defaultOutcomeThresholds,
};
const place = (points: readonly ScorePoint[]) =>
  cohortPatient(reading, { firstInjectionOn: injectedOn, endedOn: null, visitWeeks: [6], points });
const many = (count: number, points: readonly ScorePoint[]) =>
  Array.from({ length: count }, () => place(points));
const ids = ['mild', 'moderate', 'severe', 'not-computable'] as const;

function reportOf(...groups: readonly (readonly CohortPatient[])[]) {
  const all = new CohortTally(reading);
  const strata = ids.map((id, at) => {
    const tally = new CohortTally(reading);
    for (const patient of groups[at] ?? []) {
      all.add(patient);
      tally.add(patient);
    }
    return { id, figures: tally.figures() };
  });
  const report = cohortReport(all.figures());
  return { report, strata: strataReport(strata, report) };
}

const responder = [visit(0, 20), visit(42, 8)];
const remitter = [visit(0, 20), visit(42, 4)];
const other = [visit(0, 20), visit(42, 16)];
const lost = [visit(0, 20)];

describe('the strata of a cohort beside each other', () => {
  const { report, strata } = reportOf(
    [...many(6, responder), ...many(9, other), ...many(5, lost)],
    [...many(5, remitter), ...many(7, responder), ...many(8, other), ...many(6, lost)],
    many(5, other),
  );

  it('say of each who was seen, who is missing, the change and the rates of those seen', () => {
    expect(strata.map(({ id, observed, missing }) => [id, observed, missing])).toEqual([
      ['mild', 15, 5],
      ['moderate', 20, 6],
      ['severe', 5, 0],
      ['not-computable', 0, 0],
    ]);
    const [mild, moderate, severe, none] = strata;
    expect(mild?.change?.percent).toBeCloseTo((6 * -60 + 9 * -20) / 15, 12);
    // 6 patients at -60 % and 9 at -20 %: as in the spec of the whole report.
    expect(mild?.change?.low).toBeCloseTo(-47.232_739_825, 8);
    expect(moderate?.response).toMatchObject({ count: 12, of: 20 });
    expect(moderate?.response?.interval?.percent).toBeCloseTo(60, 12);
    expect(moderate?.remission).toMatchObject({ count: 5, of: 20 });
    expect(severe?.response).toMatchObject({ count: 0, of: 5 });
    expect(none).toMatchObject({ change: null, response: { count: 0, of: 0, interval: null } });
  });

  it('add up to the figures of the report', () => {
    const [week6] = report.weeks;
    const sum = (values: readonly unknown[]) => values.reduce((a: number, b) => a + Number(b), 0);
    expect(sum(strata.map(({ observed }) => observed))).toBe(week6?.observed);
    expect(sum(strata.map(({ missing }) => missing))).toBe(week6?.missing);
    expect(sum(strata.map(({ response }) => response?.count))).toBe(
      week6?.response?.observed.count,
    );
  });

  it('print no mean and no rate of a stratum that is not shown, nor let it follow from the others', () => {
    const few = reportOf(many(20, other), many(12, other), many(3, other)).strata;
    expect(few.map(({ observed }) => observed)).toEqual([20, 'withheld', '<5', 0]);
    expect(few.map(({ change }) => change === null)).toEqual([false, true, true, true]);
    expect(few[1]?.response).toEqual({ count: 'withheld', of: 'withheld', interval: null });
  });

  it('break down no figure that the report does not print', () => {
    const rest = [...many(9, other), ...many(2, lost)];
    const found = reportOf(rest, many(9, other));
    expect(found.report.weeks[0]?.missing).toBe('<5');
    expect(found.strata.map(({ missing }) => missing)).toEqual(Array(4).fill('withheld'));
    expect(reportOf(many(3, other)).strata[0]).toMatchObject({
      observed: 'withheld',
      change: null,
    });
  });

  describe('with who responded beside who remitted', () => {
    // Of 9, 14 and 20 patients so many responded, and so many of those remitted.
    const sizes = [9, 14, 20] as const;
    const ofCounts = (counts: readonly (readonly [responded: number, remitted: number])[]) =>
      reportOf(
        ...counts.map(([responded, remitted], at) => [
          ...many(remitted, remitter),
          ...many(responded - remitted, responder),
          ...many((sizes[at] ?? 0) - responded, other),
        ]),
      );

    it('withhold who remitted where that would tell a few who responded', () => {
      const { report, strata: printed } = ofCounts([
        [1, 0],
        [7, 0],
        [10, 10],
      ]);
      // 11 in the first and the last: at least the 10 that remitted responded in the last, so 1 in the first.
      expect(report.weeks[0]?.remission?.observed.count).toBe(10);
      expect(printed.map(({ response }) => response?.count)).toEqual(['<5', 7, 'withheld', 0]);
      expect(printed.map(({ remission }) => remission?.count)).toEqual(Array(4).fill('withheld'));
      expect(printed.map(({ remission }) => remission?.of)).toEqual([9, 14, 20, 0]);
    });

    it('tell nobody a few', () => {
      const isFew = (count: number) => count >= 1 && count <= 4;
      const numbers = (most: number) => Array.from({ length: most + 1 }, (_, at) => at);
      for (const first of [0, 1, 2, 4, 5, 8])
        for (const last of [9, 10, 16, 18])
          for (const [one, other] of [
            [0, 0],
            [first, last],
            [0, last],
            [first, 5],
          ] as const) {
            const counts = [
              [first, Math.min(one, first)],
              [7, 5],
              [last, other],
            ] as const;
            const { report, strata: printed } = ofCounts(counts);
            const [week6] = report.weeks;
            const fits = (count: number, at: number, column: 'response' | 'remission') => {
              const shown = printed[at]?.[column]?.count;
              return typeof shown === 'number' ? shown === count : shown !== '<5' || isFew(count);
            };
            const worlds = numbers(sizes[0]).flatMap((a) =>
              numbers(sizes[1]).flatMap((b) => numbers(sizes[2]).map((c) => [a, b, c] as const)),
            );
            const possible = (column: 'response' | 'remission') => {
              const total = week6?.[column]?.observed.count;
              return worlds.filter(
                (world) =>
                  (typeof total !== 'number' || world.reduce((sum, n) => sum + n, 0) === total) &&
                  world.every((count, at) => fits(count, at, column)),
              );
            };
            const [responses, remissions] = [possible('response'), possible('remission')];
            const isWithin = (inner: readonly number[], outer: readonly number[]) =>
              inner.every((count, at) => count <= (outer[at] ?? 0));
            const told = [
              responses.filter((world) => remissions.some((inner) => isWithin(inner, world))),
              remissions.filter((world) => responses.some((outer) => isWithin(world, outer))),
            ];
            told.forEach((left, column) => {
              counts.forEach((pair, at) => {
                const count = pair[column] ?? 0;
                if (!isFew(count) && !isFew((sizes[at] ?? 0) - count)) return;
                expect(new Set(left.map((world) => world[at])).size).toBeGreaterThan(1);
              });
            });
          }
    });
  });

  // Worked out a second time from the patients alone: what is printed is right, and of a few nothing is.
  it('are right and tell nobody a few, whatever the cohort', () => {
    const cohorts = fc.array(fc.tuple(anyCourse, fc.nat({ max: 3 })), { maxLength: 60 });
    const isFew = (count: number) => count >= 1 && count <= 4;
    fc.assert(
      fc.property(cohorts, (courses) => {
        const groups = ids.map((_, at) =>
          courses.filter(([, group]) => group === at).map(([points]) => place(points)),
        );
        const { strata: printed } = reportOf(...groups);
        const weekOf = (patients: readonly CohortPatient[]) =>
          patients.flatMap(({ weeks }) => weeks.filter(({ week }) => week === 6));
        printed.forEach(({ observed, missing, change, response, remission }, at) => {
          const weeks = weekOf(groups[at] ?? []);
          const seen = weeks.filter(({ total }) => total !== null);
          const gone = weeks.filter(({ state }) => state === 'missing').length;
          for (const [one, right] of [
            [observed, seen.length],
            [missing, gone],
          ] as const) {
            if (typeof one === 'number') expect(one).toBe(right);
            if (typeof one === 'number' || one === '<5') expect(isFew(right)).toBe(one === '<5');
          }
          if (change !== null) {
            const mean = seen.reduce((sum, week) => sum + (week.change ?? NaN), 0) / seen.length;
            expect(change.percent).toBeCloseTo(mean, 9);
            expect(seen.length).toBeGreaterThan(4);
          }
          for (const [rate, hits] of [
            [response, seen.filter(({ hasResponse }) => hasResponse).length],
            [remission, seen.filter(({ hasRemission }) => hasRemission).length],
          ] as const) {
            if (typeof rate?.count !== 'number') {
              expect(rate?.interval).toBeNull();
              continue;
            }
            expect(rate).toMatchObject({ count: hits, of: seen.length });
            expect(isFew(hits) || isFew(seen.length - hits)).toBe(false);
          }
        });
        const means = printed.filter(({ change }) => change === null);
        const behind = means.reduce(
          (sum, { id }) =>
            sum +
            weekOf(groups[ids.indexOf(id)] ?? []).filter(({ total }) => total !== null).length,
          0,
        );
        // The mean of the rest follows from that of all: it is of no few either.
        if (means.length < ids.length) expect(isFew(behind)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
