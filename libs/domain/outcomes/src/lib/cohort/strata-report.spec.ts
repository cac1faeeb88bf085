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
