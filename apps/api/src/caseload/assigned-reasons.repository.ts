import type { Statement, TenantTransaction } from '../database/tenant';

/** Whoever writes what is done about a patient's reasons holds the patient's lock; in one order, so that two never wait for each other. */
const LOCK_PATIENTS: Statement = {
  name: 'attention_lock_assigned',
  text: `SELECT id FROM patient
          WHERE practice_id = $1
            AND id IN (SELECT patient_id FROM attention_handling WHERE practice_id = $1 AND owner_id = $2)
          ORDER BY id FOR NO KEY UPDATE`,
};

const HAND_OVER: Statement = {
  name: 'attention_hand_over_assigned',
  text: `WITH handed AS (
           UPDATE attention_handling SET owner_id = $3::uuid, version = version + 1
            WHERE practice_id = $1 AND owner_id = $2
            RETURNING patient_id, kind),
         told AS (
           INSERT INTO attention_event
             (practice_id, patient_id, ordinal, kind, action, owner_id, author_id, recorded_at)
           SELECT $1, h.patient_id,
                  (SELECT coalesce(max(e.ordinal), 0) FROM attention_event e
                    WHERE e.practice_id = $1 AND e.patient_id = h.patient_id)
                    + row_number() OVER (PARTITION BY h.patient_id ORDER BY h.kind),
                  h.kind, 'assigned', $3::uuid, $4, $5
             FROM handed h)
         SELECT DISTINCT patient_id FROM handed`,
};

/** Locks the patients who have a reason that was handed to this person. */
export async function lockPatientsWithReasonsOf(
  tx: TenantTransaction,
  ownerId: string,
): Promise<void> {
  await tx.query(LOCK_PATIENTS, [tx.caller.practiceId, ownerId]);
}

/** Gives these reasons to another, or back to nobody, with an event for each; answers the patients concerned. */
export async function reassignReasons(
  tx: TenantTransaction,
  fromStaffId: string,
  toStaffId: string | null,
  at: Date,
): Promise<string[]> {
  const { practiceId, staffId } = tx.caller;
  const values = [practiceId, fromStaffId, toStaffId, staffId, at];
  return (await tx.query<{ patient_id: string }>(HAND_OVER, values)).rows.map(
    ({ patient_id }) => patient_id,
  );
}
