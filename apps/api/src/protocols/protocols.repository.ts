import { Injectable } from '@nestjs/common';
import type { ProtocolContent, ProtocolRef, TreatmentProtocol } from '@glabella/domain/treatment';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import type {
  ProtocolRetirementRow,
  ProtocolRow,
  ProtocolVersionRow,
  StoredProtocolRow,
} from './protocol-rows';

const COLUMNS = 'p.id, v.version, p.shipped, p.retired, v.content';

const NEWEST = `
    FROM protocol p
    JOIN protocol_version v ON v.practice_id = p.practice_id AND v.protocol_id = p.id
                           AND v.version = p.version
   WHERE p.practice_id = $1`;

const LIST: Statement = {
  name: 'protocol_list',
  text: `SELECT ${COLUMNS} ${NEWEST} ORDER BY lower(v.content ->> 'name'), p.id`,
};
const FIND: Statement = {
  name: 'protocol_find',
  text: `SELECT ${COLUMNS} ${NEWEST} AND p.id = $2`,
};
/** Alone: whoever waited for another change would not find the version beside the one it was. */
const LOCK: Statement = {
  name: 'protocol_lock',
  text: `SELECT 1 AS locked FROM protocol WHERE practice_id = $1 AND id = $2 FOR NO KEY UPDATE`,
};

/** Versions that somebody names, each once: ids and versions stand beside each other in two lists. */
const FIND_VERSIONS: Statement = {
  name: 'protocol_find_versions',
  text: `SELECT ${COLUMNS}
           FROM (SELECT DISTINCT * FROM unnest($2::text[], $3::integer[]) AS n (id, version)) named
           JOIN protocol p ON p.practice_id = $1 AND p.id = named.id
           JOIN protocol_version v ON v.practice_id = $1 AND v.protocol_id = named.id
                                  AND v.version = named.version
          ORDER BY p.id, v.version`,
};

/** Versions that the courses and sessions of a patient name. */
const OF_PATIENT: Statement = {
  name: 'protocol_of_patient',
  text: `SELECT p.id, v.version, v.content::text AS content
           FROM (SELECT protocol_id, protocol_version FROM course_version
                  WHERE practice_id = $1
                    AND course_id IN (SELECT id FROM course WHERE practice_id = $1 AND patient_id = $2)
                 UNION
                 SELECT s.protocol_id, s.protocol_version FROM injection_session_version s
                   JOIN injection_session h ON h.practice_id = s.practice_id AND h.id = s.session_id
                  WHERE h.practice_id = $1 AND h.patient_id = $2) named
           JOIN protocol p ON p.practice_id = $1 AND p.id = named.protocol_id
           JOIN protocol_version v ON v.practice_id = $1 AND v.protocol_id = named.protocol_id
                                  AND v.version = named.protocol_version
          ORDER BY p.id, v.version`,
};

const HISTORY: Statement = {
  name: 'protocol_history',
  text: `SELECT ${COLUMNS}, v.reason, v.author_id, a.display_name AS author_name, v.recorded_at,
                (SELECT count(*)::integer FROM course c
                   JOIN course_version k ON k.practice_id = c.practice_id AND k.course_id = c.id
                                        AND k.version = c.version
                  WHERE c.practice_id = $1 AND c.protocol_id = p.id AND c.ended_on IS NULL
                    AND k.protocol_version = v.version) AS open_courses
           FROM protocol p
           JOIN protocol_version v ON v.practice_id = p.practice_id AND v.protocol_id = p.id
           LEFT JOIN staff a ON a.practice_id = v.practice_id AND a.id = v.author_id
          WHERE p.practice_id = $1 AND p.id = $2
          ORDER BY v.version DESC LIMIT 500`,
};

const RETIREMENTS: Statement = {
  name: 'protocol_retirements',
  text: `SELECT r.retired, r.reason, r.author_id, a.display_name AS author_name, r.recorded_at
           FROM protocol_retirement r
           JOIN staff a ON a.practice_id = r.practice_id AND a.id = r.author_id
          WHERE r.practice_id = $1 AND r.protocol_id = $2
          ORDER BY r.ordinal DESC LIMIT 500`,
};

const INSERT_HEAD: Statement = {
  name: 'protocol_insert',
  text: `INSERT INTO protocol (practice_id, id, version, shipped, created_at)
         VALUES ($1, $2, 1, $3, $4)`,
};
const INSERT_VERSION: Statement = {
  name: 'protocol_version_insert',
  text: `INSERT INTO protocol_version
           (practice_id, protocol_id, version, content, reason, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
const UPDATE_VERSION: Statement = {
  name: 'protocol_set_version',
  text: `UPDATE protocol SET version = $3 WHERE practice_id = $1 AND id = $2 AND version = $3 - 1`,
};
const INSERT_RETIREMENT: Statement = {
  name: 'protocol_retirement_insert',
  text: `INSERT INTO protocol_retirement
           (practice_id, protocol_id, ordinal, retired, reason, author_id, recorded_at)
         SELECT $1, $2, retirements + 1, $3, $4, $5, $6 FROM protocol
          WHERE practice_id = $1 AND id = $2`,
};
const UPDATE_RETIRED: Statement = {
  name: 'protocol_set_retired',
  text: `UPDATE protocol SET retired = $3, retirements = retirements + 1
          WHERE practice_id = $1 AND id = $2`,
};

/** What the next version of a protocol says, by whom and why. */
export interface ProtocolVersion {
  readonly id: string;
  readonly version: number;
  readonly content: ProtocolContent;
  readonly reason: string | null;
  /** Null where it came with the product. */
  readonly authorId: string | null;
}

function insertVersion(
  tx: TenantTransaction,
  { id, version, content, reason, authorId }: ProtocolVersion,
  at: Date,
): Promise<unknown> {
  const stored = JSON.stringify(content);
  const values = [tx.caller.practiceId, id, version, stored, reason, authorId, at];
  return tx.query(INSERT_VERSION, values);
}

/** Gives a new practice the protocols that come with the product. */
export async function storeShippedProtocols(
  tx: TenantTransaction,
  protocols: readonly TreatmentProtocol[],
  at: Date,
): Promise<void> {
  const { practiceId } = tx.caller;
  await arrived(
    ...protocols.flatMap(({ id, version, ...content }) => [
      tx.query(INSERT_HEAD, [practiceId, id, true, at]),
      insertVersion(tx, { id, version, content, reason: null, authorId: null }, at),
    ]),
  );
}

/** Protocols in PostgreSQL. */
@Injectable()
export class ProtocolsRepository {
  /** Each in its newest version, by name. */
  async list(tx: TenantTransaction): Promise<ProtocolRow[]> {
    return (await tx.query<ProtocolRow>(LIST, [tx.caller.practiceId])).rows;
  }

  /** The newest version. */
  async find(tx: TenantTransaction, id: string): Promise<ProtocolRow | null> {
    return (await tx.query<ProtocolRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** The newest version, its protocol locked until the transaction ends. */
  async lock(tx: TenantTransaction, id: string): Promise<ProtocolRow | null> {
    const key = [tx.caller.practiceId, id];
    const [, { rows }] = await arrived(tx.query(LOCK, key), tx.query<ProtocolRow>(FIND, key));
    return rows[0] ?? null;
  }

  /** The versions that these name, each once. */
  async versions(tx: TenantTransaction, named: readonly ProtocolRef[]): Promise<ProtocolRow[]> {
    const ids = named.map(({ protocolId }) => protocolId);
    const versions = named.map(({ protocolVersion }) => protocolVersion);
    const values = [tx.caller.practiceId, ids, versions];
    return (await tx.query<ProtocolRow>(FIND_VERSIONS, values)).rows;
  }

  /** The versions that any version of the patient's courses and sessions names, each once. */
  async ofPatient(tx: TenantTransaction, patientId: string): Promise<StoredProtocolRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<StoredProtocolRow>(OF_PATIENT, values)).rows;
  }

  /** Every version, the newest first. */
  async history(tx: TenantTransaction, id: string): Promise<ProtocolVersionRow[]> {
    return (await tx.query<ProtocolVersionRow>(HISTORY, [tx.caller.practiceId, id])).rows;
  }

  /** Whenever it was retired or brought back, the last time first. */
  async retirements(tx: TenantTransaction, id: string): Promise<ProtocolRetirementRow[]> {
    return (await tx.query<ProtocolRetirementRow>(RETIREMENTS, [tx.caller.practiceId, id])).rows;
  }

  /** A protocol of the practice with its first version. */
  async insertFirst(tx: TenantTransaction, protocol: ProtocolVersion, at: Date): Promise<void> {
    const head = tx.query(INSERT_HEAD, [tx.caller.practiceId, protocol.id, false, at]);
    await arrived(head, insertVersion(tx, protocol, at));
  }

  /** The next version, which becomes the current one; the protocol is locked. */
  async insertNext(tx: TenantTransaction, protocol: ProtocolVersion, at: Date): Promise<void> {
    const { id, version } = protocol;
    await arrived(
      insertVersion(tx, protocol, at),
      tx.query(UPDATE_VERSION, [tx.caller.practiceId, id, version]),
    );
  }

  /** Retires the protocol or brings it back; it is locked. */
  async setRetired(
    tx: TenantTransaction,
    id: string,
    { isRetired, reason }: { readonly isRetired: boolean; readonly reason: string },
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    await arrived(
      tx.query(INSERT_RETIREMENT, [practiceId, id, isRetired, reason, staffId, at]),
      tx.query(UPDATE_RETIRED, [practiceId, id, isRetired]),
    );
  }
}
