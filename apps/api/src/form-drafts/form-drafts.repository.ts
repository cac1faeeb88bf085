import type { FormDraftBody, FormDraftParam } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A half-written form as it is kept. */
export interface FormDraftRow extends QueryResultRow {
  readonly content: FormDraftBody['content'];
  readonly version: number;
  readonly updated_at: Date;
}

const PATIENT_EXISTS: Statement = {
  name: 'form_draft_patient_exists',
  text: 'SELECT 1 FROM patient WHERE practice_id = $1 AND id = $2',
};
const KEY =
  'practice_id = $1 AND patient_id = $2 AND staff_id = $3 AND form = $4 AND subject_id = $5';
const FIND: Statement = {
  name: 'form_draft_find',
  text: `SELECT content, version, updated_at FROM form_draft WHERE ${KEY}`,
};
/** Stores over the version that was read, 0 for none; no row comes back where another one is there. */
const CREATE: Statement = {
  name: 'form_draft_create',
  text: `INSERT INTO form_draft (practice_id, patient_id, staff_id, form, subject_id, content, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING version`,
};
const REPLACE: Statement = {
  name: 'form_draft_replace',
  text: `UPDATE form_draft SET content = $6, updated_at = $7, version = version + 1
          WHERE ${KEY} AND version = $8 RETURNING version`,
};
const REMOVE: Statement = {
  name: 'form_draft_remove',
  text: `DELETE FROM form_draft WHERE ${KEY} RETURNING version`,
};

const REMOVE_OF_ALL: Statement = {
  name: 'form_draft_remove_of_all',
  text: `DELETE FROM form_draft
          WHERE practice_id = $1 AND patient_id = $2 AND form = $3 AND subject_id = $4`,
};

/** The caller's own half-written forms: nobody reads or changes those of another person. */
@Injectable()
export class FormDraftsRepository {
  async patientExists(tx: TenantTransaction, patientId: string): Promise<boolean> {
    return (await tx.query(PATIENT_EXISTS, [tx.caller.practiceId, patientId])).rowCount === 1;
  }

  async find(tx: TenantTransaction, place: FormDraftParam): Promise<FormDraftRow | null> {
    return (await tx.query<FormDraftRow>(FIND, keyOf(tx, place))).rows[0] ?? null;
  }

  /** Stores the form over `expectedVersion`, 0 for none; false where another version is there, or none any more. */
  async store(
    tx: TenantTransaction,
    place: FormDraftParam,
    expectedVersion: number,
    content: FormDraftBody['content'],
    at: Date,
  ): Promise<boolean> {
    const values = [...keyOf(tx, place), JSON.stringify(content), at];
    const stored =
      expectedVersion === 0
        ? await tx.query(CREATE, values)
        : await tx.query(REPLACE, [...values, expectedVersion]);
    return stored.rowCount === 1;
  }
}

/** Removes the caller's half-written form; its version, 0 where there was none. */
export async function removeFormDraft(
  tx: TenantTransaction,
  place: FormDraftParam,
): Promise<number> {
  const { rows } = await tx.query<Pick<FormDraftRow, 'version'>>(REMOVE, keyOf(tx, place));
  return rows[0]?.version ?? 0;
}

/** Removes what anybody wrote of a form that nobody can send any more. */
export async function removeFormDraftsOfAll(
  tx: TenantTransaction,
  { id, form, subjectId }: FormDraftParam,
): Promise<void> {
  await tx.query(REMOVE_OF_ALL, [tx.caller.practiceId, id, form, subjectId]);
}

function keyOf({ caller }: TenantTransaction, { id, form, subjectId }: FormDraftParam): string[] {
  return [caller.practiceId, id, caller.staffId, form, subjectId];
}
