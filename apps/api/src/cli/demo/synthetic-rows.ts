import type {
  SyntheticAdverseEvent,
  SyntheticAssessment,
  SyntheticFollowUp,
  SyntheticMeasure,
  SyntheticPatient,
  SyntheticSession,
} from '@glabella/synthetic';
import { syntheticCredentialId } from '@glabella/synthetic';
import { cosignatureMeaning, sessionSignatureMeanings } from '@glabella/contracts';
import { totalOf } from '@glabella/domain/instruments';
import { addConsent } from './consent-rows';
import { addHistory } from './history-rows';
import { isOpenEvent, isSeriousEvent } from '@glabella/domain/treatment';

/** A row of a table, by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows per table, in an order in which every foreign key finds its target. */
export type TableRows = ReadonlyMap<ClinicalTable, readonly Row[]>;

/** The tables of the record, each after those it refers to. */
const clinicalTables = [
  'patient',
  'patient_version',
  'course',
  'course_version',
  'course_clinician',
  'patient_consent',
  'patient_consent_event',
  'assessment',
  'assessment_version',
  'safety_follow_up',
  'safety_follow_up_event',
  'injection_session',
  'injection_session_version',
  'injection_site',
  'session_signature_credential',
  'session_cosignature',
  'session_cosignature_event',
  'adverse_event',
  'adverse_event_version',
  'prior_treatment',
  'prior_treatment_version',
  'medication',
  'medication_version',
  'frown_rating',
  'frown_rating_version',
  'life_event',
  'life_event_version',
] as const;

/** One of `clinicalTables`. */
export type ClinicalTable = (typeof clinicalTables)[number];

/** The rows of made-up patients as the services would have stored them. */
export function clinicalRows(practiceId: string, patients: readonly SyntheticPatient[]): TableRows {
  const rows = new Map<ClinicalTable, Row[]>(clinicalTables.map((table) => [table, []]));
  const add = (table: ClinicalTable, row: Row) =>
    rows.get(table)?.push({ practice_id: practiceId, ...row });
  for (const patient of patients) {
    addPatient(add, patient);
    addCourse(add, patient);
    for (const consent of patient.consents) addConsent(add, patient, consent);
    for (const assessment of patient.assessments) addAssessment(add, patient, assessment);
    for (const measure of patient.measures) addMeasure(add, patient, measure);
    addFollowUps(add, patient);
    for (const session of patient.sessions) addSession(add, patient, session);
    for (const event of patient.adverseEvents) addAdverseEvent(add, patient, event);
    addHistory(add, patient);
  }
  return rows;
}

/** Adds a row to the rows of a table. */
export type Add = (table: ClinicalTable, row: Row) => void;

function addPatient(add: Add, { id, facts, createdAt, createdById }: SyntheticPatient): void {
  const identity = {
    mrn: facts.mrn,
    given_name: facts.givenName,
    family_name: facts.familyName,
    birth_date: facts.birthDate,
    sex: facts.sex,
  };
  add('patient', { id, version: 1, ...identity, archived_at: null, created_at: createdAt });
  add('patient_version', {
    patient_id: id,
    version: 1,
    ...identity,
    phone: facts.phone,
    email: facts.email,
    archived: false,
    author_id: createdById,
    recorded_at: createdAt,
  });
}

function addCourse(add: Add, { id: patientId, course }: SyntheticPatient): void {
  if (!course) return;
  const version = course.end ? 2 : 1;
  add('course', {
    id: course.id,
    patient_id: patientId,
    version,
    protocol_id: course.protocolId,
    started_on: course.startedOn,
    ended_on: course.end?.on ?? null,
    created_at: course.recordedAt,
  });
  const facts = {
    course_id: course.id,
    patient_id: patientId,
    diagnosis_code: course.diagnosisCode,
    episode_started_on: course.episodeStartedOn,
    psychosis: course.psychosis,
    bipolar: course.bipolar,
    protocol_id: course.protocolId,
    protocol_version: course.protocolVersion,
    responsible_id: course.responsibleId,
    started_on: course.startedOn,
    author_id: course.responsibleId,
  };
  add('course_version', { ...facts, version: 1, recorded_at: course.recordedAt });
  add('course_clinician', { course_id: course.id, version: 1, staff_id: course.clinicianId });
  if (!course.end) return;
  add('course_version', {
    ...facts,
    version: 2,
    ended_on: course.end.on,
    end_reason: course.end.reason,
    reason: 'Course ended',
    recorded_at: `${course.end.on}T09:00:00.000Z`,
  });
  add('course_clinician', { course_id: course.id, version: 2, staff_id: course.clinicianId });
}

function addAssessment(add: Add, patient: SyntheticPatient, assessment: SyntheticAssessment): void {
  const { score } = assessment;
  const total = totalOf(score);
  add('assessment', {
    id: assessment.id,
    patient_id: patient.id,
    version: 1,
    instrument_id: assessment.instrumentId,
    assessed_on: assessment.assessedOn,
    total,
    score_status: score.status,
    safety_answer: assessment.answers[8] ?? null,
    voided: false,
    created_at: assessment.recordedAt,
  });
  add('assessment_version', {
    assessment_id: assessment.id,
    version: 1,
    patient_id: patient.id,
    status: 'recorded',
    instrument_id: assessment.instrumentId,
    instrument_version: assessment.instrumentVersion,
    assessed_on: assessment.assessedOn,
    mode: assessment.mode,
    language: 'en',
    source: 'form',
    item_scores: assessment.answers,
    function_score: assessment.functionAnswer,
    total,
    score_status: score.status,
    missing_reason: assessment.missingReason,
    author_id: assessment.authorId,
    recorded_at: assessment.recordedAt,
  });
}

function addMeasure(add: Add, patient: SyntheticPatient, measure: SyntheticMeasure): void {
  const shared = {
    patient_id: patient.id,
    version: 1,
    instrument_id: measure.instrumentId,
    assessed_on: measure.assessedOn,
    total: measure.total,
    score_status: measure.scoreStatus,
  };
  add('assessment', {
    ...shared,
    id: measure.id,
    voided: false,
    created_at: measure.recordedAt,
  });
  add('assessment_version', {
    ...shared,
    assessment_id: measure.id,
    status: 'recorded',
    instrument_version: measure.instrumentVersion,
    mode: measure.mode,
    language: 'en',
    source: 'form',
    item_scores: measure.answers,
    author_id: measure.authorId,
    recorded_at: measure.recordedAt,
  });
}

function addFollowUps(add: Add, patient: SyntheticPatient): void {
  for (const followUp of patient.followUps) {
    add('safety_follow_up', {
      id: followUp.id,
      patient_id: patient.id,
      assessment_id: followUp.assessmentId,
      cause: followUp.cause,
      owner_id: followUp.ownerId,
      opened_at: followUp.openedAt,
      due_at: followUp.dueAt,
      acknowledged_at: followUp.acknowledged?.at ?? null,
      closed_at: followUp.closed?.at ?? null,
      version: 1,
    });
    const events: Row[] = [{ kind: 'opened', recorded_at: followUp.openedAt }];
    if (followUp.acknowledged) {
      const { at, disposition } = followUp.acknowledged;
      events.push({ kind: 'acknowledged', disposition, recorded_at: at });
    }
    if (followUp.closed) {
      events.push(closingRow(followUp.closed));
    }
    events.forEach((event, index) =>
      add('safety_follow_up_event', {
        follow_up_id: followUp.id,
        ordinal: index + 1,
        author_id: followUp.ownerId,
        ...event,
      }),
    );
  }
}

function closingRow(closed: NonNullable<SyntheticFollowUp['closed']>): Row {
  const { at, disposition, assessment, plan } = closed;
  const triage = assessment.kind === 'outside-triage' ? assessment : null;
  return {
    kind: 'closed',
    disposition,
    assessment_kind: assessment.kind,
    assessment_text: assessment.kind === 'own-words' ? assessment.text : null,
    triage_instrument: triage?.instrument ?? null,
    triage_result: triage?.result ?? null,
    triaged_on: triage?.assessedOn ?? null,
    triaged_by: triage?.assessedBy ?? null,
    plan,
    recorded_at: at,
  };
}

function addSession(add: Add, patient: SyntheticPatient, session: SyntheticSession): void {
  const { course } = patient;
  if (!course) throw new Error('A session belongs to a course');
  const shared = {
    patient_id: patient.id,
    course_id: session.courseId,
    performed_on: session.performedOn,
    product_id: session.productId,
    lot_number: session.lotNumber,
    total_units: session.totalUnits,
    care_site: session.careSite?.code ?? null,
  };
  add('injection_session', {
    id: session.id,
    version: 1,
    ...shared,
    voided: false,
    created_at: session.signedAt,
  });
  add('injection_session_version', {
    session_id: session.id,
    version: 1,
    ...shared,
    status: 'signed',
    performed_by: session.performedById,
    care_site_name: session.careSite?.name ?? null,
    protocol_id: course.protocolId,
    protocol_version: course.protocolVersion,
    lot_expires_on: session.lotExpiresOn,
    vial_units: session.vialUnits,
    vials_opened: session.vialsOpened,
    diluent_ml: session.diluentMl,
    reconstituted_at: session.reconstitutedAt,
    reconstituted_by: session.reconstitutedBy?.staffId ?? null,
    reconstituted_by_name: session.reconstitutedBy?.name ?? null,
    units_drawn: session.unitsDrawn ?? null,
    seal_intact: session.sealIntact ?? null,
    injected_at: session.injectedAt,
    frown_at_rest: session.frownAtRest,
    frown_at_maximum: session.frownAtMaximum,
    before_needle: session.beforeNeedle,
    checks: session.checks,
    aftercare: session.aftercare,
    aftercare_list_version: session.aftercareListVersion,
    author_id: session.performedById,
    recorded_at: session.signedAt,
    signed_by: session.performedById,
    signer_name: session.signerName,
    signed_at: session.signedAt,
    signature_meaning: sessionSignatureMeanings[session.cosignature ? 'delegated' : 'signed'],
  });
  session.sites.forEach((site, index) =>
    add('injection_site', {
      session_id: session.id,
      version: 1,
      ordinal: index + 1,
      muscle: site.muscle,
      side: site.side,
      units: site.units,
      volume_ml: site.volumeMl,
    }),
  );
  add('session_signature_credential', {
    session_id: session.id,
    session_version: 1,
    credential_id: syntheticCredentialId(session.performedById),
    credential_version: 2,
  });
  addCosignature(add, patient, session);
}

function addCosignature(add: Add, patient: SyntheticPatient, session: SyntheticSession): void {
  if (!session.cosignature) return;
  const { id, supervisorId, supervisorName, cosignedAt } = session.cosignature;
  add('session_cosignature', {
    id,
    patient_id: patient.id,
    session_id: session.id,
    session_version: 1,
    delegate_id: session.performedById,
    version: cosignedAt === null ? 1 : 2,
    state: cosignedAt === null ? 'awaited' : 'signed',
    supervisor_id: supervisorId,
    requested_at: session.signedAt,
  });
  add('session_cosignature_event', {
    cosignature_id: id,
    ordinal: 1,
    kind: 'requested',
    author_id: session.performedById,
    supervisor_id: supervisorId,
    recorded_at: session.signedAt,
  });
  if (cosignedAt === null) return;
  add('session_cosignature_event', {
    cosignature_id: id,
    ordinal: 2,
    kind: 'signed',
    author_id: supervisorId,
    printed_name: supervisorName,
    meaning: cosignatureMeaning,
    recorded_at: cosignedAt,
  });
}

function addAdverseEvent(add: Add, patient: SyntheticPatient, event: SyntheticAdverseEvent): void {
  const [first, latest] = [event.versions[0], event.versions.at(-1)];
  if (!first || !latest) throw new Error('An adverse event has a version');
  const found = ({ facts }: typeof latest) => ({
    patient_id: patient.id,
    session_id: event.sessionId,
    term_id: facts.termId,
    other_words: facts.otherWords,
    onset_on: facts.onsetOn,
  });
  add('adverse_event', {
    id: event.id,
    version: event.versions.length,
    ...found(latest),
    open: isOpenEvent(latest.facts),
    serious: isSeriousEvent(latest.facts),
    voided: false,
    created_at: first.recordedAt,
  });
  event.versions.forEach((version, index) =>
    add('adverse_event_version', {
      adverse_event_id: event.id,
      version: index + 1,
      status: 'recorded',
      ...found(version),
      severity: version.facts.severity,
      seriousness: version.facts.seriousness,
      relatedness: version.facts.relatedness,
      judged_by: version.judgedById,
      actions: version.facts.actions,
      outcome: version.facts.outcome,
      ended_on: version.facts.endedOn,
      reports: version.facts.reports,
      note: version.note,
      reason: version.reason,
      author_id: version.authorId,
      recorded_at: version.recordedAt,
    }),
  );
}
