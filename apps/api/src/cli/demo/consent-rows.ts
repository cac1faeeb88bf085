import type { SyntheticConsent, SyntheticPatient } from '@glabella/synthetic';
import type { Add } from './synthetic-rows';

/** A consent as its route would have stored it, and what was withdrawn of it. */
export function addConsent(
  add: Add,
  { id: patientId }: SyntheticPatient,
  consent: SyntheticConsent,
): void {
  add('patient_consent', {
    id: consent.id,
    patient_id: patientId,
    course_id: consent.courseId,
    text_version: 1,
    agreed_on: consent.agreedOn,
    agreed_by: 'patient',
    how: 'on-paper',
    taken_by: consent.takenById,
    declined: consent.declined,
    author_id: consent.takenById,
    recorded_at: consent.recordedAt,
  });
  const { withdrawal } = consent;
  if (!withdrawal) return;
  add('patient_consent_event', {
    consent_id: consent.id,
    version: 2,
    patient_id: patientId,
    kind: 'withdrawn',
    scope: withdrawal.scope,
    happened_on: withdrawal.happenedOn,
    withdrawn_by: 'patient',
    reason: withdrawal.reason,
    author_id: consent.takenById,
    recorded_at: withdrawal.recordedAt,
  });
}
