import { Injectable } from '@nestjs/common';
import type { InjectionSession, SessionContext } from '@glabella/contracts';
import { AssessmentsService } from '../assessments/assessments.service';
import { ConsentsService } from '../consents/consents.service';
import { CoursesService } from '../courses/courses.service';
import { arrived } from '../database/flight';
import type { TenantTransaction } from '../database/tenant';
import { FollowUpsService } from '../follow-ups/follow-ups.service';
import { PatientsService } from '../patients/patients.service';
import { PracticeService } from '../practice/practice.service';
import { StaffService } from '../practice/staff.service';
import { ProtocolsService } from '../protocols/protocols.service';
import { ProductActivationsService } from '../products/product-activations.service';
import { SessionStock } from '../stock/session-stock.service';
import { sessionContext } from './session-context';
import { toInjectionSession, toRecentLots } from './sessions.mapper';
import { SessionsRepository } from './sessions.repository';

/** Whose context, and for which draft. */
export interface ContextOf {
  readonly patientId: string;
  readonly courseId: string;
  readonly amendedSessionId: string | null;
}

/** A draft's context with the sessions that it was made from. */
export interface ReadContext {
  readonly context: SessionContext;
  readonly isPatientArchived: boolean;
  readonly sessions: readonly InjectionSession[];
}

/** Reads what a draft stands in, from the features that own it, in one flight. */
@Injectable()
export class ContextReader {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly patients: PatientsService,
    private readonly courses: CoursesService,
    private readonly consents: ConsentsService,
    private readonly assessments: AssessmentsService,
    private readonly followUps: FollowUpsService,
    private readonly practice: PracticeService,
    private readonly staff: StaffService,
    private readonly stock: SessionStock,
    private readonly products: ProductActivationsService,
    private readonly protocols: ProtocolsService,
  ) {}

  async read(tx: TenantTransaction, of: ContextOf): Promise<ReadContext> {
    const { patientId, courseId, amendedSessionId } = of;
    const [
      patient,
      course,
      consents,
      rows,
      lots,
      assessments,
      openItem9On,
      practice,
      colleagues,
      protocols,
      activeProductIds,
    ] = await arrived(
      this.patients.readOne(tx, patientId),
      this.courses.readOne(tx, courseId),
      this.consents.readForSession(tx, { patientId, courseId }),
      this.sessions.ofPatient(tx, patientId),
      this.sessions.recentLots(tx),
      this.assessments.readAllOf(tx, patientId),
      this.followUps.openSafetyAnswerOn(tx, patientId),
      this.practice.read(tx),
      this.staff.readColleagues(tx),
      this.protocols.readAllOf(tx, patientId),
      this.products.readActiveIds(tx),
    );
    const sessions = rows.map(toInjectionSession);
    const amended = sessions.find(({ id }) => id === amendedSessionId) ?? null;
    const stock = practice.settings.keepsStock ? await this.stock.read(tx, amended) : null;
    const context = sessionContext({
      today: practice.today,
      timeZone: practice.timeZone,
      patient,
      course,
      consents,
      protocols,
      sessions,
      amendedSessionId,
      assessments,
      openItem9On,
      recentLots: toRecentLots(lots),
      stock,
      activeProductIds,
      colleagues,
    });
    return { context, isPatientArchived: patient.isArchived, sessions };
  }
}
