import { formatDateTime } from '@glabella/domain/values';
import type { DraftState } from './draft-keeper';

/** Where a half-written form stands, for the line beside its heading; empty while there is nothing to say. */
export function draftWords(state: DraftState | null, timeZone: string): string {
  if (state?.kind === 'saving') return 'Saving the draft';
  if (state?.kind === 'failed' || state?.kind === 'unread') return unsavedWords(state);
  if (state?.kind !== 'saved') return '';
  return `Draft saved ${formatDateTime(state.at, timeZone).split(', ')[1] ?? ''}`;
}

function unsavedWords({ kind, problem }: Extract<DraftState, { problem: unknown }>): string {
  if (!problem.mayPass) return `Draft not saved: ${problem.title}`;
  if (kind === 'failed') return 'Draft not saved yet: trying again';
  return 'Not kept yet: the server does not answer, trying again';
}
