import { checkIn, gad7, hdss, measuresOf, phq9 } from '@glabella/domain/instruments';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import * as fc from 'fast-check';
import { course, dayZero, onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { buildPatientChart } from './build-patient-chart';

const treated = recordOf(
  [phq9On(-7, 19), phq9On(21, 14), phq9On(42, 9), phq9On(63, 4)],
  [sessionOn(0), sessionOn(98)],
);

describe('a chart of what the course is not read by', () => {
  const axilla = { protocolId: axillaryHyperhidrosis.id };
  const record = recordOf(
    [phq9On(-5, 14), phq9On(42, 6), phq9On(0, 4, { id: 'grade', instrumentId: hdss.id })],
    [sessionOn(0, axilla)],
    {
      courses: [{ ...course, ...axilla }],
      protocols: [glabellarDepression, axillaryHyperhidrosis],
    },
  );

  it('has no baseline and no standing: the axillae are not injected for the mood', () => {
    expect(buildPatientChart(record, { instrument: phq9 })).toMatchObject({
      isRead: false,
      baseline: null,
      responseSince: null,
      points: [{ change: null }, { change: null }],
      firstInjectionOn: dayZero,
    });
  });

  it('has them by what the protocol asks for', () => {
    expect(buildPatientChart(record, { instrument: hdss })).toMatchObject({
      isRead: true,
      baseline: { total: 4 },
    });
  });

  it('compares nobody', () => {
    const comparison = { leastPatients: 10, isComplete: true, weeks: [] };
    expect(buildPatientChart(record, { comparison }).comparison).toBeNull();
  });
});

describe('the points of a chart', () => {
  it('keep sessions of one day in the order in which they were recorded', () => {
    const first = sessionOn(0, { id: 'z, recorded first' });
    const second = sessionOn(0, { id: 'a, recorded second' });
    const { injections } = buildPatientChart(recordOf([], [sessionOn(9), first, second]));
    expect(injections.map(({ id }) => id)).toEqual([first.id, second.id, sessionOn(9).id]);
  });

  it('are in order of time whatever order the record has', () => {
    const shuffled = { ...treated, assessments: treated.assessments.toReversed() };
    expect(buildPatientChart(shuffled)).toEqual(buildPatientChart(treated));
    expect(buildPatientChart(treated).points.map(({ total }) => total)).toEqual([19, 14, 9, 4]);
  });

  it('keep an entry without a total as a gap, not a zero', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(0, 15), phq9On(21, null), phq9On(42, 0)], [sessionOn(0)]),
    );
    expect(spec.points.map(({ total }) => total)).toEqual([15, null, 0]);
    expect(spec.points.map(({ band }) => band?.id)).toEqual([
      'moderately-severe',
      undefined,
      'minimal',
    ]);
  });

  it('leave out voided entries and those of other instruments', () => {
    const spec = buildPatientChart(
      recordOf(
        [
          phq9On(0, 15),
          phq9On(7, 27, { status: 'voided' }),
          phq9On(14, 10, { instrumentId: 'gad7' }),
        ],
        [],
      ),
    );
    expect(spec.points.map(({ id }) => id)).toEqual(['phq9-day-0']);
  });

  it.each([
    ['an answer of 1', [0, 0, 0, 0, 0, 0, 0, 0, 1], 'positive', true],
    ['an answer of 3', [0, 0, 0, 0, 0, 0, 0, 0, 3], 'positive', true],
    ['an answer of 0', [3, 3, 3, 3, 3, 3, 3, 3, 0], 'none', false],
    ['no answer', [1, 1, 1, 1, 1, 1, 1, 1, null], 'missing', false],
    ['only a total', null, 'unknown', false],
  ])('mark item 9 with %s as %s', (_, answers, safety, hasSafetyMark) => {
    const [point] = buildPatientChart(recordOf([phq9On(0, 8, { answers })], [])).points;
    expect(point).toMatchObject({ safety, hasSafetyMark });
  });

  it('count days from the last injection before or on their day', () => {
    const days = buildPatientChart(
      recordOf(
        [phq9On(-1, 19), phq9On(0, 19), phq9On(97, 9), phq9On(98, 9), phq9On(99, 9)],
        [sessionOn(0), sessionOn(98)],
      ),
    ).points.map(({ daysSinceInjection }) => daysSinceInjection);
    expect(days).toEqual([null, 0, 97, 0, 1]);
  });

  it('give the change since baseline from the baseline on, none before it', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(-30, 22), phq9On(-7, 19), phq9On(21, 14), phq9On(42, null)], [sessionOn(0)]),
    );
    expect(spec.points.map(({ change }) => change)).toEqual([null, null, -5, null]);
  });
});

describe('the change of a prorated total between the baseline and the first injection', () => {
  const prorated = { scoreStatus: 'prorated' } as const;
  const changesOf = (...entries: Parameters<typeof phq9On>[]) =>
    buildPatientChart(
      recordOf(
        [phq9On(-5, 18), ...entries.map((entry) => phq9On(...entry))],
        [sessionOn(0), sessionOn(98)],
      ),
    ).points.map(({ change }) => change);

  it.each([-4, 0])('is none on day %d: nothing was injected before it', (day) => {
    expect(changesOf([day, 15, prorated])).toEqual([null, null]);
  });

  it('is one from the day after the first injection on, also after a later one', () => {
    expect(changesOf([0, 15, prorated], [1, 14, prorated], [98, 9], [99, 8])).toEqual([
      null,
      null,
      -4,
      -9,
      -10,
    ]);
  });
});

describe('the lines of a chart', () => {
  it.each([
    [19, 9.5, 'Response ≤ 9'],
    [16, 8, 'Response ≤ 8'],
    [10, 5, 'Response ≤ 5'],
    [27, 13.5, 'Response ≤ 13'],
  ])('draw response for baseline %d at its half, %d, as "%s"', (total, at, label) => {
    const spec = buildPatientChart(recordOf([phq9On(0, total)], [sessionOn(0)]));
    expect(spec.thresholds[0]).toMatchObject({ id: 'response', at, label });
    expect(spec.baseline).toEqual({ pointId: 'phq9-day-0', on: dayZero, total });
  });

  it.each([
    ['below 10', [phq9On(0, 9)], [sessionOn(0)]],
    ['of 0', [phq9On(0, 0)], [sessionOn(0)]],
    ['that is missing', [phq9On(-15, 20)], [sessionOn(0)]],
    ['before the first injection', [phq9On(0, 20)], []],
    ['that was prorated', [phq9On(0, 20, { scoreStatus: 'prorated' })], [sessionOn(0)]],
  ])('draw no response line for a baseline %s', (_, assessments, sessions) => {
    const spec = buildPatientChart(recordOf(assessments, sessions));
    expect(spec.thresholds.map(({ id }) => id)).toEqual(['remission']);
  });

  it('draw remission of the PHQ-9 between 4 and 5, and none for the GAD-7', () => {
    expect(buildPatientChart(treated).thresholds[1]).toMatchObject({
      id: 'remission',
      at: 4.5,
      label: 'Remission < 5',
    });
    expect(buildPatientChart(treated, { instrument: gad7 }).thresholds).toEqual([]);
  });

  it('part the bands at 4.5, 9.5, 14.5 and 19.5, so no total lies on an edge', () => {
    expect(buildPatientChart(treated).bands.map(({ from, to }) => [from, to])).toEqual([
      [-0.5, 4.5],
      [4.5, 9.5],
      [9.5, 14.5],
      [14.5, 19.5],
      [19.5, 27.5],
    ]);
  });
});

describe('the treatment on a chart', () => {
  it('tells each session its number, units, sites, lot and product', () => {
    expect(buildPatientChart(treated).injections[1]).toMatchObject({
      number: 2,
      on: onDay(98),
      units: 29,
      siteCount: 5,
      lotNumber: 'C7839',
      productName: 'onabotulinumtoxinA',
      effectWeeks: 12,
    });
  });

  it('ends the assumed effect after 12 weeks or at the next session', () => {
    const early = recordOf([], [sessionOn(0), sessionOn(70), sessionOn(200)]);
    const ends = buildPatientChart(early).injections.map(({ effectEndsOn, isEffectOpen }) => [
      effectEndsOn,
      isEffectOpen,
    ]);
    expect(ends).toEqual([
      [onDay(70), false],
      [onDay(70 + 84), true],
      [onDay(200 + 84), true],
    ]);
  });

  it('leaves out a voided session and one without a frown rating from the frown lane', () => {
    const spec = buildPatientChart(
      recordOf(
        [],
        [
          sessionOn(0, { frownAtRest: null, frownAtMaximum: 2 }),
          sessionOn(98, { frownAtRest: null, frownAtMaximum: null }),
          sessionOn(99, { status: 'voided' }),
        ],
      ),
    );
    expect(spec.injections.map(({ id }) => id)).toEqual(['session-day-0', 'session-day-98']);
    expect(spec.frown).toEqual([
      {
        id: 'session-day-0',
        injectionId: 'session-day-0',
        on: dayZero,
        daysSinceInjection: null,
        atRest: null,
        atMaximum: 2,
      },
    ]);
  });

  it('shows visits that are due, overdue or missed, never those done or to come', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(0, 19), phq9On(14, 12)], [sessionOn(0)], { today: onDay(88) }),
    );
    expect(spec.visits.map(({ week, state }) => [week, state])).toEqual([
      [6, 'missed'],
      [12, 'overdue'],
    ]);
  });

  it.each(measuresOf(checkIn))('shows those of a planned check-in by its $name', (measure) => {
    const instruments = [phq9.id, checkIn.id];
    const record = recordOf(
      [
        phq9On(14, null, {
          instrumentId: checkIn.id,
          scoreStatus: 'unscored',
          answers: [8, 90, 3],
        }),
      ],
      [sessionOn(0)],
      { today: onDay(45), protocols: [{ ...glabellarDepression, instruments }] },
    );
    const { visits } = buildPatientChart(record, { instrument: measure });
    expect(visits.map(({ week, state }) => [week, state])).toEqual([[6, 'overdue']]);
    expect(buildPatientChart(record, { instrument: gad7 }).visits).toEqual([]);
    const [form] = record.assessments;
    for (const answers of [form?.answers ?? [], [8, null, null]]) {
      const done = { ...record, assessments: [phq9On(14, null, { ...form, answers })] };
      const { visits: open } = buildPatientChart(done, { instrument: checkIn });
      expect(open.map(({ week }) => week)).toEqual([6]);
    }
  });

  it('has nothing due once the course has ended', () => {
    const ended = { ...course, endedOn: onDay(30) };
    const spec = buildPatientChart(
      recordOf([phq9On(0, 19), phq9On(14, 12)], [sessionOn(0)], { courses: [ended] }),
    );
    expect(spec.visits).toEqual([]);
  });
});

describe('the standing on a chart', () => {
  it('dates response and remission from the start of the unbroken run', () => {
    const spec = buildPatientChart(treated);
    expect(spec.responseSince).toBe(onDay(42));
    expect(spec.remissionSince).toBe(onDay(63));
  });

  it('has no run when the latest total does not meet the rule', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(-7, 19), phq9On(42, 4), phq9On(63, 10)], [sessionOn(0)]),
    );
    expect([spec.responseSince, spec.remissionSince]).toEqual([null, null]);
  });

  it('measures a second course by its own first injection and baseline', () => {
    const second = { ...course, id: 'second', startedOn: onDay(300) };
    const spec = buildPatientChart(
      recordOf(
        [phq9On(0, 19), phq9On(42, 5), phq9On(301, 22)],
        [sessionOn(0), sessionOn(301, { courseId: 'second' })],
        { courses: [{ ...course, endedOn: onDay(200) }, second], today: onDay(320) },
      ),
    );
    expect(spec.firstInjectionOn).toBe(onDay(301));
    expect(spec.baseline?.total).toBe(22);
  });
});

describe('the axis of a chart', () => {
  it('counts weeks only when there is an injection to count from', () => {
    const asked = { axis: 'weeks-since-first' } as const;
    expect(buildPatientChart(treated, asked).axis).toBe('weeks-since-first');
    expect(buildPatientChart(recordOf([phq9On(0, 10)], []), asked).axis).toBe('date');
  });

  it('has as many points as there are recorded entries, whatever is recorded', () => {
    const entry = fc.record({
      day: fc.integer({ min: -400, max: 400 }),
      total: fc.option(fc.integer({ min: 0, max: 27 })),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), fc.boolean(), (entries, isTreated) => {
        const assessments = entries.map(({ day, total }, index) =>
          phq9On(day, total, { id: `entry-${index}` }),
        );
        const spec = buildPatientChart(recordOf(assessments, isTreated ? [sessionOn(0)] : []));
        expect(spec.points).toHaveLength(entries.length);
        expect(spec.points.filter(({ total }) => total === null)).toHaveLength(
          entries.filter(({ total }) => total === null).length,
        );
      }),
    );
  });
});
