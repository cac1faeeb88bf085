import type { AdverseEvent, AdverseEventPage, LotRecipientPage } from '@glabella/contracts';
import type {
  AdverseEventRow,
  ListedAdverseEventRow,
  ListedPatientColumns,
  LotRecipientRow,
} from './adverse-event-rows';

/** One version of an adverse event as the contract words it. */
export function toAdverseEvent(row: AdverseEventRow): AdverseEvent {
  return {
    id: row.id,
    patientId: row.patient_id,
    version: row.version,
    status: row.status,
    termId: row.term_id,
    otherWords: row.other_words,
    onsetOn: row.onset_on,
    severity: row.severity,
    seriousness: row.seriousness,
    relatedness: toRelatedness(row),
    actions: row.actions,
    outcome: row.outcome,
    endedOn: row.ended_on,
    reports: row.reports.map(({ reportedTo, reportedOn, reference }) => ({
      reportedTo,
      reportedOn,
      reference,
    })),
    note: row.note,
    session: toSession(row),
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
    firstRecordedAt: row.first_recorded_at.toISOString(),
  };
}

function toRelatedness(row: AdverseEventRow): AdverseEvent['relatedness'] {
  const { relatedness: category, judged_by: id, judge_name: name } = row;
  if (category === null || id === null) return null;
  return { category, judgedBy: { id, displayName: name ?? '' } };
}

function toSession(row: AdverseEventRow): AdverseEvent['session'] {
  if (row.session_id === null) return null;
  return {
    id: row.session_id,
    performedOn: row.session_on ?? '',
    productId: row.session_product_id ?? '',
    lotNumber: row.session_lot_number ?? '',
    isVoided: row.session_voided ?? false,
  };
}

/** A patient as a list names them. */
export function toListedPatient(
  row: ListedPatientColumns,
): AdverseEventPage['rows'][number]['patient'] {
  return {
    id: row.patient_id,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    mrn: row.mrn,
  };
}

/** One line of the register: the event and whose it is. */
export function toListedAdverseEvent(row: ListedAdverseEventRow): AdverseEventPage['rows'][number] {
  return { ...toAdverseEvent(row), patient: toListedPatient(row) };
}

/** One session with the lot, and whose it was. */
export function toLotRecipient(row: LotRecipientRow): LotRecipientPage['rows'][number] {
  return {
    patient: toListedPatient(row),
    sessionId: row.session_id,
    performedOn: row.performed_on,
    units: Number(row.total_units),
    lastContactOn: row.last_contact_on,
    hasEvent: row.has_event,
  };
}
