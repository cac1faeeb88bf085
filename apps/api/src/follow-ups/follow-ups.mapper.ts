import type { Author, FollowUp, ListedFollowUp, SafetyAssessment } from '@glabella/contracts';
import { coverOf, type DutyRoster } from '../absences/duty-roster';
import type { FollowUpEventJson, FollowUpRow } from './follow-up-rows';
import { doesAnswerStand } from './safety-state';

const author = (id: string, displayName: string): Author => ({ id, displayName });

/** One follow-up as the contract words it on the roster's day, its events in the order in which they happened. */
export function toFollowUp(row: FollowUpRow, roster: DutyRoster): FollowUp {
  return {
    id: row.id,
    version: row.version,
    patientId: row.patient_id,
    assessmentId: row.assessment_id,
    assessedOn: row.assessed_on,
    cause: row.cause,
    safetyAnswer: row.safety_answer,
    answerStands: doesAnswerStand(row),
    owner: author(row.owner_id, row.owner_name),
    // Who stands in matters only while it is open.
    ...coverOf(row.closed_at === null ? row.owner_id : null, roster),
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    escalatedAt: row.escalated_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    events: row.events.map(toEvent),
  };
}

/** One line of the list: the follow-up and whose it is. */
export function toListedFollowUp(row: FollowUpRow, roster: DutyRoster): ListedFollowUp {
  return {
    ...toFollowUp(row, roster),
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
    assessment: toAssessment(event),
    plan: event.plan,
    owner: event.ownerId === null ? null : author(event.ownerId, event.ownerName ?? ''),
    escalatedTo: [...(event.escalatedTo ?? [])],
    author: event.authorId === null ? null : author(event.authorId, event.authorName ?? ''),
    recordedAt: new Date(event.recordedAt).toISOString(),
  };
}

function toAssessment(event: FollowUpEventJson): SafetyAssessment | null {
  const { triageInstrument, triageResult, triagedOn, triagedBy } = event;
  if (event.assessmentKind === 'own-words') {
    return { kind: 'own-words', text: event.assessmentText ?? '' };
  }
  if (triageInstrument === null || triageResult === null) return null;
  return {
    kind: 'outside-triage',
    instrument: triageInstrument,
    result: triageResult,
    assessedOn: triagedOn ?? '',
    assessedBy: triagedBy ?? '',
  };
}
