import type { Author, FollowUp, FollowUpList } from '@glabella/contracts';
import type { FollowUpEventJson, FollowUpRow } from './follow-up-rows';

const author = (id: string, displayName: string): Author => ({ id, displayName });

/** One follow-up as the contract words it, its events in the order in which they happened. */
export function toFollowUp(row: FollowUpRow): FollowUp {
  return {
    id: row.id,
    version: row.version,
    patientId: row.patient_id,
    assessmentId: row.assessment_id,
    assessedOn: row.assessed_on,
    cause: row.cause,
    safetyAnswer: row.safety_answer,
    owner: author(row.owner_id, row.owner_name),
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    events: row.events.map(toEvent),
  };
}

/** One line of the list: the follow-up and whose it is. */
export function toListedFollowUp(row: FollowUpRow): FollowUpList['rows'][number] {
  return {
    ...toFollowUp(row),
    patient: {
      id: row.patient_id,
      givenName: row.given_name,
      familyName: row.family_name,
      birthDate: row.birth_date,
      mrn: row.mrn,
    },
  };
}

function toEvent(event: FollowUpEventJson): FollowUp['events'][number] {
  return {
    kind: event.kind,
    disposition: event.disposition,
    note: event.note,
    owner: event.ownerId === null ? null : author(event.ownerId, event.ownerName ?? ''),
    author: author(event.authorId, event.authorName),
    recordedAt: new Date(event.recordedAt).toISOString(),
  };
}
