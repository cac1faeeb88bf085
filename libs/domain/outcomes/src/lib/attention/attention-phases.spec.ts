import { addDays, compareDates } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyFacts, attentionFacts, setAsideOn } from '../../testing/attention-facts';
import { injectedOn, visit } from '../../testing/course';
import { attentionOn } from './attention-on';
import { attentionPhases, type AttentionPhase } from './attention-phases';
import { raisedReasons } from './raised-reasons';
import { setAsideOf, type SetAside } from './set-aside';

const day = (days: number) => addDays(injectedOn, days);
const covers = ({ validFrom, validTo }: AttentionPhase, on: string) =>
  (validFrom === null || compareDates(validFrom, on) <= 0) &&
  (validTo === null || compareDates(on, validTo) < 0);
const brief = (phases: readonly AttentionPhase[]) =>
  phases.map(({ validFrom, validTo, tier, since }) => [validFrom, validTo, tier, since]);

const onTrack = attentionFacts([visit(0, 20), visit(14, 9)]);
const worse = attentionFacts([visit(0, 12), visit(14, 18)]);

describe('where a patient stands over time', () => {
  it('waits for nothing until the next visit is overdue, and stays overdue', () => {
    expect(attentionPhases(raisedReasons(onTrack))).toEqual([
      { validFrom: null, validTo: day(43), tier: 8, since: day(43), kinds: [] },
      { validFrom: day(43), validTo: day(90), tier: 6, since: day(43), kinds: ['measure-overdue'] },
      {
        validFrom: day(90),
        validTo: null,
        tier: 6,
        since: day(43),
        kinds: ['measure-overdue', 'reinjection-window'],
      },
    ]);
  });

  it('is at the end without a next day where nothing is planned', () => {
    expect(attentionPhases([])).toEqual([
      { validFrom: null, validTo: null, tier: 8, since: null, kinds: [] },
    ]);
  });

  it('leaves the tier of a reason that was acknowledged, until its evidence changes', () => {
    const reasons = raisedReasons(worse);
    const acknowledged = reasons.slice(0, 1).map((reason) => setAsideOn(reason, 15));
    expect(brief(attentionPhases(reasons))[0]).toEqual([null, day(43), 2, day(14)]);
    expect(brief(attentionPhases(reasons, acknowledged))[0]).toEqual([null, day(43), 8, day(43)]);
    const later = raisedReasons(attentionFacts([...worse.scores, visit(28, 18)]));
    expect(attentionPhases(later, acknowledged)[0]?.tier).toBe(2);
  });

  it('comes back on the day until which it was snoozed, waiting as long as before', () => {
    const reasons = raisedReasons(worse);
    const snoozed = reasons.slice(0, 1).map((reason) => setAsideOn(reason, 15, 25));
    expect(brief(attentionPhases(reasons, snoozed)).slice(0, 2)).toEqual([
      [null, day(25), 8, day(25)],
      [day(25), day(43), 2, day(14)],
    ]);
  });

  it('brings an acknowledged overdue visit back when a further one has passed', () => {
    const reasons = raisedReasons(attentionFacts([visit(0, 20)]));
    const overdue = reasons.filter(({ kind }) => kind === 'measure-overdue');
    const tierOn = (setAsides: SetAside[], on: number) =>
      attentionPhases(reasons, setAsides).find((phase) => covers(phase, day(on)))?.tier;
    const acknowledged = overdue.map((reason) => setAsideOn(reason, 20));
    expect([16, 42, 43].map((on) => tierOn(acknowledged, on))).toEqual([8, 8, 6]);
    const snoozedBeyond = overdue.map((reason) => setAsideOn(reason, 20, 60));
    expect([42, 43].map((on) => tierOn(snoozedBeyond, on))).toEqual([8, 6]);
    const last = overdue.map((reason) => setAsideOn(reason, 85));
    expect([86, 90].map((on) => tierOn(last, on))).toEqual([8, 7]);
  });

  it('never hides tier 1', () => {
    const openFollowUps = [{ id: 'f', answeredOn: day(14), answer: 1, hasTotal: true }];
    const reasons = raisedReasons({ ...onTrack, openFollowUps });
    const setAsides = reasons.map((reason) => setAsideOn(reason, 15));
    expect(
      setAsideOf(reasons[0] ?? { kind: 'worsening', evidenceKey: '' }, setAsides),
    ).toBeUndefined();
    expect(attentionPhases(reasons, setAsides)[0]?.tier).toBe(1);
  });
});

describe('any patient, whatever was set aside', () => {
  const anyStanding = anyFacts.chain((facts) => {
    const reasons = raisedReasons(facts);
    return fc.record({
      reasons: fc.constant(reasons),
      setAsides: fc
        .array(
          fc.tuple(
            fc.boolean(),
            fc.integer({ min: 0, max: 200 }),
            fc.option(fc.integer({ min: 0, max: 250 })),
          ),
          { minLength: reasons.length, maxLength: reasons.length },
        )
        .map((choices) =>
          reasons.flatMap((reason, index) => {
            const [isChosen, on, until] = choices[index] ?? [false, 0, null];
            return isChosen ? [setAsideOn(reason, on, until)] : [];
          }),
        ),
      today: fc.integer({ min: 200, max: 400 }).map(day),
    });
  });

  it('stands in one phase on every day, the next beginning where the one before ends', () => {
    fc.assert(
      fc.property(anyStanding, ({ reasons, setAsides }) => {
        const phases = attentionPhases(reasons, setAsides);
        expect(phases[0]?.validFrom).toBeNull();
        expect(phases.at(-1)?.validTo).toBeNull();
        phases.slice(1).forEach((phase, index) => {
          expect(phase.validFrom).toBe(phases[index]?.validTo);
          expect(phase.tier).toBeLessThanOrEqual(phases[index]?.tier ?? 8);
        });
      }),
    );
  });

  it('stands in the phase where the reasons of that day put them', () => {
    fc.assert(
      fc.property(anyStanding, ({ reasons, setAsides, today }) => {
        const phase = attentionPhases(reasons, setAsides).find((one) => covers(one, today));
        const attention = attentionOn(reasons, setAsides, today);
        expect(phase?.tier).toBe(attention.tier);
        if (attention.tier < 8) expect(phase?.since).toBe(attention.since);
        const shown = attention.reasons.filter(({ setAside }) => setAside === null);
        expect(new Set(phase?.kinds)).toEqual(new Set(shown.map(({ kind }) => kind)));
      }),
    );
  });
});
