import { type Instrument, checkIn, hdss, phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import { attentionFacts, setAsideOn } from '../../testing/attention-facts';
import { injectedOn, visit } from '../../testing/course';
import { attentionKinds, attentionTierOf } from './attention-kind';
import { attentionOn, daysAgo } from './attention-on';
import { attentionPrinciples, attentionRules } from './attention-rules';
import { raisedReasons } from './raised-reasons';

const day = (days: number) => addDays(injectedOn, days);

describe('the reasons of a day', () => {
  const reasons = raisedReasons(attentionFacts([visit(0, 12), visit(14, 18)]));

  it('say how long ago their evidence was and how long they have waited', () => {
    expect(attentionOn(reasons, [], day(23))).toMatchObject({
      tier: 2,
      since: day(14),
      reasons: [{ tier: 2, evidenceOnDay: 'PHQ-9 12 → 18, week 2, 9 days ago' }],
    });
  });

  it('count the days of what is planned', () => {
    const [, overdue] = attentionOn(reasons, [], day(50)).reasons;
    expect(overdue).toMatchObject({
      kind: 'measure-overdue',
      value: 8,
      threshold: 0,
      evidenceOnDay: 'PHQ-9 of week 6, due 13 Apr 2026, 8 days ago',
    });
  });

  it('keep what was set aside, without its tier', () => {
    const setAsides = reasons.slice(0, 1).map((reason) => setAsideOn(reason, 15, 30));
    const hidden = attentionOn(reasons, setAsides, day(29));
    expect(hidden).toMatchObject({ tier: 8, since: null });
    expect(hidden.reasons[0]?.setAside?.how).toBe('snoozed');
    const back = attentionOn(reasons, setAsides, day(30));
    expect(back).toMatchObject({ tier: 2, reasons: [{ setAside: null }] });
  });

  it.each([
    [0, 'today'],
    [1, 'yesterday'],
    [2, '2 days ago'],
    [20, '20 days ago'],
    [21, '3 weeks ago'],
    [90, '12 weeks ago'],
  ])('%d days are "%s"', (days, words) => {
    expect(daysAgo(days)).toBe(words);
  });
});

describe('the rules in words', () => {
  const rules = attentionRules(phq9, { value: 90, source: { label: 'Protocol' } });

  it('are one for every kind, in the order of the tiers, each with its numbers and its source', () => {
    expect(rules.map(({ kind }) => kind)).toEqual([...attentionKinds]);
    for (const { kind, tier, condition, ends, threshold, source } of rules) {
      expect(tier).toBe(attentionTierOf[kind]);
      expect(ends).not.toBe('');
      expect(source.label).not.toBe('');
      if (threshold !== null && threshold !== 0) {
        expect(condition).toContain(String(Math.abs(threshold)));
      }
    }
  });

  it('leave out what a protocol or an instrument has no number for', () => {
    expect(attentionRules(phq9, null).map(({ kind }) => kind)).not.toContain('reinjection-window');
  });

  it('leave out what nobody is told by: who has no response in grades', () => {
    const kinds = (instrument: Instrument) =>
      attentionRules(instrument, null).map((one) => one.kind);
    expect(kinds(hdss)).toEqual([
      'open-item-9',
      'serious-adverse-event',
      'adverse-event',
      'measure-overdue',
    ]);
    expect(kinds(phq9)).toContain('no-response');
  });

  it('asks no total of a questionnaire that never has one', () => {
    const ruleOf = (instrument: Instrument) =>
      attentionRules(instrument, null).find(({ kind }) => kind === 'measure-overdue');
    expect(ruleOf(checkIn)).toMatchObject({
      condition: expect.stringContaining('has passed without a Check-in that counts'),
      ends: 'A Check-in, or the end of the course.',
    });
    expect(ruleOf(phq9)?.ends).toBe('A total of the PHQ-9, or the end of the course.');
  });

  it('say that nothing hides tier 1', () => {
    expect(attentionPrinciples.join(' ')).toContain('Nothing hides tier 1');
  });
});
