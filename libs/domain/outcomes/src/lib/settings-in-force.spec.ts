import { phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import { injectedOn, visit } from '../testing/course';
import { attentionRules } from './attention/attention-rules';
import { cohortDefinitions } from './cohort/cohort-definitions';
import { CohortTally } from './cohort/cohort-figures';
import { cohortPatient } from './cohort/cohort-patient';
import { cohortReport } from './cohort/cohort-report';
import { comparableCourse } from './comparison';
import { comparisonDefinitions } from './comparison-definitions';
import { thresholdsWith, type ThresholdValues } from './practice-thresholds';
import { littleChangeYet } from './progress';
import type { ScorePoint } from './score-point';
import { plannedVisits } from './visits';
import { isWeekClosed, valueAtWeek } from './week-value';

const definitions = (values: ThresholdValues) => cohortDefinitions(phq9, thresholdsWith(values));

describe('the windows of the reading weeks that a practice set', () => {
  it.each([
    [6, 27, {}, false],
    [6, 27, { weekSixFromDay: 27 }, true],
    [6, 26, { weekSixFromDay: 27 }, false],
    [6, 56, {}, true],
    [6, 56, { weekSixToDay: 55 }, false],
    [12, 99, {}, false],
    [12, 99, { weekTwelveToDay: 99 }, true],
    [12, 70, { weekTwelveFromDay: 71 }, false],
  ] as const)('week %d holds day %d with %j: %s', (week, day, values, isHeld) => {
    const value = valueAtWeek([visit(day, 9)], injectedOn, week, thresholdsWith(values));
    expect(value !== null).toBe(isHeld);
  });

  it('choose the total nearest the day that the practice set', () => {
    const points = [visit(40, 9), visit(43, 8)];
    const chosen = (values: ThresholdValues) =>
      valueAtWeek(points, injectedOn, 6, thresholdsWith(values))?.id;
    expect([chosen({}), chosen({ weekSixTargetDay: 41 })]).toEqual(['day 43', 'day 40']);
  });

  it('close on the last day that the practice set', () => {
    const isClosed = (values: ThresholdValues) => {
      const [weekSix] = thresholdsWith(values).weekWindows;
      return weekSix && isWeekClosed(injectedOn, null, weekSix, addDays(injectedOn, 57));
    };
    expect([isClosed({}), isClosed({ weekSixToDay: 57 })]).toEqual([true, false]);
  });

  it('are printed as they are in force, with whose numbers they are', () => {
    const { text, source } = definitions({ weekTwelveFromDay: 66, weekTwelveToDay: 104 }).weeks;
    expect(text).toContain('week 6: nearest day 42, from day 28 to day 56');
    expect(text).toContain('week 12: nearest day 84, from day 66 to day 104');
    expect(source.label).toBe('Practice’s setting');
    expect(source.detail).toMatch(/Default 70: .+ Default 98: /);
    expect(definitions({}).weeks.source.label).toBe('Practice rule');
  });
});

describe('windows of planned visits as wide as a practice may set them', () => {
  const weeks = [2, 6, 12, 18];
  const done = (points: readonly ScorePoint[], values: ThresholdValues) =>
    plannedVisits(weeks, injectedOn, points, null, thresholdsWith(values)).flatMap(
      ({ week, assessmentId }) => (assessmentId === null ? [] : [week]),
    );
  const compared = (points: readonly ScorePoint[], values: ThresholdValues) =>
    comparableCourse(phq9, points, injectedOn, weeks, null, thresholdsWith(values))?.totals.map(
      ({ week }) => week,
    );

  it.each<[ThresholdValues]>([
    [{ visitEarlyDays: 14 }],
    [{ visitEarlyUntilWeek: 1 }],
    [{ visitEarlyUntilWeek: 1, visitLateDays: 21 }],
  ])('with %j take no baseline for a visit', (values) => {
    const points = [visit(-3, 19), visit(0, 18)];
    expect(done(points, values)).toEqual([]);
    expect(compared(points, values)).toEqual([0]);
    expect(done([...points, visit(1, 17)], values)).toEqual([2]);
  });

  it.each<[number, ThresholdValues, number]>([
    [28, { visitEarlyDays: 14 }, 2],
    [105, { visitLateDays: 21 }, 12],
  ])('take one form, of day %d with %j, for one visit alone', (day, values, week) => {
    const points = [visit(0, 18), visit(day, 9)];
    expect(done(points, values)).toEqual([week]);
    expect(compared(points, values)).toEqual([0, week]);
  });
});

describe('the early visit that a practice set', () => {
  it.each([
    [20, {}, false],
    [21, {}, true],
    [21, { littleChangeFromDay: 22 }, false],
    [35, {}, true],
    [36, {}, false],
    [36, { littleChangeToDay: 36 }, true],
  ] as const)('day %d with %j reads little change: %s', (day, values, isRead) => {
    const points = [visit(0, 20), visit(day, 19)];
    const finding = littleChangeYet(phq9, points, injectedOn, thresholdsWith(values));
    expect(finding !== null).toBe(isRead);
  });
});

describe('the windows of visits that a practice set', () => {
  it.each([
    [2, 22, {}, false],
    [2, 22, { visitEarlyDays: 8 }, true],
    [12, 98, {}, true],
    [12, 98, { visitLateDays: 13 }, false],
    [12, 98, { visitEarlyUntilWeek: 12 }, false],
  ] as const)('week %d is made on day %d with %j: %s', (week, day, values, isMade) => {
    const thresholds = thresholdsWith(values);
    const points = [visit(0, 20), visit(day, 9)];
    const [planned] = plannedVisits([week], injectedOn, points, null, thresholds);
    expect(planned?.assessmentId !== null).toBe(isMade);
    const { visits } = cohortPatient(
      { instrument: phq9, today: addDays(injectedOn, 400), thresholds },
      { firstInjectionOn: injectedOn, endedOn: null, visitWeeks: [week], points },
    );
    expect(visits[0]?.total).toBe(isMade ? 9 : null);
  });

  it('are printed as they are in force wherever the rule is stated', () => {
    const values = { visitEarlyDays: 5, visitEarlyUntilWeek: 10, visitLateDays: 12 };
    const thresholds = thresholdsWith(values);
    const overdue = attentionRules(phq9, null, thresholds).find(
      ({ kind }) => kind === 'measure-overdue',
    );
    const compared = comparisonDefinitions(phq9, thresholds).find(
      ({ term }) => term === 'Total of a week',
    );
    for (const text of [overdue?.condition, compared?.text, definitions(values).visits.text]) {
      expect(text).toMatch(/5 days either side up to week 10, 12( days)? after/);
    }
  });
});

describe('the smallest count that a practice prints', () => {
  const report = (values: ThresholdValues) => {
    const reading = {
      instrument: phq9,
      today: addDays(injectedOn, 400),
      thresholds: thresholdsWith(values),
    };
    const tally = new CohortTally(reading);
    const place = (weekSix: number) =>
      cohortPatient(reading, {
        firstInjectionOn: injectedOn,
        endedOn: null,
        visitWeeks: [6],
        points: [visit(0, 20), visit(42, weekSix)],
      });
    for (let at = 0; at < 28; at += 1) tally.add(place(at < 8 ? 8 : 18));
    return cohortReport(tally.figures());
  };

  it('decides what stands in the report', () => {
    const [before, same, raised] = [5, 8, 9].map(
      (leastPrinted) => report({ leastPrinted }).weeks[0],
    );
    expect(before?.response?.observed).toMatchObject({ count: 8, of: 28 });
    expect(same?.response?.observed).toMatchObject({ count: 8, of: 28 });
    expect(raised?.response?.observed).toEqual({ count: '<9', of: 28, interval: null });
    expect(raised?.bands).toBeNull();
  });

  it('is printed as it is in force', () => {
    const { small, change } = definitions({ leastPrinted: 11 });
    expect(small.term).toBe('<11 and withheld');
    expect(small.text).toContain('A count of 1 to 10 prints as <11.');
    expect(change.text).toContain('At least 11 patients.');
    expect(small.source.label).toBe('Practice’s setting');
  });
});

describe('the age of an imported item 9 that a practice set', () => {
  it('is printed as it is in force', () => {
    const rule = (values: ThresholdValues) =>
      attentionRules(phq9, null, thresholdsWith(values)).find(({ kind }) => kind === 'open-item-9');
    expect(rule({})?.condition).toContain('at most 14 days old');
    expect(rule({ importedItem9Days: 21 })?.condition).toContain('at most 21 days old');
  });
});

describe('the least of comparable patients that a practice set', () => {
  it('is printed as it is in force', () => {
    const hidden = comparisonDefinitions(phq9, thresholdsWith({ leastComparable: 50 })).find(
      ({ term }) => term === 'Hidden',
    );
    expect(hidden?.text).toBe('A week with fewer than 50 patients shows their number alone.');
    expect(hidden?.source.label).toBe('Practice’s setting');
  });
});
