import { phq9 } from '@glabella/domain/instruments';
import { type CalendarDate, compareDates } from '@glabella/domain/values';
import { type OutcomeThresholds, defaultOutcomeThresholds } from '../thresholds';
import type { AttentionFacts, OpenAdverseEvent, OpenFollowUp } from './attention-facts';
import { attentionTierOf, safetyTier } from './attention-kind';
import { courseReasons } from './course-reasons';
import { planReasons } from './plan-reasons';
import { type RaisedReason, compareReasons } from './raised-reason';

/**
 * Everything that may make a patient need somebody, whatever day it is, the most urgent first. The
 * order of the facts does not matter. Throws InvalidVisitWeek for a plan that is none.
 */
export function raisedReasons(
  facts: AttentionFacts,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): RaisedReason[] {
  const firstInjectionOn = firstDay(facts.course?.injections.map(({ on }) => on) ?? []);
  const reasons = [
    ...facts.openFollowUps.map(followUpReason),
    ...adverseEventReasons(facts.openAdverseEvents),
    ...courseReasons(facts, firstInjectionOn, thresholds),
    ...planReasons(facts, firstInjectionOn, thresholds),
  ];
  return reasons
    .filter(({ kind }) => !facts.isArchived || attentionTierOf[kind] === safetyTier)
    .sort(compareReasons);
}

function firstDay(days: readonly CalendarDate[]): CalendarDate | null {
  return [...days].sort(compareDates)[0] ?? null;
}

function followUpReason({ id, answeredOn, answer, hasTotal }: OpenFollowUp): RaisedReason {
  const words = phq9.options.find(({ value }) => value === answer)?.label.toLowerCase();
  const item9 = answer === null ? 'item 9 not answered' : `item 9 “${words ?? answer}”`;
  return {
    ...sinceItsDay(answeredOn),
    kind: 'open-item-9',
    evidenceKey: `open-item-9:${id}:${answer ?? 'none'}`,
    evidence: answer === 0 && !hasTotal ? `no total, ${item9}` : item9,
    value: answer,
    threshold: 1,
    recordId: id,
  };
}

/** Those of one kind are one reason, since they are looked at together: another event, or another onset, makes it another one. */
function adverseEventReasons(events: readonly OpenAdverseEvent[]): RaisedReason[] {
  return [true, false].flatMap((isSerious) => {
    const ordered = events
      .filter((event) => event.isSerious === isSerious)
      .sort((a, b) => compareDates(a.onsetOn, b.onsetOn) || (a.id < b.id ? -1 : 1));
    const [first] = ordered;
    if (first === undefined) return [];
    const kind = isSerious ? 'serious-adverse-event' : 'adverse-event';
    return [
      {
        ...sinceItsDay(first.onsetOn),
        kind,
        evidenceKey: [
          kind,
          ordered.map(({ id }) => id),
          ordered.map(({ onsetOn }) => onsetOn),
        ].join(':'),
        evidence: ordered.map(({ term }) => term).join(', '),
        value: null,
        threshold: null,
        recordId: first.id,
      },
    ];
  });
}

function sinceItsDay(on: CalendarDate) {
  return { on, since: on, detail: '', countsDays: false, renewsOn: [] };
}
