import { type Citation, type PartialDate, formatPartialDate } from '@glabella/domain/values';
import {
  type HistoryContext,
  type HistoryFault,
  historyFault,
  partialDateFaults,
} from '../history-fault';

/** What kind of event it was, in the order in which they are offered. */
export const lifeEventKinds = [
  'bereavement',
  'relationship',
  'family',
  'work',
  'money',
  'move',
  'illness',
  'other',
] as const;

/** One of `lifeEventKinds`. */
export type LifeEventKind = (typeof lifeEventKinds)[number];

/** The kinds in words, as they stand on the chart. */
export const lifeEventLabels: Readonly<Record<LifeEventKind, string>> = {
  bereavement: 'bereavement',
  relationship: 'relationship',
  family: 'family',
  work: 'work or study',
  money: 'money',
  move: 'move',
  illness: 'illness or accident',
  other: 'other event',
};

/** What each kind is meant for, for those who choose. */
export const lifeEventMeanings: Readonly<Record<LifeEventKind, string>> = {
  bereavement: 'somebody close died',
  relationship: 'a separation, a conflict, a new partner',
  family: 'a birth, care for a relative, a child that left home',
  work: 'a job lost or begun, retirement, an examination',
  money: 'debts, benefits, a case in court',
  move: 'another home, another town or country',
  illness: 'the patient’s own or that of somebody close',
  other: 'anything else: say what in the note',
};

/** Where the list comes from: no published scale, and nothing is computed from it. */
export const lifeEventSource: Citation = {
  label: 'This product’s own list of life events',
  detail: 'Plain words for the chart, no published scale; nothing is scored or computed from them.',
};

/** The longest note, in characters: it stands beside a mark on the chart. */
export const longestLifeEventNote = 200;

/** Something in a patient's life that the chart names beside the scores; no rule reads it. */
export interface LifeEventFacts {
  /** Perhaps only the month or the year is known. */
  readonly happenedOn: PartialDate;
  readonly kind: LifeEventKind;
  readonly note: string | null;
}

/** Every rule that a life event breaks: between birth and today, and another one is said in words. */
export function lifeEventFaults(
  { happenedOn, kind, note }: LifeEventFacts,
  context: HistoryContext,
): HistoryFault[] {
  return [
    ...partialDateFaults('happenedOn', happenedOn, context),
    ...(kind === 'other' && note === null
      ? [historyFault('note', 'other-not-said', 'Say in a few words what it was.')]
      : []),
  ];
}

/** 'bereavement', 'work or study: lost the job', 'won a prize': what it was, in words. */
export function lifeEventWords({ kind, note }: Pick<LifeEventFacts, 'kind' | 'note'>): string {
  if (note === null) return lifeEventLabels[kind];
  return kind === 'other' ? note : `${lifeEventLabels[kind]}: ${note}`;
}

/** 'bereavement of 3 Mar 2026', 'move of 2025': how one is called in a list; never with its note. */
export function lifeEventName({
  kind,
  happenedOn,
}: Pick<LifeEventFacts, 'kind' | 'happenedOn'>): string {
  return `${lifeEventLabels[kind]} of ${formatPartialDate(happenedOn)}`;
}

/** A life event as a list shows it. */
export interface LifeEventRow<Event> {
  readonly event: Event;
  /** As much of its date as is known, in words. */
  readonly when: string;
  /** 'bereavement of 3 Mar 2026', for those who hear the buttons. */
  readonly name: string;
  readonly isVoided: boolean;
}

/** The life events as a list shows them, from those of a record in order of time: the latest first, voided ones marked. */
export function lifeEventRows<
  Event extends Pick<LifeEventFacts, 'kind' | 'happenedOn'> & {
    readonly status: 'recorded' | 'voided';
  },
>(events: readonly Event[]): LifeEventRow<Event>[] {
  return events.toReversed().map((event) => ({
    event,
    when: formatPartialDate(event.happenedOn),
    name: lifeEventName(event),
    isVoided: event.status === 'voided',
  }));
}
