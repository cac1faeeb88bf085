import { formatDate } from '@glabella/domain/values';
import { buildPatientChart } from '../spec/build-patient-chart';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { cycleSeries } from '../series/cycle-series';
import { chartNotes } from './chart-notes';
import { chartRows } from './chart-rows';
import { chartSentence } from './chart-sentence';
import { cycleRows } from './cycle-rows';
import { cycleEntryReading, cycleReading } from './cycle-words';

const item9 = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const spec = buildPatientChart(
  recordOf(
    [
      phq9On(-7, 20),
      phq9On(28, 15),
      phq9On(42, 6),
      phq9On(90, 12, { answers: item9 }),
      phq9On(98, 13),
      phq9On(119, null),
    ],
    [sessionOn(0), sessionOn(98, { frownAtMaximum: 2, frownAtRest: null })],
    { today: onDay(120) },
  ),
  { range: 'all', axis: 'weeks-since-last' },
);

const [first, second] = spec.cycles;
if (first === undefined || second === undefined) throw new Error('two cycles were expected');

describe('the cycles in words', () => {
  it('are told in one sentence with the safety item', () => {
    expect(chartSentence(spec)).toBe(
      'PHQ-9 in 2 cycles laid over each other at the injection; ' +
        'cycle 1 from 20 to 6 in week 6, onset in week 4, worn off in week 12.9; ' +
        'cycle 2 no total after it yet; ' +
        `item 9 positive once, last on ${formatDate(onDay(90))}.`,
    );
  });

  it('say how many earlier ones the range leaves out', () => {
    const record = recordOf(
      [],
      [0, 100, 200].map((day) => sessionOn(day)),
      { today: onDay(320) },
    );
    const short = buildPatientChart(record, { range: '3m', axis: 'weeks-since-last' });
    expect(chartSentence(short)).toContain('2 earlier cycles outside the range shown');
  });

  it('are read entry by entry: week, date, score, change since the start, what it is', () => {
    const readings = first.entries.map((entry) => cycleEntryReading(spec, first, entry));
    expect(readings[0]).toBe(
      'Cycle 1, week −1 (30 Dec 2025): PHQ-9 20, severe, the start of cycle 1.',
    );
    expect(readings[2]).toBe(
      'Cycle 1, week 6 (17 Feb 2026): PHQ-9 6, mild, −14 since the start of the cycle, 20, lowest of the cycle.',
    );
    expect(readings[3]).toContain('−8 since the start of the cycle, 20, wear-off, item 9 positive');
    const gap = second.entries.at(-1);
    expect(gap && cycleEntryReading(spec, second, gap)).toContain('PHQ-9 without a total');
  });

  it('are read as a whole: units, course, frown, the assumed effect', () => {
    expect(cycleReading(first)).toBe(
      'Cycle 1, injected 6 Jan 2026: 29 U, from 20 to 6 in week 6, onset in week 4, worn off in ' +
        'week 12.9, frown before it 3 (severe) at maximum, 1 (mild) at rest, assumed effect 12 ' +
        'weeks (protocol).',
    );
    expect(cycleReading(second)).toContain('2 (moderate) at maximum, not rated at rest');
  });

  it('say where an effect was cut by the next session', () => {
    const short = buildPatientChart(recordOf([], [sessionOn(0), sessionOn(70)]));
    const [cut] = short.cycles;
    expect(cut && cycleReading(cut)).toContain('(protocol), cut by the next session in week 10');
  });
});

describe('a cycle with prorated totals', () => {
  const prorated = { scoreStatus: 'prorated' } as const;
  const only = (day: number) => (days: number) => (days === day ? prorated : {});
  const cycleWith = (day: number) => {
    const facts = only(day);
    return buildPatientChart(
      recordOf(
        [
          phq9On(-7, 20),
          phq9On(28, 15, facts(28)),
          phq9On(42, 6, facts(42)),
          phq9On(90, 12, facts(90)),
        ],
        [sessionOn(0)],
      ),
      { axis: 'weeks-since-last', range: 'all' },
    );
  };

  it.each([
    [28, 'from 20 to 6 in week 6, onset in week 4 (prorated), worn off in week 12.9'],
    [42, 'from 20 to 6 (prorated) in week 6, onset in week 4, worn off in week 12.9'],
    [90, 'from 20 to 6 in week 6, onset in week 4, worn off in week 12.9 (prorated)'],
  ])('marks in words the one of day %d', (day, said) => {
    expect(chartSentence(cycleWith(day))).toContain(`cycle 1 ${said}.`);
  });

  it.each([
    [28, ['20', '4 (prorated)', '6', '6', '12.9']],
    [42, ['20', '4', '6 (prorated)', '6', '12.9']],
    [90, ['20', '4', '6', '6', '12.9 (prorated)']],
  ])('marks in its row the one of day %d', (day, cells) => {
    const told = cycleRows(cycleWith(day)).map((row) => [
      row.start,
      row.onsetWeek,
      row.nadir,
      row.nadirWeek,
      row.wearOffWeek,
    ]);
    expect(told).toEqual([cells]);
  });

  it.each([
    [28, ['prorated', 'complete', 'complete']],
    [42, ['complete', 'prorated', 'complete']],
    [90, ['complete', 'complete', 'prorated']],
  ])('tells in the file how each came about (day %d)', (day, statuses) => {
    const { columns, rows } = cycleSeries(cycleWith(day));
    const told = columns.flatMap(({ name }, at) =>
      name.endsWith('_score_status') ? [rows[0]?.[at]] : [],
    );
    expect(told).toEqual(statuses);
  });
});

describe('several entries on one day of a cycle', () => {
  const twice = buildPatientChart(
    recordOf(
      [
        phq9On(-7, 20),
        phq9On(42, 12, { id: 'morning', firstRecordedAt: `${onDay(42)}T08:00:00Z` }),
        phq9On(42, 6, { id: 'noon', firstRecordedAt: `${onDay(42)}T12:00:00Z` }),
        phq9On(42, null, { id: 'evening', firstRecordedAt: `${onDay(42)}T18:00:00Z` }),
        phq9On(80, 9, { id: 'early', firstRecordedAt: `${onDay(80)}T08:00:00Z` }),
        phq9On(80, 14, { id: 'late', firstRecordedAt: `${onDay(80)}T09:00:00Z` }),
      ],
      [sessionOn(0)],
    ),
    { range: 'all', axis: 'weeks-since-last' },
  );
  const role = /onset|lowest of the cycle|wear-off/g;
  const expected = [
    ['phq9-day--7', ''],
    ['morning', 'onset'],
    ['noon', 'lowest of the cycle'],
    ['evening', ''],
    ['early', ''],
    ['late', 'wear-off'],
  ];

  it('are each told only what they are themselves when they are read', () => {
    const [cycle] = twice.cycles;
    const said = cycle?.entries.map((entry) => [
      twice.points[entry.pointIndex]?.id,
      (cycleEntryReading(twice, cycle, entry).match(role) ?? []).join(),
    ]);
    expect(said).toEqual(expected);
  });

  it('are each told only what they are themselves in the table', () => {
    const said = chartRows(twice)
      .filter(({ kind }) => kind === 'assessment')
      .map(({ point, status }) => [point?.id, (status.match(role) ?? []).join()]);
    expect(said).toEqual(expected);
  });
});

describe('the table of the chart by cycle', () => {
  const rows = chartRows(spec);

  it('tells cycle by cycle what is drawn, the injection after its start', () => {
    expect(rows.map(({ cycle, weeks, entry, total }) => [cycle, weeks, entry, total])).toEqual([
      ['1', '−1', 'PHQ-9', '20'],
      ['1', '0', 'Injection 1', ''],
      ['1', '4', 'PHQ-9', '15'],
      ['1', '6', 'PHQ-9', '6'],
      ['1', '12.9', 'PHQ-9', '12'],
      ['1', '14', 'PHQ-9', '13'],
      ['2', '0', 'PHQ-9', '13'],
      ['2', '0', 'Injection 2', ''],
      ['2', '3', 'PHQ-9', '–'],
    ]);
  });

  it('counts the change from the start of each cycle and names onset, lowest and wear-off', () => {
    expect(rows.map(({ change }) => change)).toEqual([
      'start',
      '',
      '−5',
      '−14',
      '−8',
      '−7',
      'start',
      '',
      '',
    ]);
    expect(rows[2]?.status).toBe('onset; complete');
    expect(rows[4]?.status).toBe('wear-off; complete; item 9 positive');
  });

  it('has an id of its own for every row', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe('the table of the cycles', () => {
  it('tells before, onset, lowest, wear-off, how long it lasted and what was assumed', () => {
    expect(cycleRows(spec)).toEqual([
      {
        number: 1,
        injectedOn: '6 Jan 2026',
        units: '29 U',
        frown: '3 / 1',
        frownAfter: '–',
        start: '20',
        onsetWeek: '4',
        nadir: '6',
        nadirWeek: '6',
        wearOffWeek: '12.9',
        duration: '12.9 wk',
        observedWeeks: '14 wk',
        assumedEffect: '12 wk',
      },
      {
        number: 2,
        injectedOn: '14 Apr 2026',
        units: '29 U',
        frown: '2 / ?',
        frownAfter: '–',
        start: '13',
        onsetWeek: '–',
        nadir: '–',
        nadirWeek: '–',
        wearOffWeek: '–',
        duration: '–',
        observedWeeks: '–',
        assumedEffect: '12 wk',
      },
    ]);
  });

  it('keeps a dash where nothing was measured or rated', () => {
    const unrated = sessionOn(0, { frownAtMaximum: null, frownAtRest: null });
    const [row] = cycleRows(buildPatientChart(recordOf([], [unrated])));
    expect(row).toMatchObject({ start: '–', onsetWeek: '–', nadir: '–', frown: '–' });
  });

  it('leaves a voided session out', () => {
    const voided = recordOf([], [sessionOn(0, { status: 'voided' })]);
    expect(cycleRows(buildPatientChart(voided))).toEqual([]);
  });
});

describe('the notes under the cycles', () => {
  it('call the effect an assumption and say how the lines are laid', () => {
    const text = chartNotes(spec)
      .map((note) => note.text)
      .join(' ');
    expect(text).toContain('assumed 12-week effect, an assumption, cut at the next session');
    expect(text).toContain('Onset: the first visit at least 20 % below the total before.');
    expect(text).toContain(
      'Wear-off: the first visit 5 points or more above the best of the cycle',
    );
    expect(text).toContain('laid over the others at its injection');
    expect(text).not.toContain('Bar under an injection');
  });
});
