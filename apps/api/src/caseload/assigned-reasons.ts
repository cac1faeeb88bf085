import type { TenantTransaction } from '../database/tenant';
import { lockPatientsWithReasonsOf, reassignReasons } from './assigned-reasons.repository';

/**
 * Hands every reason that was handed to a person to another, or back to nobody (null). Answers the patients concerned; the
 * caller holds the people alone, audits, and has made sure that the other may own a reason.
 */
export async function handOverReasons(
  tx: TenantTransaction,
  fromStaffId: string,
  toStaffId: string | null,
  at: Date,
): Promise<string[]> {
  await lockPatientsWithReasonsOf(tx, fromStaffId);
  return reassignReasons(tx, fromStaffId, toStaffId, at);
}
