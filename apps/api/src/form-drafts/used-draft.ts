import type { FormDraftParam } from '@glabella/contracts';
import type { TenantTransaction } from '../database/tenant';
import { RecordChanged } from '../http/errors';
import { ExpectedVersionIfGiven } from '../http/request-headers';
import { removeFormDraft, removeFormDraftsOfAll } from './form-drafts.repository';

/** The version of the caller's half-written form that a recording uses up: `@UsedDraft() draftVersion: number | null`. */
export const UsedDraft = () =>
  ExpectedVersionIfGiven(
    'The ETag of your own half-written form that this was, "0" for none; where another tab changed it or recorded it, nothing is.',
  );

/**
 * Removes the caller's half-written form in the transaction that records it, so that it neither comes back nor is recorded by two
 * tabs. Throws `RecordChanged` where it has another version than `expectedVersion`; null leaves it alone.
 */
export async function useUpDraft(
  tx: TenantTransaction,
  place: FormDraftParam,
  expectedVersion: number | null,
): Promise<void> {
  if (expectedVersion === null) return;
  const held = await removeFormDraft(tx, place);
  if (held !== expectedVersion) throw new RecordChanged('draft', held);
}

/** Removes what the caller wrote for a correction that is on record now, whose own version kept it from being old. */
export async function dropDraft(tx: TenantTransaction, place: FormDraftParam): Promise<void> {
  await removeFormDraft(tx, place);
}

/** Removes what anybody wrote for what can be written no more: it happened, or the record that it would correct is void or moved. */
export async function dropEverybodysDrafts(
  tx: TenantTransaction,
  place: FormDraftParam,
): Promise<void> {
  await removeFormDraftsOfAll(tx, place);
}
