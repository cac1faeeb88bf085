import type { Role } from '@glabella/contracts';
import type { Statement, TenantTransaction } from '../database/tenant';

/** Somebody of the practice who is not disabled. */
export interface ActiveStaff {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

const FIND_ACTIVE: Statement = {
  name: 'staff_find_active',
  text: `SELECT id, display_name AS "displayName", roles FROM staff
          WHERE practice_id = $1 AND disabled_at IS NULL
          ORDER BY display_name, id LIMIT 1000`,
};

/** Everybody who works in the practice now, by name; it sends one statement at once. */
export async function activeStaff(tx: TenantTransaction): Promise<ActiveStaff[]> {
  return (await tx.query<ActiveStaff>(FIND_ACTIVE, [tx.caller.practiceId])).rows;
}
