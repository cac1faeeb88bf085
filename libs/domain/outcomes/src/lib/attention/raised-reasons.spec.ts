import { gad7 } from '@glabella/domain/instruments';
import { addDays, formatDate } from '@glabella/domain/values';
import * as fc from 'fast-check';
import {
  anyFacts,
  attendedCourse,
  attentionFacts,
  setAsideOn,
} from '../../testing/attention-facts';
import { gap, injectedOn, prorated, visit } from '../../testing/course';
import type { ScorePoint } from '../score-point';
import { defaultOutcomeThresholds } from '../thresholds';
import type { AttentionFacts } from './attention-facts';
import { raisedReasons } from './raised-reasons';
import { shownFrom } from './set-aside';

const day = (days: number) => addDays(injectedOn, days);
/** Every planned visit done on its day, so that only what is asked about can be raised. */
const without = (facts: AttentionFacts, ...left: string[]) =>
  raisedReasons(facts).filter(({ kind }) => !left.includes(kind));
const ofScores = (...scores: ScorePoint[]) =>
  without(attentionFacts(scores), 'measure-overdue', 'reinjection-window');
const kinds = (...scores: ScorePoint[]) => ofScores(...scores).map(({ kind }) => kind);

describe('what the scores of an open course raise', () => {
  it.each<[string, ScorePoint[], string[]]>([
    ['nothing with a baseline alone', [visit(0, 20)], []],
    ['5 above the lowest: nothing', [visit(0, 12), visit(14, 17)], []],
    ['6 above the lowest: worsening', [visit(0, 12), visit(14, 18)], ['worsening']],
    ['20 after 19: new severe', [visit(0, 19), visit(14, 20)], ['new-severe']],
    ['20 after 20: not new', [visit(0, 20), visit(14, 20)], []],
    ['both at once', [visit(0, 14), visit(14, 20)], ['worsening', 'new-severe']],
    [
      'a response, then 10 and 5 above the lowest: relapse',
      [visit(0, 20), visit(14, 5), visit(42, 10)],
      ['relapse'],
    ],
    ['a response, then 9: nothing', [visit(0, 20), visit(14, 4), visit(42, 9)], []],
    [
      'a relapse withdrawn within 14 days',
      [visit(0, 20), visit(14, 5), visit(41, 10), visit(55, 9)],
      [],
    ],
    [
      'everything that applies, in the order of the tiers',
      [visit(0, 20), visit(42, 8), visit(84, 22)],
      ['worsening', 'new-severe', 'relapse', 'no-response'],
    ],
    [
      'worsening from the lowest, where the verdict sees none from baseline',
      [visit(0, 20), visit(14, 10), visit(28, 16)],
      ['worsening', 'relapse'],
    ],
    ['no response on day 42', [visit(0, 20), visit(42, 11)], ['no-response']],
    ['a response on day 42', [visit(0, 20), visit(42, 10)], []],
    ['no response on day 41: not said yet', [visit(0, 20), visit(41, 20)], []],
    ['a baseline below 10: no response is not stated', [visit(0, 9), visit(42, 9)], []],
    [
      'a gap at the latest form changes nothing',
      [visit(0, 12), visit(14, 18), gap(28)],
      ['worsening'],
    ],
  ])('%s', (_, scores, raised) => {
    expect(kinds(...scores)).toEqual(raised);
  });

  it('is a recurrence after six months of remission', () => {
    const months = [30, 60, 90, 120, 150, 180, 215].map((on) => visit(on, 3));
    expect(kinds(visit(0, 20), ...months, visit(250, 12))).toContain('recurrence');
  });

  it('says what it rests on in a few words, and the whole comparison beside it', () => {
    const [worse] = ofScores(visit(0, 14), visit(14, 12), visit(28, 18));
    expect(worse).toEqual({
      kind: 'worsening',
      evidenceKey: `worsening:day 28:${day(14)} 12 complete:${day(28)} 18 complete`,
      evidence: 'PHQ-9 12 → 18, week 4',
      detail: "+6 from the course's lowest 12, threshold 6",
      on: day(28),
      since: day(28),
      value: 6,
      threshold: 6,
      countsDays: false,
      recordId: 'day 28',
      renewsOn: [],
    });
  });

  it('marks a prorated total', () => {
    const [worse] = ofScores(visit(0, 12), prorated(14, 18));
    expect(worse?.evidence).toBe('PHQ-9 12 → 18 prorated, week 2');
    expect(worse?.detail).toContain('prorated total');
  });

  it.each<[string, ScorePoint[], number]>([
    ['the first visit of an unbroken run', [visit(0, 10), visit(14, 17), visit(28, 18)], 14],
    [
      'the visit at which it began again',
      [visit(0, 10), visit(14, 17), visit(28, 12), visit(35, 18)],
      35,
    ],
    ['day 42 at the earliest for no response', [visit(0, 18), visit(30, 17), visit(43, 17)], 43],
    ['the first of two visits without response', [visit(0, 18), visit(44, 17), visit(70, 16)], 44],
  ])('waits since %s', (_, scores, since) => {
    expect(ofScores(...scores)[0]?.since).toBe(day(since));
  });

  it('is another reason with every new total, though it waits as long', () => {
    const once = ofScores(visit(0, 10), visit(14, 17))[0];
    const twice = ofScores(visit(0, 10), visit(14, 17), visit(28, 17))[0];
    expect(twice?.since).toBe(once?.since);
    expect(twice?.evidenceKey).not.toBe(once?.evidenceKey);
  });

  const acknowledged: [string, string, ScorePoint[], ScorePoint[]][] = [
    [
      'the latest total is corrected',
      'worsening',
      [visit(0, 12), visit(28, 18)],
      [visit(0, 12), visit(28, 25)],
    ],
    [
      'its day is corrected',
      'worsening',
      [visit(0, 12), visit(28, 18)],
      [visit(0, 12), visit(29, 18, { id: 'day 28' })],
    ],
    [
      'it turns out to be prorated',
      'worsening',
      [visit(0, 12), visit(28, 18)],
      [visit(0, 12), visit(28, 18, { status: 'prorated' })],
    ],
    [
      'a lower total from before is recorded late',
      'worsening',
      [visit(0, 12), visit(28, 18)],
      [visit(0, 12), visit(14, 4), visit(28, 18)],
    ],
    [
      'the total before is corrected',
      'new-severe',
      [visit(0, 20), visit(14, 19), visit(28, 20)],
      [visit(0, 20), visit(14, 15), visit(28, 20)],
    ],
    [
      'the total that met the rule is corrected',
      'relapse',
      [visit(0, 20), visit(14, 5), visit(28, 11), visit(56, 11)],
      [visit(0, 20), visit(14, 5), visit(28, 14), visit(56, 11)],
    ],
    [
      'the baseline is corrected',
      'no-response',
      [visit(0, 20), visit(42, 14)],
      [visit(0, 17), visit(42, 14)],
    ],
  ];
  it.each(acknowledged)('is shown again where %s, though acknowledged', (_, kind, then, now) => {
    const [seen, corrected] = [then, now].map((scores) =>
      ofScores(...scores).find((reason) => reason.kind === kind),
    );
    if (!seen || !corrected) throw new Error(`no ${kind}`);
    const setAsides = [setAsideOn(seen, 60)];
    expect(shownFrom(seen, setAsides)).toBe('never');
    expect(shownFrom(corrected, setAsides)).toBeNull();
    expect(corrected.evidenceKey.length).toBeLessThan(200);
  });

  it('of a relapse names the total that met the rule, then the latest', () => {
    const scores = [visit(0, 12), visit(14, 6), visit(42, 12), visit(84, 8)];
    const first = ofScores(...scores.slice(0, 3)).find(({ kind }) => kind === 'relapse');
    const later = ofScores(...scores).find(({ kind }) => kind === 'relapse');
    expect(first?.evidence).toBe('PHQ-9 6 → 12, week 6');
    expect(later?.evidence).toBe('PHQ-9 6 → 12, week 6; now 8, week 12');
  });

  it('uses the thresholds given', () => {
    const strict = {
      ...defaultOutcomeThresholds,
      instruments: {
        phq9: {
          ...defaultOutcomeThresholds.instruments['phq9'],
          reliableChange: { value: 6, source: { label: 'x' } },
          worsening: { value: 3, source: { label: 'Practice setting' } },
        },
      },
    };
    const facts = attentionFacts([visit(0, 12), visit(14, 15)]);
    expect(raisedReasons(facts, strict)[0]).toMatchObject({ kind: 'worsening', threshold: 3 });
    expect(raisedReasons(facts)[0]?.kind).toBe('measure-overdue');
  });

  it('has no rule for an instrument without thresholds', () => {
    const facts = attentionFacts([visit(0, 2), visit(42, 20)], { instrument: gad7 });
    expect(without(facts, 'measure-overdue', 'reinjection-window')).toEqual([]);
  });
});

describe('the visits and the window that the protocol plans', () => {
  const overdue = (...scores: ScorePoint[]) =>
    raisedReasons(attentionFacts(scores)).find(({ kind }) => kind === 'measure-overdue');

  it('a visit is overdue from the day after its day on, the longest waiting one first', () => {
    expect(overdue(visit(0, 20))).toMatchObject({
      evidence: 'PHQ-9 of week 2, due 16 Mar 2026',
      on: day(14),
      since: day(15),
      threshold: 0,
      countsDays: true,
      renewsOn: [day(43), day(85)],
    });
  });

  it.each<[string, ScorePoint[], number | undefined]>([
    ['the first visit done: the second', [visit(14, 9)], 43],
    ['missed, but measured after its window: the next', [visit(28, 9)], 43],
    ['a form without a total does not count', [gap(14)], 15],
    ['the last one done: none', [visit(84, 9)], undefined],
  ])('%s', (_, scores, since) => {
    expect(overdue(...scores)?.since).toBe(since === undefined ? undefined : day(since));
  });

  it('opens the re-injection window on day 90 after the last injection of any course', () => {
    const injections = [{ id: 'later', on: day(10) }, ...attendedCourse.injections];
    const reasons = raisedReasons(attentionFacts([], { injections }));
    expect(reasons.find(({ kind }) => kind === 'reinjection-window')).toMatchObject({
      evidenceKey: `reinjection-window:later:${day(10)}`,
      on: day(10),
      since: day(100),
      threshold: 90,
    });
  });

  it('shows the window again where the day of the last injection is corrected', () => {
    const window = (on: number) =>
      raisedReasons(attentionFacts([], { injections: [{ id: 'session', on: day(on) }] })).find(
        ({ kind }) => kind === 'reinjection-window',
      );
    expect(window(3)?.evidenceKey).not.toBe(window(0)?.evidenceKey);
  });

  it('opens the re-injection window on day 90 after toxin given elsewhere', () => {
    const toxinElsewhereOn = [day(40), day(10)];
    const reasons = raisedReasons(attentionFacts([], { toxinElsewhereOn }));
    expect(reasons.find(({ kind }) => kind === 'reinjection-window')).toMatchObject({
      evidenceKey: `reinjection-window:elsewhere:${day(40)}`,
      evidence: `last toxin elsewhere ${formatDate(day(40))}`,
      on: day(40),
      since: day(130),
      recordId: null,
    });
  });

  it.each<[string, Partial<AttentionFacts>]>([
    ['without a course', { course: null }],
    ['after the end of the course', { course: { ...attendedCourse, endedOn: day(20) } }],
    ['before the first injection of the course', { course: { ...attendedCourse, injections: [] } }],
    ['for an archived patient', { isArchived: true }],
  ])('plans nothing %s', (_, facts) => {
    expect(raisedReasons(attentionFacts([visit(0, 12), visit(14, 27)], facts))).toEqual([]);
  });
});

describe('what is open', () => {
  const openFollowUps = [{ id: 'f', answeredOn: day(30), answer: 2, hasTotal: true }];
  const openAdverseEvents = [
    { id: 'ptosis', onsetOn: day(12), term: 'Eyelid ptosis', isSerious: false },
    { id: 'dysphagia', onsetOn: day(20), term: 'Difficulty swallowing', isSerious: true },
  ];

  it('is item 9 since the day of the form, with the answer in words', () => {
    const [first] = raisedReasons(attentionFacts([], { openFollowUps }));
    expect(first).toMatchObject({
      kind: 'open-item-9',
      evidence: 'item 9 “more than half the days”',
      since: day(30),
      value: 2,
      recordId: 'f',
    });
    const missing = [{ id: 'f', answeredOn: day(30), answer: null, hasTotal: false }];
    const [unanswered] = raisedReasons(attentionFacts([], { openFollowUps: missing }));
    expect(unanswered).toMatchObject({ evidence: 'item 9 not answered', value: null });
  });

  it.each([
    ['too few answers for a total', 0, false, 'no total, item 9 “not at all”'],
    ['a total, since it was corrected', 0, true, 'item 9 “not at all”'],
    ['too few answers and item 9 above 0', 1, false, 'item 9 “several days”'],
  ])('is a form with %s, in words that never say more', (_, answer, hasTotal, evidence) => {
    const followUps = [{ id: 'f', answeredOn: day(30), answer, hasTotal }];
    const [reason] = raisedReasons(attentionFacts([], { openFollowUps: followUps }));
    expect(reason).toMatchObject({ kind: 'open-item-9', evidence, value: answer });
  });

  it('is an adverse event, a serious one in tier 1', () => {
    const facts = attentionFacts([], { course: null, openFollowUps, openAdverseEvents });
    expect(raisedReasons(facts).map(({ kind, recordId }) => [kind, recordId])).toEqual([
      ['serious-adverse-event', 'dysphagia'],
      ['open-item-9', 'f'],
      ['adverse-event', 'ptosis'],
    ]);
  });

  it('is one reason for several adverse events of a kind, waiting since the first', () => {
    const more = [
      ...openAdverseEvents,
      { id: 'headache', onsetOn: day(10), term: 'Headache', isSerious: false },
    ];
    const facts = attentionFacts([], { course: null, openAdverseEvents: more });
    expect(raisedReasons(facts).at(-1)).toMatchObject({
      kind: 'adverse-event',
      evidence: 'Headache, Eyelid ptosis',
      evidenceKey: `adverse-event:headache,ptosis:${day(10)},${day(12)}`,
      since: day(10),
    });
  });

  it('is shown again where the onset of an adverse event is corrected, though acknowledged', () => {
    const event = { id: 'ptosis', term: 'Eyelid ptosis', isSerious: false };
    const [seen, corrected] = [day(20), day(3)].map((onsetOn) => {
      const facts = attentionFacts([], {
        course: null,
        openAdverseEvents: [{ ...event, onsetOn }],
      });
      return raisedReasons(facts)[0];
    });
    if (!seen || !corrected) throw new Error('no adverse event');
    expect(shownFrom(seen, [setAsideOn(seen, 60)])).toBe('never');
    expect(shownFrom(corrected, [setAsideOn(seen, 60)])).toBeNull();
  });

  it('has a key that can be acknowledged with 30 open adverse events', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      onsetOn: day(at),
      term: 'Headache',
      isSerious: false,
    }));
    const [reason] = raisedReasons(attentionFacts([], { course: null, openAdverseEvents: many }));
    expect(reason?.evidenceKey.length).toBeLessThan(2000);
  });

  it('stays for an archived patient in tier 1, and in tiers 1 and 5 after the end of the course', () => {
    const facts = attentionFacts([], { openFollowUps, openAdverseEvents });
    const archived = raisedReasons({ ...facts, isArchived: true });
    expect(archived.map(({ kind }) => kind)).toEqual(['serious-adverse-event', 'open-item-9']);
    const ended = raisedReasons({ ...facts, course: { ...attendedCourse, endedOn: day(40) } });
    expect(ended.map(({ kind }) => kind)).toContain('adverse-event');
  });
});

it('raises the same whatever the order of the facts', () => {
  fc.assert(
    fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, stream) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((entry) => ({ entry, key: Number(stream.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
      const course = facts.course && {
        ...facts.course,
        injections: shuffled(facts.course.injections),
        visitWeeks: shuffled(facts.course.visitWeeks),
      };
      expect(
        raisedReasons({
          ...facts,
          course,
          scores: shuffled(facts.scores),
          injections: shuffled(facts.injections),
          openFollowUps: shuffled(facts.openFollowUps),
          openAdverseEvents: shuffled(facts.openAdverseEvents),
        }),
      ).toEqual(raisedReasons(facts));
    }),
  );
});
