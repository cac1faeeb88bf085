import type { Statement, TenantTransaction } from '../database/tenant';

const HOLD: Statement = {
  name: 'staff_hold',
  text: `SELECT pg_advisory_xact_lock_shared(hashtextextended('staff ' || $1, 0))`,
};

const HOLD_ALONE: Statement = {
  name: 'staff_hold_alone',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('staff ' || $1, 0))`,
};

/**
 * Until the transaction ends, nobody of the practice leaves or loses a role: for whoever gives somebody a follow-up or a
 * reason to answer for. Comes before the locks of follow-ups and patients, so that two never wait for each other.
 */
export async function holdPeople(tx: TenantTransaction): Promise<void> {
  await tx.query(HOLD, [tx.caller.practiceId]);
}

/**
 * The same for whoever changes people: after everybody who gives something to somebody, and one after another. The rows
 * of staff stay free: every record names its author there.
 */
export async function holdPeopleAlone(tx: TenantTransaction): Promise<void> {
  await tx.query(HOLD_ALONE, [tx.caller.practiceId]);
}
