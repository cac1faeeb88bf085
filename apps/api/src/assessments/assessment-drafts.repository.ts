import type { AssessmentDraftBody } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import type { Statement, TenantTransaction } from '../database/tenant';
import { AssessmentDraftEntity } from './assessment-draft.entity';

const REMOVE: Statement = {
  name: 'assessment_draft_remove',
  text: `DELETE FROM assessment_draft
          WHERE practice_id = $1 AND patient_id = $2 AND staff_id = $3 AND instrument_id = $4
          RETURNING version`,
};
const PATIENT_EXISTS: Statement = {
  name: 'assessment_draft_patient_exists',
  text: `SELECT 1 FROM patient WHERE practice_id = $1 AND id = $2`,
};

/** The caller's own half-filled forms: nobody reads or changes those of another person. */
@Injectable()
export class AssessmentDraftsRepository {
  async patientExists(tx: TenantTransaction, patientId: string): Promise<boolean> {
    return (await tx.query(PATIENT_EXISTS, [tx.caller.practiceId, patientId])).rowCount === 1;
  }

  find(
    tx: TenantTransaction,
    patientId: string,
    instrumentId: string,
  ): Promise<AssessmentDraftEntity | null> {
    return draftsOf(tx).findOneBy(keyOf(tx, patientId, instrumentId));
  }

  /** Stores the first version of a draft; false when there is one already. */
  async create(
    tx: TenantTransaction,
    patientId: string,
    instrumentId: string,
    body: AssessmentDraftBody,
    at: Date,
  ): Promise<boolean> {
    const created = await draftsOf(tx)
      .createQueryBuilder()
      .insert()
      .values({ ...keyOf(tx, patientId, instrumentId), body, version: 1, updatedAt: at })
      .orIgnore()
      .returning('version')
      .execute();
    return (created.raw as unknown[]).length === 1;
  }

  /** Replaces a draft of the expected version; false when it has another one or is gone. */
  async replace(
    tx: TenantTransaction,
    patientId: string,
    instrumentId: string,
    expectedVersion: number,
    body: AssessmentDraftBody,
    at: Date,
  ): Promise<boolean> {
    const replaced = await draftsOf(tx)
      .createQueryBuilder()
      .update()
      .set({ body: () => ':body::jsonb', version: expectedVersion + 1, updatedAt: at })
      .setParameter('body', JSON.stringify(body))
      .where({ ...keyOf(tx, patientId, instrumentId), version: expectedVersion })
      .execute();
    return replaced.affected === 1;
  }

  /** Removes the caller's draft in the caller's flight; its version, 0 where there was none. */
  async remove(tx: TenantTransaction, patientId: string, instrumentId: string): Promise<number> {
    const key = [tx.caller.practiceId, patientId, tx.caller.staffId, instrumentId];
    const { rows } = await tx.query<{ version: number }>(REMOVE, key);
    return rows[0]?.version ?? 0;
  }
}

function draftsOf(tx: TenantTransaction): Repository<AssessmentDraftEntity> {
  return tx.manager.getRepository(AssessmentDraftEntity);
}

function keyOf({ caller }: TenantTransaction, patientId: string, instrumentId: string) {
  return { practiceId: caller.practiceId, patientId, staffId: caller.staffId, instrumentId };
}
