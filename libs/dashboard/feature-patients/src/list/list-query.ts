import type { PatientSearch } from '@glabella/contracts';
import type { Segment } from '@glabella/dashboard/ui';

/** How the list is narrowed and ordered; it stands in the address, what is searched for does not. */
export interface ListQuery {
  readonly scope: 'mine' | 'practice';
  readonly state: 'current' | 'archived';
  readonly sort: 'name' | 'latest-activity';
}

/** Everybody who is current, by name. */
export const plainList: ListQuery = { scope: 'practice', state: 'current', sort: 'name' };

/** The choices of each control, in words. */
export const listSegments: {
  readonly [Name in keyof ListQuery]: readonly Segment<ListQuery[Name]>[];
} = {
  scope: [
    { value: 'practice', label: 'Practice', spoken: 'Everybody of the practice' },
    { value: 'mine', label: 'Mine', spoken: 'My patients' },
  ],
  state: [
    { value: 'current', label: 'Current' },
    { value: 'archived', label: 'Archived' },
  ],
  sort: [
    { value: 'name', label: 'Name', spoken: 'By name' },
    { value: 'latest-activity', label: 'Latest', spoken: 'By latest activity' },
  ],
};

function known<Name extends keyof ListQuery>(
  name: Name,
  text: string | undefined,
): ListQuery[Name] {
  return listSegments[name].find(({ value }) => value === text)?.value ?? plainList[name];
}

/** The list by what stands in the address; the plain list for anything that is no choice. */
export function listQueryOf(address: {
  readonly [Name in keyof ListQuery]?: string | undefined;
}): ListQuery {
  return {
    scope: known('scope', address.scope),
    state: known('state', address.state),
    sort: known('sort', address.sort),
  };
}

/** What to write into the address for a change: nothing for what need not be said. */
export function inAddress(change: Partial<ListQuery>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value === plainList[name as keyof ListQuery] ? null : value,
    ]),
  );
}

/** True when something hides patients who would stand in the plain list. */
export function isNarrowed(query: ListQuery, text: string): boolean {
  return text !== '' || query.scope !== plainList.scope || query.state !== plainList.state;
}

/** The search to send. */
export function searchOf(query: ListQuery, text: string, cursor?: string): PatientSearch {
  return { ...query, text, limit: 50, ...(cursor === undefined ? {} : { cursor }) };
}
