import { gad7, hdss, phq9 } from '@glabella/domain/instruments';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import * as fc from 'fast-check';
import { course, eventOn, onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { buildPatientChart } from './build-patient-chart';
import { cyclesInRange } from './chart-cycle';
import type { ChartRecord } from './chart-record';

const cyclesOf = (record: ChartRecord) => buildPatientChart(record, { range: 'all' }).cycles;

const treated = recordOf(
  [phq9On(-7, 20), phq9On(14, 17), phq9On(28, 15), phq9On(42, 6), phq9On(90, 12), phq9On(98, 13)],
  [sessionOn(0), sessionOn(98, { frownAtMaximum: 2, frownAtRest: null })],
);

describe('a cycle of a chart', () => {
  it('is aligned at its injection: its start on day 0 or before, then every visit', () => {
    const [first, second] = cyclesOf(treated);
    expect(first?.entries.map(({ day }) => day)).toEqual([-7, 14, 28, 42, 90, 98]);
    expect(second?.entries.map(({ day }) => day)).toEqual([0]);
  });

  it('ends with the visit on the day of the next injection, which also starts that cycle', () => {
    const [first, second] = cyclesOf(treated);
    expect(first?.entries.at(-1)?.pointIndex).toBe(second?.entries[0]?.pointIndex);
    expect(second?.start).toEqual({
      pointId: 'phq9-day-98',
      day: 0,
      total: 13,
      status: 'complete',
    });
  });

  it('tells onset, lowest, wear-off and how long it lasted', () => {
    expect(cyclesOf(treated)[0]).toMatchObject({
      start: { pointId: 'phq9-day--7', day: -7, total: 20 },
      onset: { pointId: 'phq9-day-28', day: 28, total: 15 },
      nadir: { pointId: 'phq9-day-42', day: 42, total: 6 },
      wearOff: { pointId: 'phq9-day-90', day: 90, total: 12 },
      durationDays: 90,
      observedDays: 98,
    });
  });

  it('keeps an entry without a total as a gap, not a zero', () => {
    const spec = buildPatientChart(recordOf([phq9On(-7, 20), phq9On(28, null)], [sessionOn(0)]));
    const [entry] = spec.cycles[0]?.entries.slice(1) ?? [];
    expect(spec.points[entry?.pointIndex ?? -1]?.total).toBeNull();
    expect(spec.cycles[0]?.nadir).toBeNull();
  });

  it.each([
    ['the protocol’s 12 weeks where nothing cuts them', 120, 84, true],
    ['up to the next session where that comes first', 70, 70, false],
  ])('has an assumed effect of %s', (_, next, effectEndsDay, isEffectOpen) => {
    const [first] = cyclesOf(recordOf([], [sessionOn(0), sessionOn(next)]));
    expect(first).toMatchObject({ effectWeeks: 12, effectEndsDay, isEffectOpen });
  });

  it('has none where the protocol is not known', () => {
    const [only] = cyclesOf(recordOf([], [sessionOn(0, { protocolId: 'elsewhere' })]));
    expect(only).toMatchObject({ effectWeeks: null, effectEndsDay: null });
  });

  it('has the frown rating before its injection, and none where nobody rated', () => {
    expect(cyclesOf(treated).map(({ frown }) => frown?.atMaximum)).toEqual([3, 2]);
    const unrated = sessionOn(0, { frownAtMaximum: null, frownAtRest: null });
    expect(cyclesOf(recordOf([], [unrated]))[0]?.frown).toBeNull();
  });

  it('adds up the units of two sessions on one day', () => {
    const twice = [sessionOn(0), sessionOn(0, { id: 'second', totalUnits: 10 })];
    expect(cyclesOf(recordOf([], twice))).toMatchObject([{ units: 39 }]);
  });

  it('adds units up exactly: 1.1 and 2.2 are 3.3', () => {
    const twice = [
      sessionOn(0, { totalUnits: 1.1 }),
      sessionOn(0, { id: 'second', totalUnits: 2.2 }),
    ];
    expect(cyclesOf(recordOf([], twice))[0]?.units).toBe(3.3);
  });

  it('takes the last recorded total of the day it starts on', () => {
    const early = phq9On(0, 20, { id: 'z', firstRecordedAt: '2026-01-06T08:00:00Z' });
    const late = phq9On(0, 18, { id: 'a', firstRecordedAt: '2026-01-06T09:00:00Z' });
    expect(cyclesOf(recordOf([early, late], [sessionOn(0)]))[0]?.start?.total).toBe(18);
  });

  it('knows no wear-off for an instrument without a threshold', () => {
    const forms = [phq9On(0, 15), phq9On(42, 2), phq9On(80, 15)].map((form) => ({
      ...form,
      instrumentId: gad7.id,
      answers: null,
    }));
    const spec = buildPatientChart(recordOf(forms, [sessionOn(0)]), { instrument: gad7 });
    expect(spec.cycles[0]).toMatchObject({ nadir: { total: 2 }, wearOff: null });
  });
});

describe('the cycles of a patient who is treated for two things', () => {
  const inAxilla = { protocolId: axillaryHyperhidrosis.id, courseId: 'axilla', totalUnits: 100 };
  const grade = (day: number, total: number) =>
    phq9On(day, total, { id: `grade-${day}`, instrumentId: hdss.id, answers: null });
  const record = recordOf(
    [phq9On(-7, 20), phq9On(42, 6), phq9On(60, 7), grade(45, 4), grade(75, 2)],
    [sessionOn(0), sessionOn(50, inAxilla)],
    {
      courses: [course, { ...course, id: 'axilla', protocolId: axillaryHyperhidrosis.id }],
      protocols: [glabellarDepression, axillaryHyperhidrosis],
      adverseEvents: [
        eventOn(52, { id: 'of-axilla', session: { id: 'session-day-50' } }),
        eventOn(53, { id: 'of-none' }),
      ],
      frownRatings: [
        { id: 'review', status: 'recorded', ratedOn: onDay(70), atRest: 0, atMaximum: 1 },
      ],
    },
  );
  const byPhq9 = buildPatientChart(record, { instrument: phq9, range: 'all' });
  const byHdss = buildPatientChart(record, { instrument: hdss, range: 'all' });

  it('are those of the sessions that the instrument is about', () => {
    expect(byPhq9.cycles.map(({ injectionIds }) => injectionIds)).toEqual([['session-day-0']]);
    expect(byPhq9.cycles[0]).toMatchObject({ units: 29, observedDays: 60, nextOn: null });
    expect(byHdss.cycles).toMatchObject([
      { number: 1, injectionIds: ['session-day-50'], units: 100, nadir: { day: 25, total: 2 } },
    ]);
  });

  it('are not cut short by an injection for something else', () => {
    expect(byPhq9.injections[0]).toMatchObject({ effectEndsOn: onDay(84), isEffectOpen: true });
    expect(byPhq9.points.at(-1)?.daysSinceInjection).toBe(60);
  });

  it('hold no event that is linked to an injection for something else', () => {
    expect(byPhq9.cycles[0]?.events).toEqual([{ eventIndex: 1, day: 53 }]);
  });

  it('follow the frown where it was treated', () => {
    expect(byPhq9.cycles[0]?.reviews).toMatchObject([{ day: 70 }]);
    expect(byHdss.cycles[0]?.reviews).toEqual([]);
    expect(byPhq9.frown.at(-1)?.daysSinceInjection).toBe(70);
  });

  it('are none where every injection was for something else, and then the axis shows dates', () => {
    const only = { ...record, sessions: [sessionOn(50, inAxilla)] };
    const spec = buildPatientChart(only, { instrument: phq9, axis: 'weeks-since-last' });
    expect([spec.axis, spec.cycles]).toEqual(['date', []]);
  });
});

describe('the cycles of a chart', () => {
  it('are none before an injection, and then the axis shows dates', () => {
    const spec = buildPatientChart(recordOf([phq9On(0, 20)], []), { axis: 'weeks-since-last' });
    expect([spec.axis, spec.cycles]).toEqual(['date', []]);
  });

  it('go on through a new course, though weeks since its first injection cannot be counted yet', () => {
    const later = { ...course, id: 'later', startedOn: onDay(200) };
    const record = recordOf([phq9On(0, 20)], [sessionOn(0)], { courses: [course, later] });
    expect(buildPatientChart(record, { axis: 'weeks-since-last' }).axis).toBe('weeks-since-last');
    expect(buildPatientChart(record, { axis: 'weeks-since-first' }).axis).toBe('date');
  });

  it('leave out of the range what ended before it, as a whole', () => {
    const sessions = [0, 100, 200, 300].map((day) => sessionOn(day));
    const record = recordOf([], sessions, { today: onDay(310) });
    const numbersIn = (range: '3m' | 'all') =>
      cyclesInRange(buildPatientChart(record, { range })).map(({ number }) => number);
    expect(numbersIn('all')).toEqual([1, 2, 3, 4]);
    expect(numbersIn('3m')).toEqual([3, 4]);
  });

  it('hold every visit after the first injection exactly once, whatever the order of the record', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -20, max: 400 }), { maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 380 }), { minLength: 1, maxLength: 6 }),
        (visits, injected) => {
          const record = recordOf(
            visits.map((day) => phq9On(day, Math.abs(day) % 28)),
            injected.map((day) => sessionOn(day)),
            { today: onDay(400) },
          );
          const first = Math.min(...injected);
          const followed = cyclesOf(record)
            .flatMap(({ entries }) => entries.filter(({ day }) => day > 0))
            .map(({ pointIndex }) => pointIndex);
          expect(new Set(followed).size).toBe(followed.length);
          expect(followed).toHaveLength(visits.filter((day) => day > first).length);
          const turned = { ...record, assessments: record.assessments.toReversed() };
          expect(cyclesOf(turned)).toEqual(cyclesOf(record));
        },
      ),
    );
  });
});
