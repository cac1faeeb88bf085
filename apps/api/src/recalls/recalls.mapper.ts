import type { LotPatientPage, Recall, RecallPatientPage, RecallRecord } from '@glabella/contracts';
import { isReached, isToReach } from '@glabella/domain/treatment';
import type { LotPatientRow, RecallContactRow, RecallRow, RecallStepRow } from './recall-rows';

type RecallPatient = RecallPatientPage['rows'][number];

/** A recall as its list and page show it. */
export function toRecall(row: RecallRow): Recall {
  return {
    id: row.id,
    version: row.version,
    lotNumber: row.lot_number,
    productId: row.product_id,
    reason: row.reason,
    authority: row.authority,
    reference: row.reference,
    isClosed: row.closed,
    startedBy: { id: row.started_by, displayName: row.starter_name },
    startedAt: row.started_at.toISOString(),
    progress: { reached: row.reached, patients: row.patients },
  };
}

/** One decision about a recall. */
export function toRecallStep(row: RecallStepRow): RecallRecord['steps'][number] {
  return {
    kind: row.kind,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** A patient who received a lot. */
export function toLotPatient(row: LotPatientRow): LotPatientPage['rows'][number] {
  return {
    patient: {
      id: row.patient_id,
      givenName: row.given_name,
      familyName: row.family_name,
      birthDate: row.birth_date,
      mrn: row.mrn,
    },
    sessions: [...row.sessions],
    lastContactOn: row.last_contact_on,
  };
}

/** A patient of a recall, with the attempts to reach them, the newest first. */
export function toRecallPatient(
  row: LotPatientRow,
  contacts: readonly RecallContactRow[],
): RecallPatient {
  const own = contacts.filter(({ patient_id: patientId }) => patientId === row.patient_id);
  return {
    ...toLotPatient(row),
    isToReach: isToReach(row.sessions.map(({ state }) => state)),
    isReached: isReached(own.map(({ outcome }) => outcome).reverse()),
    contacts: own.map(toContact),
  };
}

function toContact(row: RecallContactRow): RecallPatient['contacts'][number] {
  return {
    ordinal: row.ordinal,
    contactedOn: row.contacted_on,
    method: row.method,
    outcome: row.outcome,
    note: row.note,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}
