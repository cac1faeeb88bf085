import { phq9 } from '@glabella/domain/instruments';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import type { PatientRecord } from '@glabella/contracts';
import { courseOf, onDay, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { courseStanding } from './course-standing';
import { recordCards, type CardText } from './record-cards';

function cardsOf(facts: Partial<PatientRecord>): Record<CardText['id'], CardText> {
  const cards = recordCards(courseStanding(recordOf(facts), phq9));
  return Object.fromEntries(cards.map((card) => [card.id, card])) as Record<
    CardText['id'],
    CardText
  >;
}

const inCourse = (facts: Partial<PatientRecord>) =>
  cardsOf({ courses: [courseOf()], sessions: [sessionOn(0)], ...facts });

describe('the card of the latest PHQ-9', () => {
  it('says that there is none and what to do', () => {
    expect(cardsOf({}).latest).toMatchObject({ value: 'None yet', action: 'record' });
  });

  it('gives number, band, day and functioning', () => {
    const { latest } = inCourse({ assessments: [phq9On(42, 7, { functionAnswer: 1 })] });
    expect(latest).toMatchObject({
      value: '7',
      unit: 'mild',
      on: '17 Feb 2026',
      lines: ['Functioning: somewhat difficult'],
      chip: null,
    });
  });

  it('marks a prorated and a total-only one', () => {
    const prorated = inCourse({ assessments: [phq9On(42, 7, { scoreStatus: 'prorated' })] });
    expect(prorated.latest.chip?.label).toBe('prorated');
    const bare = inCourse({
      assessments: [phq9On(42, 7, { scoreStatus: 'total-only', answers: null })],
    });
    expect(bare.latest.chip?.label).toBe('total only');
  });

  it('never shows an entry without a total as a number, and names the last total', () => {
    const { latest } = inCourse({
      assessments: [
        phq9On(20, 11),
        phq9On(42, null, { answers: [1, 1, null, null, null, 1, 1, 1, 0] }),
      ],
    });
    expect(latest).toMatchObject({
      value: 'No total',
      lines: ['6 of 9 answered', 'Last total: 11 on 26 Jan 2026'],
    });
  });
});

describe('the cards after a prorated total', () => {
  it('mark it: as the last total, and in the change within measurement error', () => {
    const { latest, change } = inCourse({
      assessments: [
        phq9On(0, 19),
        phq9On(28, 16, { scoreStatus: 'prorated' }),
        phq9On(42, null, { answers: [1, 1, null, null, null, null, 1, 1, 0] }),
      ],
    });
    expect(latest.lines).toContain('Last total: 16 (prorated) on 3 Feb 2026');
    expect(change.lines).toContain(
      'change −3: within measurement error, reliable from 6; prorated total',
    );
  });
});

describe('the cards of a PHQ-9 in a course for the axillae', () => {
  const inAxillae = (facts: Partial<PatientRecord>) =>
    cardsOf({
      protocols: [glabellarDepression, axillaryHyperhidrosis],
      courses: [courseOf({ protocolId: axillaryHyperhidrosis.id })],
      sessions: [sessionOn(0, { protocolId: axillaryHyperhidrosis.id, totalUnits: 100 })],
      ...facts,
    });

  it('state no change, and say why', () => {
    const { change } = inAxillae({ assessments: [phq9On(-5, 14), phq9On(42, 6)] });
    expect(change).toMatchObject({
      value: 'No baseline',
      chip: null,
      lines: ['The protocol Axilla, 10 sites each does not ask for PHQ-9. No change is stated.'],
    });
    expect(change.findings.map(({ kind }) => kind)).toEqual(['no-baseline']);
  });

  it('promise no baseline where there is none yet', () => {
    expect(inAxillae({}).latest).toMatchObject({ value: 'None yet', lines: [] });
  });
});

describe('the card of the change since baseline', () => {
  it('gives the printed change, the verdict and its rule', () => {
    const { change } = inCourse({ assessments: [phq9On(-7, 19), phq9On(42, 7)] });
    expect(change).toMatchObject({
      label: 'Since baseline 19',
      on: '30 Dec 2025',
      value: '−63 %',
      chip: { label: 'Response', tone: 'good' },
      lines: [
        'reliable improvement −12, threshold 6',
        'Week 6: −63 % (19 to 7, 17 Feb 2026)',
        'Response first met in week 6 (17 Feb 2026)',
      ],
    });
    expect(change.findings.every(({ source }) => source.label !== '')).toBe(true);
  });

  it.each([
    [14, 'Partial response', 'accent', 'change −5: within measurement error, reliable from 6'],
    [4, 'Remission', 'good', 'reliable improvement −15, threshold 6'],
    [19, 'No response', 'warn', 'change 0: within measurement error, reliable from 6'],
    [25, 'Reliable deterioration', 'alarm', 'reliable deterioration +6, threshold 6'],
  ])('a fall from 19 to %d reads "%s"', (total, label, tone, line) => {
    // New severe is told apart: the visit before was severe already.
    const before = total >= 20 ? [phq9On(30, 22)] : [];
    const { change } = inCourse({
      assessments: [phq9On(-7, 19), ...before, phq9On(45, total)],
    });
    expect(change.chip).toEqual({ label, tone });
    expect(change.lines[0]).toBe(line);
  });

  it('calls a small change so where nothing else is stated of it', () => {
    const { change } = inCourse({ assessments: [phq9On(-7, 15), phq9On(14, 12)] });
    expect(change.chip).toEqual({ label: 'Within measurement error', tone: 'neutral' });
    expect(change.findings.map(({ kind }) => kind)).toEqual(['within-error']);
  });

  it('is told up to the end of the course, with what came after it, and no word in green', () => {
    const ended = courseOf({ endedOn: onDay(60), endReason: 'remission' });
    const inEnded = (...later: PatientRecord['assessments']) =>
      inCourse({
        today: onDay(130),
        courses: [ended],
        assessments: [phq9On(-7, 19), phq9On(42, 4), ...later],
      });
    expect(inEnded().change).toMatchObject({
      label: 'Since baseline 19',
      chip: { label: 'Remission', tone: 'good' },
    });
    const { change, latest } = inEnded(phq9On(120, 20));
    expect(latest.value).toBe('20');
    expect(change).toMatchObject({
      label: 'Baseline 19 to course end',
      value: '−79 %',
      chip: { label: 'Remission', tone: 'neutral' },
    });
    expect(change.lines[0]).toBe('The course ended on 7 Mar 2026; since then 20 on 6 May 2026');
    const gap = inEnded(phq9On(120, 20), phq9On(125, null));
    expect(gap.latest.lines).toContain('Last total: 20 on 6 May 2026');
  });

  it('says before the first injection which PHQ-9 would become the baseline, and until when', () => {
    const { change } = cardsOf({ courses: [courseOf()], assessments: [phq9On(50, 19)] });
    expect(change.value).toBe('Not yet');
    expect(change.lines).toEqual([
      'The PHQ-9 of 25 Feb 2026 (19) becomes the baseline if the first injection is by 11 Mar 2026.',
    ]);
  });

  it.each([
    ['none', []],
    ['one that is too old', [phq9On(45, 19)]],
    ['a prorated one', [phq9On(50, 19, { scoreStatus: 'prorated' })]],
  ])('asks for one before the first injection when there is %s', (_, assessments) => {
    const { change } = cardsOf({ courses: [courseOf()], assessments });
    expect(change.lines[0]).toContain('record one before it');
  });

  it('states no change without a baseline, and why', () => {
    const { change } = inCourse({ assessments: [phq9On(-15, 19), phq9On(42, 7)] });
    expect(change.value).toBe('No baseline');
    expect(change.lines[0]).toContain('14 days up to the first injection');
  });

  it('waits for the first visit after the injection', () => {
    const { change } = inCourse({ assessments: [phq9On(0, 19)] });
    expect(change).toMatchObject({ value: '–', chip: null });
    expect(change.lines[0]).toContain('since the first injection yet');
  });

  it('gives points and no percentage for a baseline of 0', () => {
    const { change } = inCourse({ assessments: [phq9On(0, 0), phq9On(42, 3)] });
    expect(change).toMatchObject({ value: '+3', unit: 'points' });
    expect(change.lines).toContain('A percentage of a baseline of 0 cannot be computed.');
  });

  it('states neither response nor remission for a baseline below 10', () => {
    const { change } = inCourse({ assessments: [phq9On(0, 9), phq9On(42, 4)] });
    expect(change.value).toBe('−56 %');
    expect(change.findings.map(({ kind }) => kind)).not.toContain('response');
    expect(change.findings.map(({ kind }) => kind)).not.toContain('remission');
    expect(change.findings.map(({ kind }) => kind)).toContain('baseline-below-10');
  });

  it('gives a relapse its own numbers, not the comparison with the baseline', () => {
    const { change } = inCourse({
      today: onDay(120),
      assessments: [phq9On(-7, 19), phq9On(42, 6), phq9On(100, 15)],
    });
    expect(change.chip).toEqual({ label: 'Relapse', tone: 'alarm' });
    expect(change.lines[0]).toContain('+9 from the lowest 6');
  });
});

describe('the card of the last session', () => {
  it.each([
    [onDay(0), 'today', '· 29 U'],
    [onDay(1), 'yesterday', '· 29 U'],
    [onDay(13), '13 d', 'ago · 29 U'],
    [onDay(14), '2 wk', 'ago · 29 U'],
    [onDay(55), '7 wk', 'ago · 29 U'],
  ])('on %s says %s', (today, value, unit) => {
    expect(inCourse({ today }).session).toMatchObject({ value, unit, on: '6 Jan 2026' });
  });

  it('labels the assumed effect as the protocol’s', () => {
    expect(inCourse({}).session.lines).toContain('Assumed effect: 12 weeks (protocol)');
  });

  it('assumes the effect by the version of the protocol that the session was given by', () => {
    const first = { ...glabellarDepression, assumedEffectWeeks: 10 };
    const second = { ...glabellarDepression, version: 2 };
    const { session } = inCourse({
      protocols: [first, second],
      courses: [courseOf({ protocolVersion: 2 })],
    });
    expect(session.lines).toContain('Assumed effect: 10 weeks (protocol)');
  });

  it('names the protocol where the last session was of another course', () => {
    const { session } = inCourse({
      protocols: [glabellarDepression, axillaryHyperhidrosis],
      sessions: [sessionOn(20, { protocolId: axillaryHyperhidrosis.id })],
    });
    expect(session.lines).toContain('Assumed effect: 28 weeks (Axilla, 10 sites each)');
  });

  it('leaves a voided session out', () => {
    expect(inCourse({ sessions: [sessionOn(0, { status: 'voided' })] }).session.value).toBe(
      'None yet',
    );
  });

  it('offers a session only in a running course', () => {
    expect(cardsOf({}).session.action).toBeNull();
    expect(cardsOf({ courses: [courseOf()] }).session.action).toBe('log-session');
    const ended = courseOf({ endedOn: onDay(3), endReason: 'moved' });
    expect(cardsOf({ courses: [ended] }).session.action).toBeNull();
  });
});

describe('the card of what is next', () => {
  it('asks for a course where there is none', () => {
    expect(cardsOf({}).next).toMatchObject({ value: 'No course', action: 'start-course' });
  });

  it('waits for the first session', () => {
    expect(cardsOf({ courses: [courseOf()] }).next.value).toBe('First session');
  });

  it.each([
    [onDay(5), 'week 2', 'due 20 Jan 2026', null],
    [onDay(14), 'week 2', 'due today', null],
    [onDay(15), 'week 2', '1 day overdue (20 Jan 2026)', 'overdue'],
    [onDay(21), 'week 2', '7 days overdue (20 Jan 2026)', 'overdue'],
    [onDay(22), 'week 2', 'missed (20 Jan 2026) · next: week 6, 17 Feb 2026', 'missed'],
  ])('on %s is %s, %s', (today, unit, line, chip) => {
    const { next } = inCourse({ today, assessments: [phq9On(0, 19)] });
    expect(next).toMatchObject({ value: 'PHQ-9', unit });
    expect(next.lines[0]).toBe(line);
    expect(next.chip?.label ?? null).toBe(chip);
  });

  it.each([
    [onDay(89), 're-injection opens 6 Apr 2026'],
    [onDay(90), 're-injection open since 6 Apr 2026'],
  ])('on %s says: %s', (today, line) => {
    expect(inCourse({ today }).next.lines).toContain(line);
  });

  it('has nothing due once the course has ended', () => {
    const ended = courseOf({ endedOn: onDay(30), endReason: 'remission' });
    const { next } = cardsOf({ courses: [ended], sessions: [sessionOn(0)] });
    expect(next).toMatchObject({ value: 'Nothing due', action: 'start-course' });
    expect(next.lines).toEqual(['The course ended on 5 Feb 2026.']);
  });
});
