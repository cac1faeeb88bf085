import { formatDateTime } from '@glabella/domain/values';
import type { DraftState } from './draft-keeper';

/** Where a half-written form stands, for the line beside its heading; empty while there is nothing to say. */
export function draftWords(state: DraftState | null, timeZone: string): string {
  if (state?.kind === 'saving') return 'Saving the draft';
  if (state?.kind === 'failed') return 'Draft not saved yet: trying again';
  if (state?.kind !== 'saved') return '';
  return `Draft saved ${formatDateTime(state.at, timeZone).split(', ')[1] ?? ''}`;
}
