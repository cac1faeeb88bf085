import { Injectable } from '@nestjs/common';
import { patientRecordSchema, type PatientRecord } from '@glabella/contracts';
import type { ZodType } from 'zod';
import { AdverseEventsService } from '../adverse-events/adverse-events.service';
import { recordLook } from '../audit/audit-trail';
import { AssessmentsService } from '../assessments/assessments.service';
import { ConsentsService } from '../consents/consents.service';
import { CoursesService } from '../courses/courses.service';
import { arrived } from '../database/flight';
import {
  TenantTransactions,
  TransactionNotAudited,
  type TenantTransaction,
} from '../database/tenant';
import { FollowUpsService } from '../follow-ups/follow-ups.service';
import { WrittenList, type WithPieces, type WithWrittenLists } from '../http/answer-piece';
import type { Caller } from '../http/caller';
import { ProcessLog } from '../http/process-log';
import { PatientHistoryService } from '../patient-history/patient-history.service';
import { PatientsService } from '../patients/patients.service';
import { PracticeThresholdsService } from '../practice/practice-thresholds.service';
import { PracticeService } from '../practice/practice.service';
import { ProtocolsService } from '../protocols/protocols.service';
import { SessionDraftsService } from '../sessions/session-drafts.service';
import { SessionsService } from '../sessions/sessions.service';

const lists = patientRecordSchema.shape;

/** The lists that take longest to check and to write. */
type LongList = 'followUps' | 'courses' | 'consents' | 'assessments' | 'sessions' | 'adverseEvents';

/** The record as it leaves: versions of protocols, which many patients share, are written once. */
export type WrittenRecord = WithPieces<WithWrittenLists<PatientRecord, LongList>, 'protocols'>;

interface Look {
  readonly record: WrittenRecord;
  /** A follow-up is past its deadline, and nobody was told yet. */
  readonly isEscalationDue: boolean;
}

/** Everything that the page of a patient draws, read in one flight and audited as a look at the record. */
@Injectable()
export class PatientRecordService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly patients: PatientsService,
    private readonly practice: PracticeService,
    private readonly courses: CoursesService,
    private readonly consents: ConsentsService,
    private readonly assessments: AssessmentsService,
    private readonly sessions: SessionsService,
    private readonly drafts: SessionDraftsService,
    private readonly followUps: FollowUpsService,
    private readonly thresholds: PracticeThresholdsService,
    private readonly adverseEvents: AdverseEventsService,
    private readonly history: PatientHistoryService,
    private readonly protocols: ProtocolsService,
    private readonly log: ProcessLog,
  ) {}

  async read(caller: Caller, id: string): Promise<WrittenRecord> {
    const { record, isEscalationDue } = await this.look(caller, id);
    if (!isEscalationDue) return record;
    // Hardly ever is one late that the background has not found: it is escalated, and the record looked at once more.
    return (await this.isEscalated(caller, id)) ? (await this.look(caller, id)).record : record;
  }

  /** Whether what is late was escalated now. Where that fails the record is read all the same: the background tries again. */
  private async isEscalated(caller: Caller, id: string): Promise<boolean> {
    try {
      await this.followUps.escalateLateOf(caller, id);
      return true;
    } catch (error) {
      this.log.unforeseen(error, caller.requestId);
      return false;
    }
  }

  private look(caller: Caller, id: string): Promise<Look> {
    return this.tenant.run(caller, async (tx) => {
      const reads = arrived(
        this.patients.readOne(tx, id),
        this.readFollowUps(tx, id),
        this.practice.read(tx),
        written('courses', lists.courses, this.courses.readAllOf(tx, id)),
        written('consents', lists.consents, this.consents.readAllOf(tx, id)),
        this.consents.readAskedAgain(tx),
        written('assessments', lists.assessments, this.assessments.readAllOf(tx, id)),
        written('sessions', lists.sessions, this.sessions.readAllOf(tx, id)),
        this.drafts.readAllOf(tx, id),
        this.thresholds.readValues(tx),
        written('adverseEvents', lists.adverseEvents, this.adverseEvents.readAllOf(tx, id)),
        this.history.readAllOf(tx, id),
        this.protocols.readWrittenOf(tx, id),
        recordLook(tx, 'patient.read', id),
      );
      // None of them asks twice, so that all of it is one flight.
      tx.commit();
      const [
        patient,
        { followUps, isEscalationDue },
        practice,
        courses,
        consents,
        consentAskedAgain,
        assessments,
        sessions,
        sessionDrafts,
        thresholdValues,
        adverseEvents,
        history,
        protocols,
        isAudited,
      ] = await reads;
      if (!isAudited) throw new TransactionNotAudited('No audit row of a look at a patient');
      const record = {
        patient,
        today: practice.today,
        timeZone: practice.timeZone,
        courses,
        consents,
        consentAskedAgain,
        protocols,
        assessments,
        sessions,
        sessionDrafts,
        followUps,
        thresholdValues,
        adverseEvents,
        ...history,
        reportingBody: practice.settings.reportingBody,
        safety: { text: practice.safetyText, crisisLines: practice.crisisLines },
      };
      return { record, isEscalationDue };
    });
  }

  private async readFollowUps(tx: TenantTransaction, id: string) {
    const { followUps, isEscalationDue } = await this.followUps.readAllOf(tx, id);
    return { followUps: WrittenList.of('followUps', lists.followUps, followUps), isEscalationDue };
  }
}

/** Checks and writes a list as soon as it has come: the database is still busy with what stands behind it. */
async function written<List extends readonly unknown[]>(
  name: LongList,
  schema: ZodType<List>,
  list: Promise<List>,
): Promise<WrittenList<List>> {
  return WrittenList.of(name, schema, await list);
}
