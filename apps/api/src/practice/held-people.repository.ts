import type { Statement, TenantTransaction } from '../database/tenant';

const HOLD: Statement = {
  name: 'staff_hold',
  text: `SELECT pg_advisory_xact_lock_shared(hashtextextended('staff ' || $1, 0))`,
};

const HOLD_ALONE: Statement = {
  name: 'staff_hold_alone',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('staff ' || $1, 0))`,
};

/** Waits for the practice's people: beside others who share them, or alone; until the transaction ends. */
export async function lockPeople(tx: TenantTransaction, how: 'shared' | 'alone'): Promise<void> {
  await tx.query(how === 'shared' ? HOLD : HOLD_ALONE, [tx.caller.practiceId]);
}
