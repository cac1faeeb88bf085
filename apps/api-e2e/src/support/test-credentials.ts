import { randomUUID } from 'node:crypto';
import { inPractice, type TestStaff } from './practice-builder';
import type { RunningApi } from './running-api';

/** What a verified credential of a test says. */
export interface TestCredential {
  readonly kind: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Writes a credential that an administrator has verified straight into the database; answers its id. */
export async function giveCredential(
  api: RunningApi,
  { id: staffId, practiceId }: TestStaff,
  administratorId: string,
  facts: Partial<TestCredential> = {},
): Promise<string> {
  const { kind = 'medical-licence', validFrom = '2020-01-01', validUntil = null } = facts;
  const id = randomUUID();
  await inPractice(api.database.ownerUrl, practiceId, async (owner) => {
    await owner.query(
      `INSERT INTO staff_credential (practice_id, id, staff_id, version, created_at)
       VALUES ($1, $2, $3, 2, $4)`,
      [practiceId, id, staffId, api.clock.now()],
    );
    for (const [version, state, authorId] of [
      [1, 'waiting', staffId],
      [2, 'verified', administratorId],
    ]) {
      await owner.query(
        `INSERT INTO staff_credential_version
           (practice_id, credential_id, version, staff_id, state, kind, issuer, number, valid_from,
            valid_until, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'Synthetic Board', 'SYN-1', $7, $8, $9, $10)`,
        [
          practiceId,
          id,
          version,
          staffId,
          state,
          kind,
          validFrom,
          validUntil,
          authorId,
          api.clock.now(),
        ],
      );
    }
  });
  return id;
}
