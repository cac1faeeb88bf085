import { Injectable } from '@nestjs/common';
import type { AftercareVersion, InjectionSession, SessionContext } from '@glabella/contracts';
import { aftercareListOf } from '@glabella/domain/treatment';
import { AftercareService } from '../aftercare/aftercare.service';
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
  /** The version of the aftercare list that its ticks speak of; null for a draft that is begun. */
  readonly tickedListVersion: number | null;
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
    private readonly aftercare: AftercareService,
  ) {}

  async read(tx: TenantTransaction, of: ContextOf): Promise<ReadContext> {
    const { patientId, courseId, amendedSessionId, tickedListVersion } = of;
    const [
      patient,
      course,
      { consents, offLabelPoints },
      rows,
      beside,
      assessments,
      openItem9On,
      practice,
      colleagues,
      protocols,
      productsHere,
      newestList,
    ] = await arrived(
      this.patients.readOne(tx, patientId),
      this.courses.readOne(tx, courseId),
      this.consents.readForSession(tx, { patientId, courseId }),
      this.sessions.ofPatient(tx, patientId),
      this.sessions.besideDraft(tx, patientId),
      this.assessments.readAllOf(tx, patientId),
      this.followUps.openSafetyAnswerOn(tx, patientId),
      this.practice.read(tx),
      this.staff.readColleagues(tx),
      this.protocols.readAllOf(tx, patientId),
      this.products.readHere(tx),
      this.aftercare.readNewest(tx),
    );
    const sessions = rows.map(toInjectionSession);
    const amended = sessions.find(({ id }) => id === amendedSessionId) ?? null;
    const stock = practice.settings.keepsStock ? await this.stock.read(tx, amended) : null;
    const aftercare = await this.aftercareOf(tx, newestList, amended, tickedListVersion);
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
      aftercare,
      recentLots: toRecentLots(beside.lots),
      thresholdValues: beside.threshold_values ?? {},
      medications: beside.medications,
      stock,
      openRecalls: beside.open_recalls,
      offLabelPoints,
      productsHere,
      colleagues,
      careSites: practice.settings.careSites,
    });
    return { context, isPatientArchived: patient.isArchived, sessions };
  }

  /** The list that the session tells from, and the older one that was ticked; usually the newest, which is read already. */
  private async aftercareOf(
    tx: TenantTransaction,
    newest: AftercareVersion,
    amended: InjectionSession | null,
    tickedVersion: number | null,
  ): Promise<SessionContext['aftercare']> {
    const version = amended?.aftercareListVersion ?? newest.version;
    const named = [version, tickedVersion ?? version];
    const older = named.some((number) => number !== newest.version)
      ? await this.aftercare.readVersions(tx, named)
      : [];
    const find = (number: number) => aftercareListOf([newest, ...older], number);
    const list = find(version);
    if (!list) throw new Error('A session keeps a version of the list that there is');
    const ticked = tickedVersion === null || tickedVersion === version ? null : find(tickedVersion);
    return { list, ticked: ticked ?? null };
  }
}
