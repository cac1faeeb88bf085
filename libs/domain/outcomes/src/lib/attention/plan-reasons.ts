import { type CalendarDate, addDays, formatDate } from '@glabella/domain/values';
import { reinjectionWindow } from '../reinjection-window';
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
    ...reinjectionReason(facts, facts.course, firstInjectionOn),
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

function reinjectionReason(
  { injections, toxinElsewhereOn }: AttentionFacts,
  course: Course,
  firstInjectionOn: CalendarDate,
): RaisedReason[] {
  const elsewhere = toxinElsewhereOn.map((on) => ({ on, id: null }));
  const window = reinjectionWindow({ ...course, firstInjectionOn }, [...elsewhere, ...injections]);
  if (window === null) return [];
  const { lastToxin, fromDay, opensOn } = window;
  return [
    {
      kind: 'reinjection-window',
      evidenceKey: `reinjection-window:${lastToxin.id ?? 'elsewhere'}:${lastToxin.on}`,
      evidence: `last ${lastToxin.id === null ? 'toxin elsewhere' : 'injection'} ${formatDate(lastToxin.on)}`,
      detail: `open from day ${fromDay}, ${formatDate(opensOn)}`,
      on: lastToxin.on,
      since: opensOn,
      value: null,
      threshold: fromDay,
      countsDays: true,
      recordId: lastToxin.id,
      renewsOn: [],
    },
  ];
}
