import type { FollowUpQuery } from '@glabella/contracts';
import type { Segment } from '@glabella/dashboard/ui';
import { isCalendarDate } from '@glabella/domain/values';

/** What the address of the register may say. */
export interface RegisterAddress {
  readonly state?: string;
  readonly whose?: string;
  readonly late?: string;
  readonly closedFrom?: string;
  readonly closedTo?: string;
}

/** Which follow-ups the register shows, without the page. */
export type RegisterQuery = Pick<
  FollowUpQuery,
  'state' | 'whose' | 'late' | 'closedFrom' | 'closedTo'
>;

/** Open ones, late ones alone, or closed ones. */
export type RegisterState = 'open' | 'late' | 'closed';

export const stateSegments: readonly Segment<RegisterState>[] = [
  { value: 'open', label: 'Open' },
  { value: 'late', label: 'Late' },
  { value: 'closed', label: 'Closed' },
];

export const whoseSegments: readonly Segment<FollowUpQuery['whose']>[] = [
  { value: 'practice', label: 'Practice' },
  { value: 'mine', label: 'Mine', spoken: 'Mine, and those I cover' },
];

/** What is asked for; what the address says wrongly counts as not said. */
export function registerQuery(address: RegisterAddress): RegisterQuery {
  const state = address.state === 'closed' ? 'closed' : 'open';
  const whose = address.whose === 'mine' ? 'mine' : 'practice';
  if (state === 'open') return { state, whose, ...(address.late === 'true' && { late: 'true' }) };
  const { closedFrom, closedTo } = address;
  const from = closedFrom && isCalendarDate(closedFrom) ? closedFrom : undefined;
  const to = closedTo && isCalendarDate(closedTo) ? closedTo : undefined;
  return {
    state,
    whose,
    ...(from && { closedFrom: from }),
    // A last day before the first is none: the rows of the first day on are shown.
    ...(to && (!from || from <= to) && { closedTo: to }),
  };
}

/** The segment that stands for a query. */
export function stateOf({ state, late }: RegisterQuery): RegisterState {
  if (state === 'closed') return 'closed';
  return late ? 'late' : 'open';
}

/** What a choice writes into the address; null takes it out. */
export function addressOf(state: RegisterState): Record<string, string | null> {
  return {
    state: state === 'closed' ? 'closed' : null,
    late: state === 'late' ? 'true' : null,
    ...(state === 'closed' ? {} : { closedFrom: null, closedTo: null }),
  };
}
