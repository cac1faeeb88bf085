import { Injectable } from '@nestjs/common';
import type { PatientRecord } from '@glabella/contracts';
import { AdverseEventsService } from '../adverse-events/adverse-events.service';
import { recordAudit } from '../audit/audit-trail';
import { AssessmentsService } from '../assessments/assessments.service';
import { ConsentsService } from '../consents/consents.service';
import { CoursesService } from '../courses/courses.service';
import { arrived } from '../database/flight';
import { TenantTransactions } from '../database/tenant';
import { FollowUpsService } from '../follow-ups/follow-ups.service';
import type { Caller } from '../http/caller';
import { PatientHistoryService } from '../patient-history/patient-history.service';
import { PatientsService } from '../patients/patients.service';
import { PracticeThresholdsService } from '../practice/practice-thresholds.service';
import { PracticeService } from '../practice/practice.service';
import { ProtocolsService } from '../protocols/protocols.service';
import { SessionDraftsService } from '../sessions/session-drafts.service';
import { SessionsService } from '../sessions/sessions.service';

/** Everything that the page of a patient draws, read in one flight and audited as one look at the record. */
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
  ) {}

  read(caller: Caller, id: string): Promise<PatientRecord> {
    return this.tenant.run(caller, async (tx) => {
      // Asked first: whether there is such a patient, and whether something late was escalated and is read anew.
      const asked = arrived(this.patients.readOne(tx, id), this.followUps.readAllOf(tx, id));
      const reads = arrived(
        asked,
        this.practice.read(tx),
        this.courses.readAllOf(tx, id),
        this.consents.readAllOf(tx, id),
        this.consents.readAskedAgain(tx),
        this.assessments.readAllOf(tx, id),
        this.sessions.readAllOf(tx, id),
        this.drafts.readAllOf(tx, id),
        this.thresholds.readValues(tx),
        this.adverseEvents.readAllOf(tx, id),
        this.history.readAllOf(tx, id),
        this.protocols.readAllOf(tx, id),
        // That is known while the others, none of which asks twice, still run: COMMIT follows them in their flight, and a
        // look at nobody is not committed.
        asked.then(() => tx.commit()),
      );
      recordAudit(tx, {
        action: 'patient.read',
        patientIds: [id],
        subjectType: 'patient',
        subjectId: id,
      });
      const [
        [patient, followUps],
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
      ] = await reads;
      return {
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
    });
  }
}
