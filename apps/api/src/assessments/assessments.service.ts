import { randomUUID } from 'node:crypto';
import {
  type Assessment,
  type AssessmentHistory,
  type AssessmentRecorded,
  type Moving,
  type RecordRef,
  type Voiding,
  type assessmentCorrectionSchema,
  type assessmentRecordingSchema,
  defaultPracticeSettings,
} from '@glabella/contracts';
import { concernRises, questionnaireForm, safetyStateOf } from '@glabella/domain/instruments';
import { type CalendarDate, todayIn } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { asksForFollowUp } from '../follow-ups/safety-state';
import { SafetyTasks } from '../follow-ups/safety-tasks';
import { dropDraft, dropEverybodysDrafts, useUpDraft } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import {
  refreshPatientSummaries,
  refreshPatientSummary,
} from '../patient-summary/refresh-patient-summary';
import {
  type AssessmentFacts,
  type PossibleDays,
  type ScoredForm,
  assertAcknowledgement,
  assertDay,
  instrumentOf,
  scoreForm,
} from './assessment-form';
import type { CurrentAssessmentRow, RecordingContextRow } from './assessment-rows';
import { toAssessment } from './assessments.mapper';
import { AssessmentsRepository } from './assessments.repository';

export type CheckedRecording = z.output<typeof assessmentRecordingSchema>;
export type CheckedCorrection = z.output<typeof assessmentCorrectionSchema>;

/** Assessments: recorded once, corrected by versions, voided and moved with a reason, never overwritten. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly assessments: AssessmentsRepository,
    private readonly safetyTasks: SafetyTasks,
    private readonly clock: Clock,
  ) {}

  record(
    caller: Caller,
    patientId: string,
    idempotencyKey: string,
    body: CheckedRecording,
    draftVersion: number | null,
  ): Promise<AssessmentRecorded> {
    const request = {
      idempotencyKey,
      route: `POST patients/${patientId}/assessments`,
      body,
    };
    return this.creations.once(caller, request, async (tx) => {
      const form = scoreForm(body, { isImported: false });
      assertAcknowledgement(form.safety, body.safetyAcknowledgement, true);
      const at = this.clock.now();
      // Who is no patient, or was not born on that day, loses the transaction, whatever became of what is sent along.
      const context = this.contextOf(tx, patientId, body.assessedOn, at);
      const id = randomUUID();
      const stored = this.assessments.insertFirst(tx, {
        ...statedFacts(body, form),
        id,
        version: 1,
        patientId,
        source: 'form',
        importBatchId: null,
        reason: null,
        at,
      });
      const asks = asksForFollowUp(form.safety);
      const followUp = asks
        ? context.then((known) =>
            this.safetyTasks.open(tx, {
              patientId,
              assessmentId: id,
              state: form.safety,
              authorId: caller.staffId,
              at,
              followUpHours: followUpHours(known),
              acknowledgement: body.safetyAcknowledgement,
            }),
          )
        : Promise.resolve(null);
      const filed = arrived(context, stored, followUp);
      // The patient's row in the lists follows from the follow-up too: it is computed once that was sent.
      if (asks) await filed;
      const draftGone = useUpDraft(tx, draftPlace(patientId, body.instrumentId), draftVersion);
      const summary = refreshPatientSummary(tx, patientId);
      recordAudit(tx, {
        action: 'assessment.record',
        patientIds: [patientId],
        subjectType: 'assessment',
        subjectId: id,
        detail: { version: 1 },
      });
      const [[, , followUpId]] = await arrived(filed, draftGone, summary);
      return { id, version: 1, total: form.total, scoreStatus: form.scoreStatus, followUpId };
    });
  }

  correct(
    caller: Caller,
    id: string,
    expectedVersion: number,
    body: CheckedCorrection,
  ): Promise<AssessmentRecorded> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lockStanding(tx, id, expectedVersion);
      if (body.instrumentId !== current.instrument_id) {
        throw new RuleBroken(
          'assessment.instrument_fixed',
          'A correction stays with its instrument. Void the entry and record the other form.',
        );
      }
      const at = this.clock.now();
      const isImported = current.source !== 'form';
      const form = scoreForm(body, { isImported });
      assertDay(body.assessedOn, possibleDays(current, at));
      const before = safetyStateOf(form.instrument, current.item_scores);
      assertAcknowledgement(
        form.safety,
        body.safetyAcknowledgement,
        concernRises(before, form.safety),
      );
      const version = expectedVersion + 1;
      const [, followUpId] = await arrived(
        this.assessments.insertNext(tx, {
          ...statedFacts(body, form),
          id,
          version,
          patientId: current.patient_id,
          source: current.source,
          importBatchId: current.import_batch_id,
          reason: body.reason,
          at,
        }),
        this.safetyTasks.follow(tx, {
          patientId: current.patient_id,
          assessmentId: id,
          before,
          state: form.safety,
          reason: body.reason,
          authorId: caller.staffId,
          at,
          followUpHours: followUpHours(current),
          acknowledgement: body.safetyAcknowledgement,
        }),
        dropDraft(tx, draftPlace(current.patient_id, current.instrument_id, id)),
      );
      auditChange(tx, 'correct', id, version, [current.patient_id]);
      await refreshPatientSummary(tx, current.patient_id);
      return { id, version, total: form.total, scoreStatus: form.scoreStatus, followUpId };
    });
  }

  void(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason }: Voiding,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lockStanding(tx, id, expectedVersion);
      const { patient_id: patientId } = current;
      const at = this.clock.now();
      const entry = { id, fromVersion: expectedVersion, patientId, reason, at };
      await arrived(
        this.assessments.repeat(tx, { ...entry, status: 'voided' }),
        this.safetyTasks.note(
          tx,
          { assessmentId: id, patientId },
          at,
          `The entry was voided. Reason: ${reason}`,
        ),
        dropEverybodysDrafts(tx, draftPlace(patientId, current.instrument_id, id)),
      );
      auditChange(tx, 'void', id, expectedVersion + 1, [patientId]);
      await refreshPatientSummary(tx, patientId);
      return { id, version: expectedVersion + 1 };
    });
  }

  /** Voids the entry where it stood and records it for the other patient: two versions, one on each trail. */
  move(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { toPatientId, reason }: Moving,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lockStanding(tx, id, expectedVersion);
      const at = this.clock.now();
      const context = await this.contextOf(tx, toPatientId, current.assessed_on, at);
      if (toPatientId === current.patient_id) {
        throw new RuleBroken(
          'assessment.same_patient',
          'The entry already stands with this patient.',
        );
      }
      await arrived(
        this.assessments.repeat(tx, {
          id,
          fromVersion: expectedVersion,
          patientId: current.patient_id,
          status: 'voided',
          reason: `Moved to another patient: ${reason}`,
          at,
        }),
        this.assessments.repeat(tx, {
          id,
          fromVersion: expectedVersion + 1,
          patientId: toPatientId,
          status: 'recorded',
          reason: `Moved from another patient: ${reason}`,
          at,
        }),
        this.safetyTasks.move(tx, {
          fromPatientId: current.patient_id,
          patientId: toPatientId,
          assessmentId: id,
          state: safetyStateOf(instrumentOf(current.instrument_id), current.item_scores),
          reason,
          authorId: caller.staffId,
          at,
          followUpHours: followUpHours(context),
        }),
        dropEverybodysDrafts(tx, draftPlace(current.patient_id, current.instrument_id, id)),
      );
      const version = expectedVersion + 2;
      auditChange(tx, 'move', id, version, [current.patient_id, toPatientId]);
      // Both at once, in the order of their ids: two moves the other way round wait for each other and never meet.
      await refreshPatientSummaries(tx, [current.patient_id, toPatientId]);
      return { id, version };
    });
  }

  history(caller: Caller, id: string): Promise<AssessmentHistory> {
    return this.tenant.run(caller, async (tx) => {
      const versions = await this.assessments.history(tx, id);
      if (versions.length === 0) throw new RecordNotFound('assessment');
      recordAudit(tx, {
        action: 'assessment.read-history',
        patientIds: [...new Set(versions.map((version) => version.patient_id))],
        subjectType: 'assessment',
        subjectId: id,
      });
      return { versions: versions.map(toAssessment) };
    });
  }

  /**
   * The newest version of every assessment of a patient, oldest first, voided ones and those moved away (as voided)
   * included; the caller audits.
   */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<Assessment[]> {
    return (await this.assessments.allOfPatient(tx, patientId)).map(toAssessment);
  }

  /** What a form of that day has to know. Rejects with RecordNotFound, or where the patient cannot have answered on that day. */
  private async contextOf(
    tx: TenantTransaction,
    patientId: string,
    assessedOn: CalendarDate,
    at: Date,
  ): Promise<RecordingContextRow> {
    const context = await this.assessments.recordingContext(tx, patientId);
    if (!context) throw new RecordNotFound('patient');
    assertDay(assessedOn, possibleDays(context, at));
    return context;
  }

  private async lockStanding(
    tx: TenantTransaction,
    id: string,
    expectedVersion: number,
  ): Promise<CurrentAssessmentRow> {
    const current = await this.assessments.lockCurrent(tx, id);
    if (!current) throw new RecordNotFound('assessment');
    if (current.version !== expectedVersion) throw new RecordChanged('assessment', current.version);
    if (current.status === 'voided') {
      throw new StateConflict('assessment.voided', 'This entry was voided. It can only be read.');
    }
    return current;
  }
}

function possibleDays(row: RecordingContextRow, at: Date): PossibleDays {
  return { birthDate: row.birth_date, today: todayIn(row.time_zone, at) };
}

/** Where a form of a patient is kept while it is half filled; a correction is about its assessment. */
function draftPlace(patientId: string, instrumentId: string, subjectId = patientId) {
  return { id: patientId, form: questionnaireForm(instrumentId), subjectId };
}

function followUpHours(row: RecordingContextRow): number {
  return row.follow_up_hours ?? defaultPracticeSettings.followUpHours;
}

function statedFacts(facts: AssessmentFacts, form: ScoredForm) {
  return {
    instrumentId: facts.instrumentId,
    instrumentVersion: instrumentOf(facts.instrumentId).version,
    assessedOn: facts.assessedOn,
    mode: facts.mode,
    language: facts.language,
    answers: facts.answers,
    functionAnswer: facts.functionAnswer,
    total: form.total,
    scoreStatus: form.scoreStatus,
    safetyAnswer: form.safety.answer,
    missingReason: facts.missingReason,
    note: facts.note,
  };
}

function auditChange(
  tx: TenantTransaction,
  verb: 'correct' | 'void' | 'move',
  id: string,
  version: number,
  patientIds: readonly string[],
): void {
  recordAudit(tx, {
    action: `assessment.${verb}`,
    patientIds,
    subjectType: 'assessment',
    subjectId: id,
    detail: { version },
  });
}
