import { Injectable } from '@nestjs/common';
import type { PatientFacts } from '@glabella/contracts';
import { violates } from '../database/database-trouble';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import { StateConflict } from '../http/errors';
import { nameKey } from './name-words';
import type { PatientRow, PatientVersionRow } from './patient-rows';

const VERSION_COLUMNS = `
  v.patient_id AS id, v.version, v.mrn, v.given_name, v.family_name, v.birth_date, v.sex, v.phone,
  v.email, v.archived`;

const CURRENT = `
    FROM patient p
    JOIN patient_version v ON v.practice_id = p.practice_id AND v.patient_id = p.id
                          AND v.version = p.version
   WHERE p.practice_id = $1`;

const FIND: Statement = {
  name: 'patient_find',
  text: `SELECT ${VERSION_COLUMNS} ${CURRENT} AND p.id = $2`,
};

const LOCK: Statement = {
  name: 'patient_lock',
  text: `SELECT id FROM patient WHERE practice_id = $1 AND id = $2 FOR NO KEY UPDATE`,
};

const INSERT_HEADS: Statement = {
  name: 'patient_insert',
  text: `INSERT INTO patient
           (practice_id, id, version, mrn, given_name, family_name, birth_date, sex, created_at)
         SELECT $1, r.id, 1, r.mrn, r."givenName", r."familyName", r."birthDate", r.sex, $3
           FROM json_to_recordset($2) AS r (id uuid, mrn text, "givenName" text, "familyName" text,
                                            "birthDate" date, sex text)`,
};

const INSERT_VERSIONS: Statement = {
  name: 'patient_version_insert',
  text: `INSERT INTO patient_version
           (practice_id, patient_id, version, mrn, given_name, family_name, birth_date, sex, phone,
            email, archived, reason, author_id, recorded_at)
         SELECT $1, r.id, r.version, r.mrn, r."givenName", r."familyName", r."birthDate", r.sex,
                r.phone, r.email, r.archived, r.reason, $4, $3
           FROM json_to_recordset($2) AS r (id uuid, version integer, mrn text, "givenName" text,
                  "familyName" text, "birthDate" date, sex text, phone text, email text,
                  archived boolean, reason text)`,
};

const UPDATE_HEAD: Statement = {
  name: 'patient_update',
  text: `UPDATE patient
            SET version = $3, mrn = $4, given_name = $5, family_name = $6, birth_date = $7, sex = $8,
                archived_at = CASE WHEN $9 THEN coalesce(archived_at, $10::timestamptz) END
          WHERE practice_id = $1 AND id = $2 AND version = $3 - 1`,
};

const HISTORY: Statement = {
  name: 'patient_history',
  text: `SELECT ${VERSION_COLUMNS}, v.reason, v.author_id, s.display_name AS author_name, v.recorded_at
           FROM patient_version v
           JOIN staff s ON s.practice_id = v.practice_id AND s.id = v.author_id
          WHERE v.practice_id = $1 AND v.patient_id = $2
          ORDER BY v.version DESC LIMIT 500`,
};

/** Two names in exchanged fields are the same name: both orders are compared. */
const FIND_SAME_PERSON: Statement = {
  name: 'patient_find_same_person',
  text: `SELECT ${VERSION_COLUMNS}
           FROM patient p
           JOIN patient_summary s ON s.practice_id = p.practice_id AND s.patient_id = p.id
           JOIN patient_version v ON v.practice_id = p.practice_id AND v.patient_id = p.id
                                 AND v.version = p.version
          WHERE p.practice_id = $1 AND p.birth_date = $2 AND s.name_key = ANY ($3)
            AND ($4::uuid IS NULL OR p.id <> $4)
          ORDER BY p.created_at, p.id LIMIT 20`,
};

/** The same for many at once: only who they are. */
const FIND_SAME_PEOPLE: Statement = {
  name: 'patient_find_same_people',
  text: `SELECT r.place, p.id
           FROM json_to_recordset($2) AS r (place integer, birth_date date, keys text[])
           JOIN patient p ON p.practice_id = $1 AND p.birth_date = r.birth_date
           JOIN patient_summary s ON s.practice_id = p.practice_id AND s.patient_id = p.id
                                 AND s.name_key = ANY (r.keys)
          ORDER BY r.place, p.created_at, p.id`,
};

const FIND_BY_MRNS: Statement = {
  name: 'patient_find_by_mrns',
  text: `SELECT ${VERSION_COLUMNS} ${CURRENT} AND p.mrn = ANY ($2)`,
};

/** A patient's facts as one version states them. */
export interface StatedPatient extends PatientFacts {
  readonly id: string;
  readonly version: number;
  readonly archived: boolean;
  readonly reason: string | null;
}

/** Patients in PostgreSQL. Writes are sent when called; the caller awaits them together. */
@Injectable()
export class PatientsRepository {
  async find(tx: TenantTransaction, id: string): Promise<PatientRow | null> {
    return (await tx.query<PatientRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** The current version, locked until the transaction ends; null when the practice has none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<PatientRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(tx.query(LOCK, values), tx.query<PatientRow>(FIND, values));
    return current.rows[0] ?? null;
  }

  /** New patients with their first version. Rejects with `patient.mrn_taken`. */
  async insert(tx: TenantTransaction, patients: readonly StatedPatient[], at: Date): Promise<void> {
    const { practiceId } = tx.caller;
    await refuseTakenMrn(
      arrived(
        tx.query(INSERT_HEADS, [practiceId, JSON.stringify(patients), at]),
        this.insertVersions(tx, patients, at),
      ),
    );
  }

  /** The next version, which becomes the current one. Rejects with `patient.mrn_taken`. */
  async insertNext(tx: TenantTransaction, patient: StatedPatient, at: Date): Promise<void> {
    await refuseTakenMrn(
      arrived(
        this.insertVersions(tx, [patient], at),
        tx.query(UPDATE_HEAD, [
          tx.caller.practiceId,
          patient.id,
          patient.version,
          patient.mrn,
          patient.givenName,
          patient.familyName,
          patient.birthDate,
          patient.sex,
          patient.archived,
          at,
        ]),
      ),
    );
  }

  async history(tx: TenantTransaction, id: string): Promise<PatientVersionRow[]> {
    return (await tx.query<PatientVersionRow>(HISTORY, [tx.caller.practiceId, id])).rows;
  }

  /** Who has the same name, however it is written, and the same birth date. */
  async findSamePerson(
    tx: TenantTransaction,
    person: Pick<PatientFacts, 'givenName' | 'familyName' | 'birthDate'>,
    exceptId: string | null = null,
  ): Promise<PatientRow[]> {
    const values = [tx.caller.practiceId, person.birthDate, nameKeys(person), exceptId];
    return (await tx.query<PatientRow>(FIND_SAME_PERSON, values)).rows;
  }

  /** The ids of everybody who has the name and birth date of one of these, with the place of that one in the list. */
  async findSamePeople(
    tx: TenantTransaction,
    people: readonly Pick<PatientFacts, 'givenName' | 'familyName' | 'birthDate'>[],
  ): Promise<{ place: number; id: string }[]> {
    const sought = people.map((person, place) => ({
      place,
      birth_date: person.birthDate,
      keys: nameKeys(person),
    }));
    const values = [tx.caller.practiceId, JSON.stringify(sought)];
    return (await tx.query<{ place: number; id: string }>(FIND_SAME_PEOPLE, values)).rows;
  }

  async findByMrns(tx: TenantTransaction, mrns: readonly string[]): Promise<PatientRow[]> {
    const values = [tx.caller.practiceId, mrns];
    return (await tx.query<PatientRow>(FIND_BY_MRNS, values)).rows;
  }

  private insertVersions(tx: TenantTransaction, patients: readonly StatedPatient[], at: Date) {
    const { practiceId, staffId } = tx.caller;
    return tx.query(INSERT_VERSIONS, [practiceId, JSON.stringify(patients), at, staffId]);
  }
}

/** A name in either order of its fields. */
export function nameKeys({
  givenName,
  familyName,
}: Pick<PatientFacts, 'givenName' | 'familyName'>): string[] {
  return [nameKey(familyName, givenName), nameKey(givenName, familyName)];
}

async function refuseTakenMrn(writes: Promise<unknown>): Promise<void> {
  try {
    await writes;
  } catch (error) {
    if (!violates(error, 'patient_mrn_unique')) throw error;
    const text = 'Another patient of this practice has this number.';
    throw new StateConflict('patient.mrn_taken', text, { field: 'mrn' }, [
      { path: 'mrn', message: text },
    ]);
  }
}
