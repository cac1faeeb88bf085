import { type CalendarDate, addDays, formatDate } from '@glabella/domain/values';
import type { OutcomeThresholds } from '../thresholds';
import { owedVisits, plannedVisits } from '../visits';
import type { AttentionFacts } from './attention-facts';
import type { RaisedReason } from './raised-reason';

/**
 * What the protocol's plan raises while the course is open: the first planned visit after the last one
 * done, from the day after its own day on; and the re-injection window, from its first day on.
 */
export function planReasons(
  facts: AttentionFacts,
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds,
): RaisedReason[] {
  if (facts.course === null || facts.course.endedOn !== null || firstInjectionOn === null)
    return [];
  return [
    ...overdueReason(facts, facts.course, firstInjectionOn, thresholds),
    ...reinjectionReason(facts, facts.course),
  ];
}

type Course = NonNullable<AttentionFacts['course']>;

function overdueReason(
  { instrument, scores }: AttentionFacts,
  course: Course,
  firstInjectionOn: CalendarDate,
  thresholds: OutcomeThresholds,
): RaisedReason[] {
  const { visitWeeks } = course;
  const visits = plannedVisits(visitWeeks, firstInjectionOn, scores, null, thresholds);
  const [first, ...later] = owedVisits(visits, scores);
  if (first === undefined) return [];
  return [
    {
      kind: 'measure-overdue',
      evidenceKey: `measure-overdue:${course.id}:${first.week}:${first.dueOn}`,
      evidence: `${instrument.name} of week ${first.week}, due ${formatDate(first.dueOn)}`,
      detail: '',
      on: first.dueOn,
      since: addDays(first.dueOn, 1),
      value: null,
      threshold: 0,
      countsDays: true,
      recordId: null,
      renewsOn: later.map(({ dueOn }) => addDays(dueOn, 1)),
    },
  ];
}

function reinjectionReason({ lastInjection }: AttentionFacts, course: Course): RaisedReason[] {
  const from = course.reinjectionFromDay?.value;
  if (from === undefined || lastInjection === null || course.injections.length === 0) return [];
  return [
    {
      kind: 'reinjection-window',
      evidenceKey: `reinjection-window:${lastInjection.id}`,
      evidence: `last injection ${formatDate(lastInjection.on)}`,
      detail: `open from day ${from}, ${formatDate(addDays(lastInjection.on, from))}`,
      on: lastInjection.on,
      since: addDays(lastInjection.on, from),
      value: null,
      threshold: from,
      countsDays: true,
      recordId: lastInjection.id,
      renewsOn: [],
    },
  ];
}
