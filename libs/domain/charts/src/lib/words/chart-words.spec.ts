import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { buildPatientChart } from '../spec/build-patient-chart';
import { course, onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { chartNotes, chartSourcesLine } from './chart-notes';
import { chartRows } from './chart-rows';
import { chartSentence } from './chart-sentence';
import { spanOf, weeksToTenth, wholeWeeks } from './number-words';
import { injectionReading, pointReading } from './readings';

const item9 = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const treated = buildPatientChart(
  recordOf(
    [
      phq9On(-7, 19, { answers: item9 }),
      phq9On(21, 14),
      phq9On(42, 8, { scoreStatus: 'prorated', answers: [1, 1, 1, 1, 1, 1, 1, null, 0] }),
      phq9On(50, null, { answers: [1, null, null, null, 1, 1, 1, 1, null] }),
      phq9On(63, 5, { scoreStatus: 'total-only', answers: null }),
    ],
    [sessionOn(0), sessionOn(98, { totalUnits: 32.5, frownAtRest: null })],
  ),
  { range: 'all' },
);

describe('the chart in one sentence', () => {
  it('tells the movement from the baseline, the sessions, the standing and item 9', () => {
    expect(chartSentence(treated)).toBe(
      'PHQ-9 fell from 19 to 5 over 10 weeks from the baseline; 2 injection sessions; ' +
        'response since 17 Feb 2026; item 9 positive once, last on 30 Dec 2025.',
    );
  });

  it('says remission where the latest total is one', () => {
    const spec = buildPatientChart(recordOf([phq9On(0, 19), phq9On(42, 4)], [sessionOn(0)]));
    expect(chartSentence(spec)).toContain('; remission since 17 Feb 2026');
  });

  it.each([
    [4, 'PHQ-9 fell from 19 to 4 over 7 weeks from the baseline', 'remission'],
    [8, 'PHQ-9 fell from 19 to 8 over 7 weeks from the baseline', 'response'],
  ])('tells a standing (%d) up to the end of the course where a later total stands', (...told) => {
    const [total, movement, standing] = told;
    const spec = buildPatientChart(
      recordOf([phq9On(-7, 19), phq9On(42, total), phq9On(200, 20)], [sessionOn(0)], {
        courses: [{ ...course, endedOn: onDay(60) }],
        today: onDay(210),
      }),
    );
    expect(chartSentence(spec)).toContain(
      `${movement}, up to the end of the course on 7 Mar 2026; since then 20, severe, on 25 Jul 2026`,
    );
    expect(chartSentence(spec)).toContain(
      `; ${standing} from 17 Feb 2026 to the end of the course`,
    );
    expect(chartSentence(spec)).not.toContain(`${standing} since`);
  });

  it.each([
    ['a total', 200, 20, 'remission from 17 Feb 2026 to the end of the course'],
    ['a total on the day of the end', 60, 4, 'remission since 17 Feb 2026'],
    ['an entry without a total', 200, null, 'remission since 17 Feb 2026'],
  ])('tells a standing up to the end or since a day, with %s after it', (_, day, total, words) => {
    const spec = buildPatientChart(
      recordOf([phq9On(-7, 19), phq9On(42, 4), phq9On(day, total)], [sessionOn(0)], {
        courses: [{ ...course, endedOn: onDay(60) }],
        today: onDay(210),
      }),
    );
    expect(chartSentence(spec)).toContain(`; ${words}`);
  });

  it('states one point as its number and date, without a movement', () => {
    const spec = buildPatientChart(recordOf([phq9On(0, 19)], []));
    expect(chartSentence(spec)).toBe(
      'One PHQ-9: 19, moderately severe, on 6 Jan 2026; no injection session yet.',
    );
  });

  it('marks a small change since the baseline as within measurement error', () => {
    const sentenceOf = (total: number) =>
      chartSentence(
        buildPatientChart(recordOf([phq9On(0, 15), phq9On(14, total)], [sessionOn(0)])),
      );
    expect(sentenceOf(12)).toContain('2 weeks from the baseline, within measurement error;');
    expect(sentenceOf(9)).toContain('2 weeks from the baseline;');
  });

  it('says from the first entry where there is no baseline', () => {
    const spec = buildPatientChart(recordOf([phq9On(0, 12), phq9On(10, 12)], []));
    expect(chartSentence(spec)).toContain('PHQ-9 stayed at 12 over 10 days from the first entry');
  });

  it('says so when the latest total is prorated', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(0, 10), phq9On(42, 18, { scoreStatus: 'prorated' })], [sessionOn(0)]),
    );
    expect(chartSentence(spec)).toContain('PHQ-9 rose from 10 to 18 over 6 weeks');
    expect(chartSentence(spec)).toContain('the latest prorated');
  });

  it.each([
    ['prorated', 'complete', ' from the first entry, the first prorated;'],
    ['prorated', 'prorated', ' from the first entry, both prorated;'],
    ['complete', 'complete', ' from the first entry;'],
  ] as const)('marks the totals of a movement from a %s to a %s one', (first, latest, said) => {
    const spec = buildPatientChart(
      recordOf([phq9On(0, 12, { scoreStatus: first }), phq9On(10, 9, { scoreStatus: latest })], []),
    );
    expect(chartSentence(spec)).toContain(`PHQ-9 fell from 12 to 9 over 10 days${said}`);
  });

  it.each([
    ['no entry', []],
    ['entries without a total only', [phq9On(0, null)]],
  ])('says that there is no total with %s', (_, assessments) => {
    const spec = buildPatientChart(recordOf(assessments, []));
    expect(chartSentence(spec)).toMatch(/^No PHQ-9 with a total yet; no injection session yet/);
  });

  it('says how much lies outside the range shown', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(-200, 19), phq9On(100, 9)], [], { today: onDay(120) }),
      { range: '3m' },
    );
    expect(chartSentence(spec)).toContain('1 earlier entry outside the range shown');
  });
});

describe('the spoken summary of a point', () => {
  it.each([
    [
      0,
      '30 Dec 2025: PHQ-9 19, moderately severe, the baseline, before the first injection, item 9 positive.',
    ],
    [
      1,
      '27 Jan 2026: PHQ-9 14, moderate, −5 since baseline 19 (within measurement error), 21 days after the last injection.',
    ],
    [
      2,
      '17 Feb 2026: PHQ-9 8, mild, prorated, 8 of 9 answered, −11 since baseline 19, 42 days after the last injection.',
    ],
    [
      3,
      '25 Feb 2026: PHQ-9 without a total, 5 of 9 answered, 50 days after the last injection, item 9 not answered.',
    ],
    [
      4,
      '10 Mar 2026: PHQ-9 5, mild, total only, items not known, −14 since baseline 19, 63 days after the last injection.',
    ],
  ])('reads point %d with date, score, band and days since treatment', (index, reading) => {
    expect(pointReading(treated, index)).toBe(reading);
  });

  it.each([-1, 5, 0.5])('is empty at place %d, where there is no point', (index) => {
    expect(pointReading(treated, index)).toBe('');
    expect(injectionReading(treated, index)).toBe('');
  });

  it('reads a session with units, sites, lot, frown ratings and the assumed effect', () => {
    expect(injectionReading(treated, 1)).toBe(
      '14 Apr 2026: injection session 2, onabotulinumtoxinA, 32.5 U, 5 sites, lot C7839, ' +
        '14 weeks after the first injection of the course, frown before injection: not rated at ' +
        'rest, 3 (severe) at maximum, assumed effect 12 weeks (protocol).',
    );
  });
});

describe('a session for something else than the chart measures', () => {
  const inAxilla = { protocolId: axillaryHyperhidrosis.id, totalUnits: 100 };
  const protocols = [glabellarDepression, axillaryHyperhidrosis];
  const both = buildPatientChart(
    recordOf([phq9On(0, 19), phq9On(60, 9)], [sessionOn(0), sessionOn(50, inAxilla)], {
      protocols,
    }),
  );
  const alone = buildPatientChart(
    recordOf([phq9On(60, 9)], [sessionOn(50, inAxilla)], { protocols }),
  );

  it('is named by its region wherever it is read', () => {
    expect(injectionReading(both, 0)).toContain('onabotulinumtoxinA, 29 U, 5 sites');
    expect(injectionReading(both, 1)).toContain('onabotulinumtoxinA, 100 U axilla, 5 sites');
    expect(chartRows(both).map(({ entry }) => entry)).toContain('Injection 2, axilla');
  });

  it('is counted apart', () => {
    expect(chartSentence(both)).toContain('; 1 injection session and 1 for something else;');
    expect(chartSentence(alone)).toContain('; 1 injection session for something else.');
  });

  it('counts no days to a score', () => {
    expect(pointReading(both, 1)).toContain('60 days after the last injection');
    expect(pointReading(alone, 0)).not.toContain('injection');
  });
});

describe('a prorated total on the day of the first injection', () => {
  const spec = buildPatientChart(
    recordOf([phq9On(-5, 18), phq9On(0, 15, { scoreStatus: 'prorated' })], [sessionOn(0)]),
  );

  it('is told without a change from the baseline in sentence, reading and table', () => {
    expect(chartSentence(spec)).toMatch(
      /^Latest PHQ-9: 15 \(prorated\), moderately severe, on 6 Jan 2026; the baseline is 18 on 1 Jan 2026; 1 injection session/,
    );
    expect(pointReading(spec, 1)).not.toMatch(/since baseline|measurement error/);
    const row = chartRows(spec).find(({ id }) => id === 'phq9-day-0');
    expect(row).toMatchObject({ total: '15', change: '', status: 'prorated, 9 of 9 answered' });
  });
});

describe('the table of a chart', () => {
  it('holds every entry, session and missed visit in order of time', () => {
    expect(
      chartRows(treated).map(({ date, weeks, entry, total, change, status }) =>
        [date, weeks, entry, total, change, status].join(' | '),
      ),
    ).toEqual([
      '30 Dec 2025 | −1 | PHQ-9 | 19 | baseline | complete; item 9 positive',
      '6 Jan 2026 | 0 | Injection 1 |  |  | onabotulinumtoxinA; frown 3 at maximum, 1 at rest',
      '27 Jan 2026 | 3 | PHQ-9 | 14 | −5 | complete; within measurement error',
      '17 Feb 2026 | 6 | PHQ-9 | 8 | −11 | prorated, 8 of 9 answered',
      '25 Feb 2026 | 7.1 | PHQ-9 | – |  | no total, 5 of 9 answered; item 9 not answered',
      '10 Mar 2026 | 9 | PHQ-9 | 5 | −14 | total only, items not known',
      '31 Mar 2026 | 12 | PHQ-9, week 12 | – |  | missed, not recorded',
      '14 Apr 2026 | 14 | Injection 2 |  |  | onabotulinumtoxinA; frown 3 at maximum',
      '12 May 2026 | 18 | PHQ-9, week 18 | – |  | due, not recorded',
    ]);
  });

  it('gives a session its units, sites and lot', () => {
    const [session] = chartRows(treated).filter(({ kind }) => kind === 'injection');
    expect(session).toMatchObject({ units: '29 U', sites: '5', lot: 'C7741' });
  });

  it('has no weeks before there is an injection to count from', () => {
    const [row] = chartRows(buildPatientChart(recordOf([phq9On(0, 12)], [])));
    expect(row).toMatchObject({ weeks: '', change: '', total: '12', band: 'Moderate' });
  });

  it('holds exactly what the window shows', () => {
    const record = recordOf([phq9On(-200, 19), phq9On(100, 9)], [], { today: onDay(120) });
    expect(chartRows(buildPatientChart(record, { range: '3m' })).map(({ total }) => total)).toEqual(
      ['9'],
    );
    expect(chartRows(buildPatientChart(record, { range: 'all' }))).toHaveLength(2);
  });
});

describe('the notes under a chart', () => {
  it('explain what is drawn and name the source of each rule', () => {
    const notes = chartNotes(treated);
    expect(notes.map(({ text }) => text)).toEqual([
      'Bands: Kroenke, Spitzer & Williams 2001.',
      'Response: at least 50 % below this patient’s baseline of 19 (30 Dec 2025).',
      'Remission: total below 5.',
      'Reliable change: 6 points or more; less is within measurement error.',
      'Relapse: after response or remission a total of 10 or more, and 5 points or more above the lowest.',
      'Hollow point: prorated from an incomplete form.',
      'Diamond: only the total is known.',
      'Cross under the plot: an entry without a total.',
      'Hollow tick under the plot: visit due, not recorded.',
      'Triangle: an injection, larger with its units (16 to 120 U).',
      'Bar under an injection: the protocol’s assumed 12-week effect.',
      'Frown 0–3 as rated before each injection: filled at maximum frown, hollow at rest.',
    ]);
    expect(notes.slice(0, 5).every(({ source }) => source !== null)).toBe(true);
  });

  it('name the numbers in force, those of the practice where it set others', () => {
    const own = { phq9ReliableChange: 8, phq9RelapseFrom: 12 };
    const spec = buildPatientChart(
      recordOf([phq9On(0, 19)], [sessionOn(0)], { thresholdValues: own }),
    );
    const text = chartNotes(spec).map((note) => note.text);
    expect(text).toContain('Reliable change: 8 points or more; less is within measurement error.');
    expect(text.join(' ')).toContain('Relapse: after response or remission a total of 12 or more');
  });

  it('cite each source once, in one line for a picture and for paper', () => {
    const line = chartSourcesLine(treated);
    expect(line).toMatch(/^Sources: Kroenke, Spitzer & Williams 2001 \(doi:.+\); /);
    expect(line.match(/Kroenke, Spitzer & Williams 2001/g)).toHaveLength(1);
  });

  it('say nothing about marks that are not there', () => {
    const spec = buildPatientChart(recordOf([phq9On(0, 12)], []));
    expect(chartNotes(spec).map(({ text }) => text)).toEqual([
      'Bands: Kroenke, Spitzer & Williams 2001.',
      'Remission: total below 5.',
    ]);
  });
});

describe('time in words', () => {
  it.each([
    [0, '0', 0, '0 days'],
    [1, '0.1', 0, '1 day'],
    [-6, '-0.9', 0, '-6 days'],
    [13, '1.9', 1, '13 days'],
    [14, '2', 2, '2 weeks'],
    [-7, '-1', -1, '-7 days'],
  ])('%d days are %s weeks, %d whole ones, %s', (days, tenth, whole, span) => {
    expect(weeksToTenth(days)).toBe(tenth);
    expect(Object.is(wholeWeeks(days), whole)).toBe(true);
    expect(spanOf(days)).toBe(span);
  });
});
