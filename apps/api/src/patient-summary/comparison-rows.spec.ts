import { comparisonChange, comparisonRows, type ComparisonFacts } from './comparison-rows';

const course = {
  id: 'course-a',
  protocolId: 'glabellar-depression',
  visitWeeks: [2, 6, 12, 18, 24],
  firstInjectionOn: '2026-01-12',
  endedOn: null,
};
const score = (on: string, total: number, instrumentId = 'phq9') => ({
  id: `${instrumentId}-${on}`,
  instrumentId,
  on,
  total,
  status: 'complete' as const,
  recordedAt: `${on}T09:00:00Z`,
});
const rows = (part: Partial<ComparisonFacts>) =>
  comparisonRows({
    id: 'patient',
    isDataUseRefused: false,
    courses: [course],
    scores: [],
    thresholdValues: null,
    ...part,
  }).map(({ protocol_id, instrument_id, week, baseline_total, total }) =>
    [protocol_id, instrument_id, week, baseline_total, total].join(' '),
  );

describe('what a patient contributes to the band', () => {
  it('is the baseline as week 0 and the total of each planned week', () => {
    const scores = [score('2026-01-10', 18), score('2026-02-23', 7)];
    expect(rows({ scores })).toEqual([
      'glabellar-depression phq9 0 18 18',
      'glabellar-depression phq9 6 18 7',
    ]);
  });

  it('is nothing once the patient refuses the use of the data', () => {
    const scores = [score('2026-01-10', 18), score('2026-02-23', 7)];
    expect(rows({ scores, isDataUseRefused: true })).toEqual([]);
  });

  it('goes by the planned weeks of the version that the course keeps', () => {
    const scores = [score('2026-01-10', 18), score('2026-02-23', 7)];
    const later = { ...course, visitWeeks: [4, 12] };
    expect(rows({ courses: [later], scores })).toEqual(['glabellar-depression phq9 0 18 18']);
  });

  it('is kept apart by instrument', () => {
    const scores = [score('2026-01-10', 18), score('2026-01-10', 9, 'gad7')];
    expect(rows({ scores })).toEqual([
      'glabellar-depression phq9 0 18 18',
      'glabellar-depression gad7 0 9 9',
    ]);
  });

  it('comes from the first course of a protocol alone', () => {
    const second = { ...course, id: 'course-b', firstInjectionOn: '2026-09-07' };
    const scores = [score('2026-01-10', 18), score('2026-09-07', 15)];
    expect(rows({ courses: [second, course], scores })).toEqual([
      'glabellar-depression phq9 0 18 18',
    ]);
  });

  it.each([
    ['without a baseline', { scores: [score('2026-02-23', 7)] }],
    ['without a course that has an injection', { courses: [], scores: [score('2026-01-10', 18)] }],
  ])('is nothing %s', (_, part) => {
    expect(rows(part)).toEqual([]);
  });
});

describe('what a write has to change', () => {
  const row = (week: number, total: number, baseline_total = 18) => ({
    patient_id: 'patient',
    protocol_id: 'glabellar-depression',
    instrument_id: 'phq9',
    week,
    baseline_total,
    total,
  });

  it('is nothing where nothing follows anew', () => {
    const same = [row(0, 18), row(6, 7)];
    expect(comparisonChange(same, [...same].reverse())).toEqual({ stored: [], removed: [] });
  });

  it('is a new week, a week with another total or baseline, and a week that is gone', () => {
    expect(
      comparisonChange([row(0, 18), row(6, 7), row(12, 5)], [row(0, 18), row(6, 8), row(2, 9)]),
    ).toEqual({
      stored: [row(6, 8), row(2, 9)],
      removed: [row(12, 5)],
    });
    expect(comparisonChange([row(6, 7)], [row(6, 7, 20)]).stored).toEqual([row(6, 7, 20)]);
  });
});
