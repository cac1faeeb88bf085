import { lifeEventLabels, lifeEventWords } from '@glabella/domain/treatment';
import {
  type CalendarDate,
  earliestDay,
  formatPartialDate,
  latestDay,
} from '@glabella/domain/values';
import type { ChartLifeEventFacts } from './chart-record';
import type { ChartLifeEvent, ClinicalChartSpec } from './clinical-chart-spec';

/** The life events in order of their last possible day, which today ends; voided ones are left out. */
export function lifeEventLane(
  events: readonly ChartLifeEventFacts[],
  today: CalendarDate,
): ChartLifeEvent[] {
  return events
    .filter(({ status }) => status === 'recorded')
    .map((event) => {
      const last = latestDay(event.happenedOn);
      return {
        id: event.id,
        on: earliestDay(event.happenedOn),
        until: last < today ? last : today,
        date: formatPartialDate(event.happenedOn),
        label: lifeEventLabels[event.kind],
        words: lifeEventWords(event),
      };
    })
    .sort((a, b) => (a.until === b.until ? (a.id < b.id ? -1 : 1) : a.until < b.until ? -1 : 1));
}

/** The life events that reach into the days shown. */
export function shownLifeEvents({
  lifeEvents,
  window,
}: Pick<ClinicalChartSpec, 'lifeEvents' | 'window'>): ChartLifeEvent[] {
  return lifeEvents.filter(({ on, until }) => on <= window.to && until >= window.from);
}
