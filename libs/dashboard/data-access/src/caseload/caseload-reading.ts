import type { CaseloadSearch } from '@glabella/contracts';

/**
 * A page of the caseload, by POST, since kinds of findings are asked for; apart, since it is asked for before the page that
 * shows it is there.
 */
export const caseloadReading = (search: CaseloadSearch) => ({
  path: 'caseload/search',
  body: search,
});
