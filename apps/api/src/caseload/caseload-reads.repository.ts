import { Injectable } from '@nestjs/common';
import { LISTED_PATIENTS, NOTE_LISTED } from '../database/listed-patients';
import type { Statement, TenantTransaction } from '../database/tenant';
import {
  caseloadStatement,
  countStatement,
  type CaseloadListing,
} from './caseload-listing.repository';
import type {
  AttentionEventRow,
  FollowUpOwnerRow,
  HandlingRow,
  PlaceRow,
  StandingRow,
} from './caseload-rows';

const FIND_STANDING: Statement = {
  name: 'caseload_standing',
  text: `SELECT s.patient_id, s.attention::text AS attention, s.responsible_id, r.display_name AS responsible_name,
                s.protocol_id,
                (SELECT v.protocol_version
                   FROM course c
                   JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                                        AND v.version = c.version
                  WHERE c.practice_id = s.practice_id AND c.id = s.course_id) AS protocol_version
           FROM patient_summary s
           LEFT JOIN staff r ON r.practice_id = s.practice_id AND r.id = s.responsible_id
          WHERE s.practice_id = $1 AND s.patient_id = ANY (${LISTED_PATIENTS})`,
};

/** A reason of somebody who was disabled before reasons were handed over then is with nobody. */
const FIND_HANDLINGS: Statement = {
  name: 'caseload_handlings',
  text: `SELECT h.patient_id, h.kind, h.version, o.id AS owner_id, o.display_name AS owner_name, h.how,
                h.evidence_key, h.set_on, h.until_on, h.note, h.set_by,
                b.display_name AS set_by_name, h.set_at
           FROM attention_handling h
           LEFT JOIN staff o ON o.practice_id = h.practice_id AND o.id = h.owner_id AND o.disabled_at IS NULL
           LEFT JOIN staff b ON b.practice_id = h.practice_id AND b.id = h.set_by
          WHERE h.practice_id = $1 AND h.patient_id = ANY (${LISTED_PATIENTS})`,
};

const FIND_FOLLOW_UP_OWNERS: Statement = {
  name: 'caseload_follow_up_owners',
  text: `SELECT f.id, f.patient_id, f.due_at, f.owner_id, o.display_name AS owner_name
           FROM safety_follow_up f
           JOIN staff o ON o.practice_id = f.practice_id AND o.id = f.owner_id
          WHERE f.practice_id = $1 AND f.patient_id = ANY (${LISTED_PATIENTS}) AND f.closed_at IS NULL`,
};

const FIND_EVENTS: Statement = {
  name: 'caseload_events',
  text: `SELECT e.kind, e.action, e.evidence, e.until_on, e.note, e.owner_id,
                o.display_name AS owner_name, e.author_id, a.display_name AS author_name,
                e.recorded_at
           FROM attention_event e
           JOIN staff a ON a.practice_id = e.practice_id AND a.id = e.author_id
           LEFT JOIN staff o ON o.practice_id = e.practice_id AND o.id = e.owner_id
          WHERE e.practice_id = $1 AND e.patient_id = $2
          ORDER BY e.ordinal DESC LIMIT 200`,
};

/** The caseload as pages read it. */
@Injectable()
export class CaseloadReads {
  /** The places of a page; all but one beyond it are the listed patients of the transaction. */
  async places(tx: TenantTransaction, listing: CaseloadListing): Promise<PlaceRow[]> {
    const { statement, values } = caseloadStatement(tx.caller.practiceId, listing);
    return (await tx.query<PlaceRow>(statement, values)).rows;
  }

  /** How many patients wait for somebody, up to the limit. */
  async count(
    tx: TenantTransaction,
    listing: Pick<CaseloadListing, 'of' | 'today' | 'limit'>,
  ): Promise<number> {
    const { statement, values } = countStatement(tx.caller.practiceId, listing);
    return (await tx.query<{ count: number }>(statement, values)).rows[0]?.count ?? 0;
  }

  /** Lists this patient alone, for the reads below. */
  list(tx: TenantTransaction, patientId: string): void {
    void tx.query(NOTE_LISTED, [[patientId]]);
  }

  /** What the reasons of the listed patients follow from. */
  async standing(tx: TenantTransaction): Promise<StandingRow[]> {
    return (await tx.query<StandingRow>(FIND_STANDING, [tx.caller.practiceId])).rows;
  }

  /** The same, patient by patient as they come. */
  async eachStanding(tx: TenantTransaction, each: (row: StandingRow) => void): Promise<void> {
    await tx.query<StandingRow>(FIND_STANDING, [tx.caller.practiceId], each);
  }

  /** What was done about them. */
  async handlings(tx: TenantTransaction): Promise<HandlingRow[]> {
    return (await tx.query<HandlingRow>(FIND_HANDLINGS, [tx.caller.practiceId])).rows;
  }

  /** Who answers for their open follow-ups. */
  async followUpOwners(tx: TenantTransaction): Promise<FollowUpOwnerRow[]> {
    return (await tx.query<FollowUpOwnerRow>(FIND_FOLLOW_UP_OWNERS, [tx.caller.practiceId])).rows;
  }

  async events(tx: TenantTransaction, patientId: string): Promise<AttentionEventRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<AttentionEventRow>(FIND_EVENTS, values)).rows;
  }
}
