import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import type { SummaryFacts } from './summary-facts';
import { caseloadOf, currentDerivation, summaryRow } from './summary-row';

const course = {
  id: 'course-a',
  protocolId: 'glabellar-depression',
  plan: glabellarDepression,
  startedOn: '2026-01-05',
  endedOn: null,
  responsibleId: 'staff-2',
  clinicianIds: ['staff-3', 'staff-1'],
};

const facts: SummaryFacts = {
  id: 'patient',
  givenName: 'Zoë',
  familyName: 'Synthetic',
  archived: false,
  courses: [course],
  injections: [],
  otherScores: [],
  scores: [],
  assessmentCount: 0,
  lastAssessedOn: null,
  openFollowUps: [],
  openAdverseEvents: [],
  setAsides: [],
  thresholdValues: null,
};

const row = (part: Partial<SummaryFacts>) => summaryRow({ ...facts, ...part });
const injection = (on: string, courseId = course.id, units = 29) => ({
  id: `session-${on}`,
  courseId,
  on,
  units,
  productId: 'onabotulinumtoxinA',
  recordedAt: `${on}T09:00:00Z`,
  toxinElsewhere: [],
});
const score = (
  on: string,
  total: number | null,
  status: 'complete' | 'prorated' | 'none' | 'total-only' = 'complete',
) => ({ id: `score-${on}`, on, total, status, recordedAt: `${on}T09:00:00Z` });

describe('the row of a patient', () => {
  it('of whom nothing is recorded holds no number', () => {
    expect(row({ courses: [] })).toEqual({
      patient_id: 'patient',
      name_key: 'synthetic, zoe',
      archived: false,
      course_id: null,
      protocol_id: null,
      responsible_id: null,
      clinician_ids: [],
      first_injection_on: null,
      last_injection_on: null,
      last_injection_units: null,
      last_injection_product: null,
      session_count: 0,
      assessment_count: 0,
      latest_on: null,
      latest_total: null,
      latest_status: null,
      baseline_on: null,
      baseline_total: null,
      recent_scores: [],
      recent_injections: [],
      open_follow_ups: 0,
      last_activity_on: null,
      attention: [],
      derivation: currentDerivation,
    });
  });

  it('has the last complete total up to the first injection as its baseline', () => {
    const scores = [score('2026-01-08', 19), score('2026-01-12', 21), score('2026-01-13', 3)];
    expect(row({ scores, injections: [injection('2026-01-12')] })).toMatchObject({
      baseline_on: '2026-01-12',
      baseline_total: 21,
      first_injection_on: '2026-01-12',
    });
  });

  it.each([
    ['prorated', score('2026-01-12', 21, 'prorated')],
    ['15 days before', score('2025-12-28', 21)],
    ['a day after', score('2026-01-13', 21)],
  ])('has no baseline from a total that is %s', (_, only) => {
    const { baseline_on, baseline_total } = row({
      scores: [only],
      injections: [injection('2026-01-12')],
    });
    expect([baseline_on, baseline_total]).toEqual([null, null]);
  });

  it.each([
    ['the axillae', axillaryHyperhidrosis, null],
    ['the mood, followed by the MADRS', { ...glabellarDepression, instruments: ['madrs'] }, 21],
  ])('takes a PHQ-9 for the baseline of a course for %s as the page does', (_, plan, total) => {
    const { baseline_total } = row({
      courses: [{ ...course, plan }],
      scores: [score('2026-01-05', 21)],
      injections: [injection('2026-01-12')],
    });
    expect(baseline_total).toBe(total);
  });

  it.each([
    ['on the last day of the course', '2026-03-31', [21, '2026-01-12']],
    ['after its end', '2026-04-01', [null, null]],
  ])('is read against the baseline of an ended course %s: %s', (_, on, expected) => {
    const { latest_on, baseline_total, baseline_on } = row({
      courses: [{ ...course, endedOn: '2026-03-31' }],
      injections: [injection('2026-01-12')],
      scores: [score('2026-01-12', 21), score('2026-02-23', 9), score(on, 18)],
    });
    expect([latest_on, baseline_total, baseline_on]).toEqual([on, ...expected]);
  });

  it('is read against the baseline of the course that runs, not of one that ended', () => {
    const ended = { ...course, id: 'course-0', startedOn: '2025-01-01', endedOn: '2025-06-01' };
    expect(
      row({
        courses: [ended, course],
        injections: [injection('2025-01-02', 'course-0'), injection('2026-01-12')],
        scores: [score('2025-01-02', 26), score('2026-01-12', 21), score('2026-04-01', 18)],
      }),
    ).toMatchObject({ baseline_total: 21, latest_total: 18 });
  });

  describe('by the response rule of the protocol that the course keeps', () => {
    const kept = (
      percent: number,
      practice: SummaryFacts['thresholdValues'] = null,
      instrument = 'phq9',
    ) => {
      const responseRule = { kind: 'percent-fall', instrument, percent } as const;
      return row({
        courses: [{ ...course, plan: { ...course.plan, responseRule } }],
        injections: [injection('2026-01-12')],
        scores: [score('2026-01-12', 20), score('2026-02-23', 12)],
        thresholdValues: practice,
      }).attention.find(({ kind }) => kind === 'no-response');
    };

    it('says nothing of a fall that the rule calls a response', () => {
      expect(kept(40)).toBeUndefined();
    });

    it('says no response of a fall that is short of it, with the number of the rule', () => {
      expect(kept(41)).toMatchObject({ threshold: -41 });
      expect(kept(41, { responsePercent: 30 })).toMatchObject({ threshold: -41 });
    });

    it('goes by no rule of another questionnaire than the one that the course is read by', () => {
      expect(kept(40, null, 'gad7')).toMatchObject({ threshold: -50 });
      expect(kept(60, null, 'gad7')).toMatchObject({ threshold: -50 });
    });

    it('goes by the practice where the rule is the published one', () => {
      expect(kept(50)).toMatchObject({ threshold: -50 });
      expect(kept(50, { responsePercent: 40 })).toBeUndefined();
    });
  });

  it('keeps a latest form without a total as a gap, not a zero', () => {
    const scores = [score('2026-02-01', 12), score('2026-03-01', null, 'none')];
    expect(row({ scores })).toMatchObject({
      latest_on: '2026-03-01',
      latest_total: null,
      latest_status: 'none',
      recent_scores: [
        { on: '2026-02-01', total: 12 },
        { on: '2026-03-01', total: null },
      ],
    });
  });

  it('shows the open course that started last, and counts the injections of all', () => {
    const ended = { ...course, id: 'course-0', startedOn: '2024-01-01', endedOn: '2026-06-01' };
    const injections = [injection('2024-01-02', 'course-0', 39), injection('2026-01-12')];
    expect(row({ courses: [course, ended], injections })).toMatchObject({
      course_id: 'course-a',
      first_injection_on: '2026-01-12',
      last_injection_on: '2026-01-12',
      session_count: 2,
      recent_injections: ['2026-01-12'],
    });
  });

  it('shows the course that ended last when none is open', () => {
    const first = { ...course, id: 'course-0', startedOn: '2024-01-01', endedOn: '2025-01-01' };
    const second = { ...course, endedOn: '2026-02-01' };
    expect(row({ courses: [second, first] }).course_id).toBe('course-a');
  });

  it('takes the injection recorded last of one day', () => {
    const morning = { ...injection('2026-01-12'), units: 20 };
    const evening = { ...morning, units: 9, recordedAt: '2026-01-12T18:00:00Z' };
    expect(row({ injections: [evening, morning] }).last_injection_units).toBe(9);
  });

  it('reaches back twelve months from the latest score, that day included', () => {
    const scores = [score('2025-02-28', 20), score('2025-03-01', 19), score('2026-03-01', 8)];
    expect(row({ scores }).recent_scores.map(({ on }) => on)).toEqual(['2025-03-01', '2026-03-01']);
  });

  it.each([
    ['2026-03-01', [injection('2026-02-01')], '2026-03-01'],
    ['2026-01-01', [injection('2026-02-01')], '2026-02-01'],
    [null, [injection('2026-02-01')], '2026-02-01'],
    ['2026-01-01', [], '2026-01-01'],
  ])(
    'was last active on the later of %s and the last injection',
    (lastAssessedOn, injections, on) => {
      expect(row({ lastAssessedOn, injections }).last_activity_on).toBe(on);
    },
  );
});

describe('whose caseload a patient is in', () => {
  it('is that of the responsible psychiatrist and the clinicians, each once', () => {
    const shown = row({ courses: [{ ...course, clinicianIds: ['staff-3', 'staff-2'] }] });
    expect(caseloadOf(shown)).toEqual(['staff-2', 'staff-3']);
  });

  it('is nobody’s without a course', () => {
    expect(caseloadOf(row({ courses: [] }))).toEqual([]);
  });
});
