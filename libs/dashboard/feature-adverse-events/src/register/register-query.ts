import type { AdverseEventFilter } from '@glabella/dashboard/data-access';
import type { Segment } from '@glabella/dashboard/ui';

/** What of the filter stands in the address, as it stands there. */
export interface RegisterAddress {
  readonly state?: string | undefined;
  readonly gravity?: string | undefined;
  readonly lot?: string | undefined;
}

/** The choices of each control, in words. */
export const registerSegments: {
  readonly state: readonly Segment<AdverseEventFilter['state']>[];
  readonly gravity: readonly Segment<AdverseEventFilter['gravity']>[];
} = {
  state: [
    { value: 'open', label: 'Open' },
    { value: 'closed', label: 'Over' },
    { value: 'all', label: 'All', spoken: 'Open and over' },
  ],
  gravity: [
    { value: 'all', label: 'Any', spoken: 'Serious or not' },
    { value: 'serious', label: 'Serious' },
  ],
};

const longestLot = 80;

/** The filter that an address asks for; open events of any kind for what is no choice. */
export function filterOf({ state, gravity, lot }: RegisterAddress): AdverseEventFilter {
  const text = lot?.trim().slice(0, longestLot) ?? '';
  return {
    state: registerSegments.state.find(({ value }) => value === state)?.value ?? 'open',
    gravity: registerSegments.gravity.find(({ value }) => value === gravity)?.value ?? 'all',
    ...(text === '' ? {} : { lot: text }),
  };
}

/** What to write into the address for a filter: nothing for what need not be said. */
export function inAddress({ state, gravity, lot }: AdverseEventFilter) {
  return {
    state: state === 'open' ? null : state,
    gravity: gravity === 'all' ? null : gravity,
    lot: lot ?? null,
  };
}
