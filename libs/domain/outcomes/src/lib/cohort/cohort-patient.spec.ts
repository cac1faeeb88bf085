import { type Instrument, phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourse, gap, injectedOn, prorated, visit } from '../../testing/course';
import { defaultOutcomeThresholds } from '../thresholds';
import { isInGroup } from './cohort-group';
import { type CohortCourse, cohortPatient } from './cohort-patient';

const reading = {
  instrument: phq9,
  today: addDays(injectedOn, 400),
  thresholds: defaultOutcomeThresholds,
};
const course = (facts: Partial<CohortCourse> = {}): CohortCourse => ({
  firstInjectionOn: injectedOn,
  endedOn: null,
  visitWeeks: [2, 6, 12],
  points: [],
  ...facts,
});
const place = (points: CohortCourse['points'], facts: Partial<CohortCourse> = {}, day = 400) =>
  cohortPatient({ ...reading, today: addDays(injectedOn, day) }, course({ points, ...facts }));
const withoutRule: Instrument = { ...phq9, id: 'synthetic', thresholds: {} };

describe('where a patient stands in a cohort', () => {
  it.each([
    ['a baseline of 10', [visit(0, 10)], 'counted'],
    ['a baseline of 9', [visit(0, 9)], 'below'],
    ['a baseline of 0', [visit(0, 0)], 'below'],
    ['the first day of the window', [visit(-14, 20)], 'counted'],
    ['a day before the window', [visit(-15, 20)], 'none'],
    ['the day after the injection', [visit(1, 20)], 'none'],
    ['a prorated total', [prorated(-1, 20)], 'none'],
    ['a form without a total', [gap(-1)], 'none'],
    ['nothing at all', [], 'none'],
  ])('is decided by the baseline: %s', (_, points, standing) => {
    expect(place(points).standing).toBe(standing);
  });

  it.each([
    [1, 'counted'],
    [0, 'below'],
  ])('counts every baseline above 0 where no threshold is published: %d', (total, standing) => {
    const placed = cohortPatient(
      { ...reading, instrument: withoutRule },
      course({ points: [visit(0, total)] }),
    );
    expect(placed.standing).toBe(standing);
  });

  it('has no week and no visit unless it is counted', () => {
    expect(place([visit(0, 9), visit(42, 2)])).toEqual({
      standing: 'below',
      baseline: 9,
      weeks: [],
      visits: [],
    });
  });
});

describe('a reading week of a patient', () => {
  it.each([
    ['the first day of week 6', 28, 6, 'observed'],
    ['the day before', 27, 6, 'missing'],
    ['the last day of week 6', 56, 6, 'observed'],
    ['the day after', 57, 6, 'missing'],
    ['the first day of week 12', 70, 12, 'observed'],
    ['the day before', 69, 12, 'missing'],
    ['the last day of week 12', 98, 12, 'observed'],
    ['the day after', 99, 12, 'missing'],
  ])('holds the total of its window: %s', (_, day, week, state) => {
    const { weeks } = place([visit(0, 20), visit(day, 8)]);
    expect(weeks.find((one) => one.week === week)).toMatchObject({
      state,
      total: state === 'observed' ? 8 : null,
      change: state === 'observed' ? -60 : null,
    });
  });

  it.each([
    [56, 'not-yet'],
    [57, 'missing'],
  ])('is not missing before its window has closed: day %d', (day, state) => {
    expect(place([visit(0, 20)], {}, day).weeks[0]?.state).toBe(state);
  });

  it.each([
    ['within the window', 35, 40],
    ['before the window opened', 20, 22],
    ['on the day of the report', 40, 40],
  ])('is missing once the course has ended %s', (_, endedDay, day) => {
    const facts = { endedOn: addDays(injectedOn, endedDay) };
    const states = place([visit(0, 20)], facts, day).weeks.map(({ state }) => state);
    expect(states).toEqual(['missing', 'missing']);
  });

  it.each([
    ['half of an even baseline', 20, 10, true],
    ['a point above half', 20, 11, false],
    ['15 needs 7', 15, 7, true],
    ['15 and 8', 15, 8, false],
  ])('responds from a fall by half: %s', (_, baseline, total, hasResponse) => {
    expect(place([visit(0, baseline), visit(42, total)]).weeks[0]).toMatchObject({ hasResponse });
  });

  it.each([
    ['what it calls one', 40, 12, true, true],
    ['a point short of it', 40, 13, false, false],
    ['what would be one without it', 60, 10, false, true],
    ['what is one either way', 40, 10, true, false],
    ['the published number', 50, 12, false, false],
  ])(
    'responds by the rule of the protocol that the course keeps: %s',
    (_, percent, total, hasResponse, isByOwnRule) => {
      const responseRule = { kind: 'percent-fall', instrument: 'phq9', percent } as const;
      const { weeks } = place([visit(0, 20), visit(42, total)], { responseRule });
      expect(weeks[0]).toMatchObject({ hasResponse, isByOwnRule });
    },
  );

  it('responds by no rule that the protocol has for another questionnaire', () => {
    const responseRule = { kind: 'percent-fall', instrument: 'gad7', percent: 40 } as const;
    const { weeks } = place([visit(0, 20), visit(42, 12)], { responseRule });
    expect(weeks[0]).toMatchObject({ hasResponse: false, isByOwnRule: false });
  });

  it.each([
    [4, true],
    [5, false],
  ])('is in remission below 5: %d', (total, hasRemission) => {
    expect(place([visit(0, 20), visit(42, total)]).weeks[0]).toMatchObject({ hasRemission });
  });

  it('leaves out what was recorded after the end of the course', () => {
    const facts = { endedOn: addDays(injectedOn, 40) };
    expect(place([visit(0, 20), visit(42, 4)], facts).weeks[0]?.state).toBe('missing');
    expect(place([visit(0, 20), visit(40, 4)], facts).weeks[0]?.state).toBe('observed');
  });
});

describe('a planned visit of a patient', () => {
  const sixth = (placed: ReturnType<typeof place>) => placed.visits.find(({ week }) => week === 6);

  it.each([
    ['made', [visit(0, 20), visit(42, 10)], {}, 60, { change: -50, isOwed: true }],
    ['made before its window closed', [visit(0, 20), visit(42, 10)], {}, 44, { isOwed: true }],
    ['on the last day of its window', [visit(0, 20)], {}, 49, { change: null, isOwed: false }],
    ['a day later', [visit(0, 20)], {}, 50, { change: null, isOwed: true }],
    [
      'of a course that ended in it',
      [visit(0, 20)],
      { endedOn: addDays(injectedOn, 49) },
      60,
      { isOwed: false },
    ],
    [
      'of a course that ended after it',
      [visit(0, 20)],
      { endedOn: addDays(injectedOn, 50) },
      60,
      { isOwed: true },
    ],
  ])(
    'is owed once its window has closed within the course: %s',
    (_, points, facts, day, expected) => {
      expect(sixth(place(points, facts, day))).toMatchObject(expected);
    },
  );
});

describe('the groups behind the figures', () => {
  it('part every patient: one standing, and of those counted one state for each week', () => {
    const days = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(anyCourse, days, (points, day) => {
        const placed = place(points, {}, day);
        const within = (groups: Parameters<typeof isInGroup>[1][], week: number | null) =>
          groups.filter((group) => isInGroup(placed, group, week)).length;
        expect(within(['without-baseline', 'below-baseline', 'counted'], null)).toBe(1);
        for (const week of [6, 12]) {
          const isCounted = Number(isInGroup(placed, 'counted', null));
          expect(within(['observed', 'missing', 'not-yet'], week)).toBe(isCounted);
          if (!isInGroup(placed, 'observed', week)) {
            expect(within(['response', 'remission'], week)).toBe(0);
          }
        }
      }),
    );
  });

  it('tell a visit that was made from one that was missed and one that is still to come', () => {
    const placed = place([visit(0, 20), visit(15, 18)], {}, 50);
    const groups = (week: number) =>
      (['visit-made', 'visit-missed'] as const).filter((group) => isInGroup(placed, group, week));
    expect([groups(2), groups(6), groups(12)]).toEqual([['visit-made'], ['visit-missed'], []]);
    expect(isInGroup(placed, 'begun', null)).toBe(true);
  });
});
