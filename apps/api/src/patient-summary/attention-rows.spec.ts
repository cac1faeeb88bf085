import { defaultOutcomeThresholds, thresholdsWith } from '@glabella/domain/outcomes';
import { glabellarDepression } from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';
import { attentionOf as attentionBy, phaseRows } from './attention-rows';
import type { SummaryFacts } from './summary-facts';

const injectedOn = '2026-03-02';
const day = (days: number) => addDays(injectedOn, days);
const score = (on: string, total: number) =>
  ({ id: `score-${on}`, on, total, status: 'complete', recordedAt: `${on}T09:00:00Z` }) as const;

const facts: SummaryFacts = {
  id: 'patient',
  givenName: 'Zoë',
  familyName: 'Synthetic',
  archived: false,
  courses: [
    {
      id: 'course',
      protocolId: 'glabellar-depression',
      plan: glabellarDepression,
      startedOn: '2026-02-20',
      endedOn: null,
      responsibleId: 'staff-1',
      clinicianIds: [],
    },
  ],
  injections: [
    {
      id: 'session',
      courseId: 'course',
      on: injectedOn,
      units: 29,
      productId: 'onabotulinumtoxinA',
      recordedAt: `${injectedOn}T09:00:00Z`,
      toxinElsewhere: [],
    },
  ],
  otherScores: [],
  scores: [score(injectedOn, 12), score(day(14), 18)],
  assessmentCount: 2,
  lastAssessedOn: day(14),
  openFollowUps: [],
  openAdverseEvents: [],
  setAsides: [],
  thresholdValues: null,
};

const attentionOf = (of: SummaryFacts) => attentionBy(of, defaultOutcomeThresholds);

describe('what the records of a patient raise', () => {
  it('follows the course’s protocol: its weeks and its interval', () => {
    expect(attentionOf(facts).map(({ kind, since }) => [kind, since])).toEqual([
      ['worsening', day(14)],
      ['measure-overdue', day(43)],
      ['reinjection-window', day(90)],
    ]);
  });

  it('follows the thresholds that the practice set', () => {
    const thresholdValues = { phq9Worsening: 7 };
    expect(attentionBy(facts, thresholdsWith(thresholdValues)).map(({ kind }) => kind)).toEqual([
      'measure-overdue',
      'reinjection-window',
    ]);
  });

  it('is nothing of the PHQ-9 where the protocol of the course does not ask for it', () => {
    const plan = { ...glabellarDepression, instruments: ['gad7'], visitWeeks: [4] };
    const courses = facts.courses.map((course) => ({ ...course, plan }));
    const raised = attentionOf({ ...facts, courses });
    expect(raised.map(({ kind }) => kind)).toEqual(['measure-overdue', 'reinjection-window']);
    expect(raised[0]?.evidence).toMatch(/^GAD-7 of week 4/);
  });

  it('goes by the interval and the visits of the version that the course keeps', () => {
    const interval = { ...glabellarDepression.interval, acknowledgeUnderDays: 40 };
    const plan = { ...glabellarDepression, visitWeeks: [10], interval };
    const courses = facts.courses.map((course) => ({ ...course, plan }));
    const raised = attentionOf({ ...facts, courses });
    expect(raised.map(({ kind, since }) => [kind, since])).toEqual([
      ['worsening', day(14)],
      ['measure-overdue', day(71)],
      ['reinjection-window', day(40)],
    ]);
  });

  it('counts the window from the last injection, whichever course it belongs to', () => {
    const other = {
      id: 'other',
      courseId: 'earlier',
      on: day(30),
      units: 9,
      productId: 'onabotulinumtoxinA',
      recordedAt: `${day(30)}T09:00:00Z`,
      toxinElsewhere: [],
    };
    const reasons = attentionOf({ ...facts, injections: [other, ...facts.injections] });
    expect(reasons.find(({ kind }) => kind === 'reinjection-window')?.since).toBe(day(120));
  });
});

describe('the rows of where a patient stands', () => {
  it('are endless at both ends', () => {
    expect(phaseRows(facts, attentionOf(facts))).toEqual([
      {
        valid_from: '-infinity',
        valid_to: day(43),
        tier: 2,
        since: day(14),
        kinds: ['worsening'],
      },
      {
        valid_from: day(43),
        valid_to: day(90),
        tier: 2,
        since: day(14),
        kinds: ['worsening', 'measure-overdue'],
      },
      {
        valid_from: day(90),
        valid_to: 'infinity',
        tier: 2,
        since: day(14),
        kinds: ['worsening', 'measure-overdue', 'reinjection-window'],
      },
    ]);
  });

  it('follow what was set aside', () => {
    const [worse] = attentionOf(facts);
    if (!worse) throw new Error('nothing raised');
    const setAsides = [
      {
        kind: worse.kind,
        evidenceKey: worse.evidenceKey,
        how: 'acknowledged',
        on: day(15),
        until: null,
      },
    ] as const;
    const [first] = phaseRows({ ...facts, setAsides }, attentionOf(facts));
    expect(first).toMatchObject({ tier: 8, since: day(43), valid_to: day(43) });
  });

  it('are none in the rest for an archived patient', () => {
    const archived = { ...facts, archived: true };
    expect(phaseRows(archived, attentionOf(archived))).toEqual([]);
    const openFollowUps = [{ id: 'follow-up', answeredOn: day(14), answer: 1, hasTotal: true }];
    const concerned = { ...archived, openFollowUps };
    expect(phaseRows(concerned, attentionOf(concerned))).toMatchObject([{ tier: 1 }]);
  });

  it('of a patient without any record wait for nothing', () => {
    const nobody = { ...facts, courses: [], injections: [], scores: [] };
    expect(phaseRows(nobody, attentionOf(nobody))).toEqual([
      { valid_from: '-infinity', valid_to: 'infinity', tier: 8, since: 'infinity', kinds: [] },
    ]);
  });
});
