import { Injectable } from '@nestjs/common';
import { arrived } from '../database/flight';
import { openRecalls } from '../database/open-recalls';
import { recordedMedications } from '../database/recorded-medications';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { BesideDraftRow, SessionRow } from './session-rows';
import { SIGNATURE_COLUMNS, SIGNATURE_JOINS } from './signature-columns';
import type { StatedSession } from './stored-session';

const COLUMNS = `
  v.session_id AS id, v.patient_id, v.course_id, v.version, v.status, v.performed_on, v.performed_by, v.care_site,
  v.care_site_name,
  performer.display_name AS performer_name, v.protocol_id, v.protocol_version, v.product_id,
  v.lot_number, v.lot_expires_on, v.vial_units, v.vials_opened, v.diluent_ml, v.reconstituted_at,
  v.reconstituted_by, v.reconstituted_by_name, v.units_drawn, v.seal_intact,
  v.injected_at, v.total_units, v.frown_at_rest, v.frown_at_maximum, v.before_needle, v.checks,
  v.aftercare, v.aftercare_list_version, teller.display_name AS aftercare_name, v.note, v.reason,
  v.author_id, author.display_name AS author_name, v.recorded_at, v.signed_by, v.signer_name, v.signed_at,
  v.signature_meaning, ${SIGNATURE_COLUMNS}, sites.list AS sites`;

const JOINS = `
  JOIN staff performer ON performer.practice_id = v.practice_id AND performer.id = v.performed_by
  JOIN staff author ON author.practice_id = v.practice_id AND author.id = v.author_id
  LEFT JOIN staff teller ON teller.practice_id = v.practice_id
                        AND teller.id = (v.aftercare ->> 'byId')::uuid
  ${SIGNATURE_JOINS}
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('muscle', i.muscle, 'side', i.side, 'units', i.units,
                                               'volumeMl', i.volume_ml) ORDER BY i.ordinal), '[]') AS list
      FROM injection_site i
     WHERE i.practice_id = v.practice_id AND i.session_id = v.session_id
       AND i.version = v.version) sites`;

const CURRENT = `
    FROM injection_session s
    JOIN injection_session_version v ON v.practice_id = s.practice_id AND v.session_id = s.id
                                    AND v.version = s.version
    ${JOINS}
   WHERE s.practice_id = $1`;

const FIND: Statement = {
  name: 'injection_session_find',
  text: `SELECT ${COLUMNS} ${CURRENT} AND s.id = $2`,
};

const LIST_OF_PATIENT: Statement = {
  name: 'injection_session_list_of_patient',
  text: `SELECT ${COLUMNS} ${CURRENT} AND s.patient_id = $2
          ORDER BY v.performed_on, s.created_at, s.id LIMIT 1000`,
};

const VERSIONS: Statement = {
  name: 'injection_session_versions',
  text: `SELECT ${COLUMNS} FROM injection_session_version v ${JOINS}
          WHERE v.practice_id = $1 AND v.session_id = $2 ORDER BY v.version DESC LIMIT 500`,
};

/** One row for all that a draft needs beside the records that have a statement of their own: each costs a place in the flight. */
const BESIDE_DRAFT: Statement = {
  name: 'injection_session_beside_draft',
  text: `SELECT (SELECT coalesce(json_agg(json_build_object(
                          'productId', v.product_id, 'lotNumber', v.lot_number, 'lotExpiresOn', v.lot_expires_on,
                          'vialUnits', v.vial_units, 'diluentMl', v.diluent_ml)
                          ORDER BY s.performed_on DESC, v.recorded_at DESC), '[]')
                   FROM (SELECT practice_id, id, version, performed_on FROM injection_session
                          WHERE practice_id = $1 AND NOT voided
                          ORDER BY performed_on DESC LIMIT 60) s
                   JOIN injection_session_version v ON v.practice_id = s.practice_id AND v.session_id = s.id
                                                   AND v.version = s.version) AS lots,
                (SELECT threshold_values FROM practice_threshold_version
                  WHERE practice_id = $1 ORDER BY version DESC LIMIT 1) AS threshold_values,
                ${openRecalls('$1')} AS open_recalls,
                ${recordedMedications('$1', '$2')} AS medications`,
};

const LAST_CARE_SITE: Statement = {
  name: 'injection_session_last_care_site',
  text: `SELECT care_site FROM injection_session_version
          WHERE practice_id = $1 AND signed_by = $2 AND care_site IS NOT NULL
          ORDER BY signed_at DESC LIMIT 1`,
};

/** All changes of a patient's courses and sessions come one after the other. */
const LOCK_PATIENT: Statement = {
  name: 'injection_session_lock_patient',
  text: `SELECT id FROM patient
          WHERE practice_id = $1
            AND id = (SELECT patient_id FROM injection_session WHERE practice_id = $1 AND id = $2)
            FOR NO KEY UPDATE`,
};

const INSERT_HEAD: Statement = {
  name: 'injection_session_insert',
  text: `INSERT INTO injection_session
           (practice_id, id, patient_id, course_id, version, performed_on, product_id, lot_number,
            total_units, created_at, care_site)
         VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10)`,
};

const UPDATE_HEAD: Statement = {
  name: 'injection_session_update',
  text: `UPDATE injection_session
            SET version = $3, performed_on = $4, product_id = $5, lot_number = $6, total_units = $7,
                care_site = $8
          WHERE practice_id = $1 AND id = $2 AND version = $3 - 1`,
};

const MARK_VOIDED: Statement = {
  name: 'injection_session_mark_voided',
  text: `UPDATE injection_session SET version = $3, voided = true
          WHERE practice_id = $1 AND id = $2 AND version = $3 - 1`,
};

const INSERT_VERSION: Statement = {
  name: 'injection_session_version_insert',
  text: `INSERT INTO injection_session_version
           (practice_id, session_id, version, patient_id, course_id, status, performed_on, performed_by,
            protocol_id, protocol_version, product_id, lot_number, lot_expires_on, vial_units,
            vials_opened, diluent_ml, reconstituted_at, injected_at, total_units, frown_at_rest,
            frown_at_maximum, before_needle, checks, aftercare, aftercare_list_version, note, reason,
            author_id, recorded_at, signed_by, signer_name, signed_at, signature_meaning,
            care_site, care_site_name, reconstituted_by, reconstituted_by_name, units_drawn, seal_intact)
         VALUES ($1, $2, $3, $4, $5, 'signed', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                 $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $27, $29, $28, $30, $31, $32,
                 $33, $34, $35, $36)`,
};

const INSERT_SITES: Statement = {
  name: 'injection_session_site_insert',
  text: `INSERT INTO injection_site
           (practice_id, session_id, version, ordinal, muscle, side, units, volume_ml)
         SELECT $1, $2, $3, r.ordinal, r.muscle, r.side, r.units, r."volumeMl"
           FROM json_to_recordset($4) AS r (ordinal smallint, muscle text, side text, units numeric,
                                            "volumeMl" numeric)`,
};

/** The voided version says what the one before it said; only status, reason and signature are its own. */
const REPEAT_VERSION_VOIDED: Statement = {
  name: 'injection_session_version_void',
  text: `INSERT INTO injection_session_version
           (practice_id, session_id, version, patient_id, course_id, status, performed_on, performed_by,
            protocol_id, protocol_version, product_id, lot_number, lot_expires_on, vial_units,
            vials_opened, diluent_ml, reconstituted_at, injected_at, total_units, frown_at_rest,
            frown_at_maximum, before_needle, checks, aftercare, aftercare_list_version, note, reason,
            author_id, recorded_at, signed_by, signer_name, signed_at, signature_meaning,
            care_site, care_site_name, reconstituted_by, reconstituted_by_name, units_drawn, seal_intact)
         SELECT practice_id, session_id, $3, patient_id, course_id, 'voided', performed_on, performed_by,
                protocol_id, protocol_version, product_id, lot_number, lot_expires_on, vial_units,
                vials_opened, diluent_ml, reconstituted_at, injected_at, total_units, frown_at_rest,
                frown_at_maximum, before_needle, checks, aftercare, aftercare_list_version, note, $4, $5,
                $6, $5, $7, $6, $8, care_site, care_site_name, reconstituted_by, reconstituted_by_name,
                units_drawn, seal_intact
           FROM injection_session_version
          WHERE practice_id = $1 AND session_id = $2 AND version = $3 - 1`,
};

const REPEAT_SITES: Statement = {
  name: 'injection_session_site_repeat',
  text: `INSERT INTO injection_site
           (practice_id, session_id, version, ordinal, muscle, side, units, volume_ml)
         SELECT practice_id, session_id, $3, ordinal, muscle, side, units, volume_ml
           FROM injection_site
          WHERE practice_id = $1 AND session_id = $2 AND version = $3 - 1`,
};

/** The signature of a version: the caller's, with the meaning that stood beside the password. */
export interface Signature {
  readonly at: Date;
  readonly meaning: string;
}

/** Signed sessions in PostgreSQL. Writes are sent when called; the caller awaits them together. */
@Injectable()
export class SessionsRepository {
  async find(tx: TenantTransaction, id: string): Promise<SessionRow | null> {
    return (await tx.query<SessionRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** The current version, its patient locked until the transaction ends; null when there is none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<SessionRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(
      tx.query(LOCK_PATIENT, values),
      tx.query<SessionRow>(FIND, values),
    );
    return current.rows[0] ?? null;
  }

  /** The newest version of every session of a patient, the first one first. */
  async ofPatient(tx: TenantTransaction, patientId: string): Promise<SessionRow[]> {
    return (await tx.query<SessionRow>(LIST_OF_PATIENT, [tx.caller.practiceId, patientId])).rows;
  }

  /** Every version of a session, the newest first. */
  async versions(tx: TenantTransaction, id: string): Promise<SessionRow[]> {
    return (await tx.query<SessionRow>(VERSIONS, [tx.caller.practiceId, id])).rows;
  }

  /** The lots of the practice's latest sessions, its thresholds and open recalls, and the medications of a patient. */
  async besideDraft(tx: TenantTransaction, patientId: string): Promise<BesideDraftRow> {
    const values = [tx.caller.practiceId, patientId];
    const found = await tx.query<BesideDraftRow>(BESIDE_DRAFT, values);
    return (
      found.rows[0] ?? {
        lots: [],
        threshold_values: null,
        open_recalls: [],
        medications: [],
      }
    );
  }

  /** Where the caller signed a session last; null where that was never recorded. */
  async lastCareSite(tx: TenantTransaction): Promise<string | null> {
    const values = [tx.caller.practiceId, tx.caller.staffId];
    const found = await tx.query<{ care_site: string }>(LAST_CARE_SITE, values);
    return found.rows[0]?.care_site ?? null;
  }

  /** A session that is signed for the first time. */
  async insertFirst(
    tx: TenantTransaction,
    session: StatedSession,
    signature: Signature,
  ): Promise<void> {
    const head = tx.query(INSERT_HEAD, [
      tx.caller.practiceId,
      session.id,
      session.patientId,
      session.courseId,
      session.performedOn,
      session.productId,
      session.lotNumber,
      session.totalUnits,
      signature.at,
      session.careSite?.code ?? null,
    ]);
    await arrived(head, this.insertVersion(tx, session, signature));
  }

  /** An amendment: the next version, which becomes the current one. */
  async insertNext(
    tx: TenantTransaction,
    session: StatedSession,
    signature: Signature,
  ): Promise<void> {
    await arrived(
      this.insertVersion(tx, session, signature),
      tx.query(UPDATE_HEAD, [
        tx.caller.practiceId,
        session.id,
        session.version,
        session.performedOn,
        session.productId,
        session.lotNumber,
        session.totalUnits,
        session.careSite?.code ?? null,
      ]),
    );
  }

  /** The next version, which repeats the one before it and says that the session is void. */
  async insertVoided(
    tx: TenantTransaction,
    voided: { readonly id: string; readonly version: number; readonly reason: string },
    { at, meaning }: Signature,
  ): Promise<void> {
    const { practiceId, staffId, displayName } = tx.caller;
    const version = [practiceId, voided.id, voided.version] as const;
    await arrived(
      tx.query(REPEAT_VERSION_VOIDED, [
        ...version,
        voided.reason,
        staffId,
        at,
        displayName,
        meaning,
      ]),
      tx.query(REPEAT_SITES, version),
      tx.query(MARK_VOIDED, version),
    );
  }

  private async insertVersion(
    tx: TenantTransaction,
    session: StatedSession,
    { at, meaning }: Signature,
  ): Promise<void> {
    const { practiceId, staffId, displayName } = tx.caller;
    const sites = session.sites.map((site, index) => ({ ...site, ordinal: index + 1 }));
    await arrived(
      tx.query(INSERT_VERSION, [
        practiceId,
        session.id,
        session.version,
        session.patientId,
        session.courseId,
        session.performedOn,
        session.performedById,
        session.protocolId,
        session.protocolVersion,
        session.productId,
        session.lotNumber,
        session.lotExpiresOn,
        session.vialUnits,
        session.vialsOpened,
        session.diluentMl,
        session.reconstitutedAt,
        session.injectedAt,
        session.totalUnits,
        session.frownAtRest,
        session.frownAtMaximum,
        JSON.stringify(session.beforeNeedle),
        JSON.stringify(session.checks),
        JSON.stringify(session.aftercare),
        session.aftercareListVersion,
        session.note,
        session.reason,
        staffId,
        at,
        displayName,
        meaning,
        session.careSite?.code ?? null,
        session.careSite?.name ?? null,
        session.reconstitutedBy?.staffId ?? null,
        session.reconstitutedBy?.name ?? null,
        session.unitsDrawn,
        session.sealIntact,
      ]),
      tx.query(INSERT_SITES, [practiceId, session.id, session.version, JSON.stringify(sites)]),
    );
  }
}
