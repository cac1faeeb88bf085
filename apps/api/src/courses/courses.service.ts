import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  Course,
  CourseCorrection,
  CourseCreation,
  CourseEndCorrection,
  CourseEnding,
  CourseHistory,
  CourseProtocolMove,
  RecordRef,
} from '@glabella/contracts';
import { courseEndReasons, type ProtocolRef } from '@glabella/domain/treatment';
import { formatDate, type CalendarDate } from '@glabella/domain/values';
import { recordAudit, type AuditedAct } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { dropDraft, useUpDraft } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import {
  RecordChanged,
  RecordNotFound,
  RuleBroken,
  StateConflict,
  type ProblemIssue,
} from '../http/errors';
import { Creations } from '../http/idempotency';
import { findInjectionSpan } from '../patient-summary/record-days';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { PatientsService } from '../patients/patients.service';
import { PracticeService } from '../practice/practice.service';
import { StaffService } from '../practice/staff.service';
import { ProtocolsService } from '../protocols/protocols.service';
import type { CourseRow } from './course-rows';
import {
  courseIssues,
  courseRunInto,
  endingIssues,
  laterEndIssues,
  protocolMoveIssues,
} from './course-rules';
import { toCourse, toCourseVersion } from './courses.mapper';
import { CoursesRepository, type CourseVersion } from './courses.repository';

/** Courses of treatment: diagnosis, intake, people, protocol, and an end with its reason. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly courses: CoursesRepository,
    private readonly patients: PatientsService,
    private readonly practice: PracticeService,
    private readonly staff: StaffService,
    private readonly protocols: ProtocolsService,
    private readonly clock: Clock,
  ) {}

  create(
    caller: Caller,
    patientId: string,
    idempotencyKey: string,
    body: CourseCreation,
    draftVersion: number | null,
  ): Promise<RecordRef> {
    const request = { idempotencyKey, route: `POST patients/${patientId}/courses`, body };
    return this.creations.once(caller, request, async (tx) => {
      // Sent after the lock: whoever starts a course at the same time waits, and sees this one.
      const [patient, openSince, { today }, staff, protocol] = await arrived(
        this.patients.lockOne(tx, patientId),
        this.courses.openSince(tx, patientId),
        this.practice.read(tx),
        this.staff.readColleagues(tx),
        this.protocols.readForCourse(tx, body.protocolId),
      );
      if (patient.isArchived) throw isArchived('starts');
      refuseSecondOpen(openSince, 'another starts');
      refuseIf(
        courseIssues(body, {
          protocol,
          today,
          staff,
          birthDate: patient.birthDate,
          namedBefore: [],
          firstInjectionOn: null,
          endedOn: null,
        }),
      );
      const course: CourseVersion = {
        ...body,
        id: randomUUID(),
        patientId,
        version: 1,
        protocolVersion: protocol?.version ?? 0,
        endedOn: null,
        endReason: null,
        endNote: null,
        reason: null,
      };
      await arrived(
        useUpDraft(tx, { id: patientId, form: 'course', subjectId: patientId }, draftVersion),
        this.courses.insertFirst(tx, course, this.clock.now()),
        refreshPatientSummary(tx, patientId),
      );
      auditCourse(tx, 'course.create', course, { version: 1 });
      return { id: course.id, version: 1 };
    });
  }

  correct(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason, ...stated }: CourseCorrection,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'course.correct', async (tx, current) => {
      const [patient, { today }, staff, { firstOn }, protocol] = await arrived(
        this.patients.readOne(tx, current.patient_id),
        this.practice.read(tx),
        this.staff.readColleagues(tx),
        findInjectionSpan(tx, id),
        this.protocols.readVersion(tx, protocolOfRow(current)),
        dropDraft(tx, { id: current.patient_id, form: 'course', subjectId: id }),
      );
      refuseIf(
        courseIssues(stated, {
          protocol,
          today,
          staff,
          birthDate: patient.birthDate,
          namedBefore: [current.responsible_id, ...current.clinicians.map(({ id }) => id)],
          firstInjectionOn: firstOn,
          endedOn: current.ended_on,
        }),
      );
      return { ...nextVersion(current), ...stated, reason };
    });
  }

  end(
    caller: Caller,
    id: string,
    expectedVersion: number,
    ending: CourseEnding,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'course.end', async (tx, current) => {
      if (current.ended_on !== null) {
        throw new StateConflict('course.ended', 'This course has ended already.');
      }
      await this.refuseUnfitEnd(tx, current, ending);
      const label = courseEndReasons.find(({ id }) => id === ending.endReason)?.label;
      return {
        ...nextVersion(current),
        ...endOf(ending),
        reason: `Course ended: ${label ?? ending.endReason}`,
      };
    });
  }

  /**
   * Corrects day, reason or note of an end, or takes it back: the course runs again. Neither where it would run into another
   * course of the patient.
   */
  correctEnd(
    caller: Caller,
    id: string,
    expectedVersion: number,
    correction: CourseEndCorrection,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'course.correct-end', async (tx, current) => {
      if (current.ended_on === null) {
        throw new StateConflict('course.not_ended', 'This course has no end to correct: it runs.');
      }
      const stoodAt = current.ended_on;
      const others = (await this.readAllOf(tx, current.patient_id)).filter((one) => one.id !== id);
      const next = { ...nextVersion(current), reason: correction.reason };
      if (correction.standing === 'running') {
        await this.refuseUnlessItMayRun(tx, current.patient_id, others, stoodAt);
        return { ...next, endedOn: null, endReason: null, endNote: null };
      }
      const { endedOn } = correction;
      await this.refuseUnfitEnd(tx, current, correction, laterEndIssues(others, stoodAt, endedOn));
      return { ...next, ...endOf(correction) };
    });
  }

  /** Moves a running course to a newer version of its protocol: doses, checks, visits and rules follow that from now on. */
  moveProtocol(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { protocolVersion, reason }: CourseProtocolMove,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'course.move-protocol', async (tx, current) => {
      const { protocol_id: protocolId } = current;
      const [found] = await this.protocols.readVersions(tx, [{ protocolId, protocolVersion }]);
      refuseIf(protocolMoveIssues(found ?? null, toCourse(current)));
      return { ...nextVersion(current), protocolVersion, reason };
    });
  }

  read(caller: Caller, id: string): Promise<Course> {
    return this.tenant.run(caller, async (tx) => {
      const course = await this.readOne(tx, id);
      auditCourse(tx, 'course.read', course);
      return course;
    });
  }

  history(caller: Caller, id: string): Promise<CourseHistory> {
    return this.tenant.run(caller, async (tx) => {
      const versions = await this.courses.history(tx, id);
      const [current] = versions;
      if (!current) throw new RecordNotFound('course');
      auditCourse(tx, 'course.read-history', { id, patientId: current.patient_id });
      return { versions: versions.map(toCourseVersion) };
    });
  }

  /** The course within a transaction that reads more; the caller audits. Rejects with RecordNotFound. */
  async readOne(tx: TenantTransaction, id: string): Promise<Course> {
    const row = await this.courses.find(tx, id);
    if (!row) throw new RecordNotFound('course');
    return toCourse(row);
  }

  /** Every course of a patient, the first one first; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<Course[]> {
    return (await this.courses.ofPatient(tx, patientId)).map(toCourse);
  }

  private async refuseUnfitEnd(
    tx: TenantTransaction,
    { id, started_on: startedOn }: CourseRow,
    ending: CourseEnding,
    others: readonly ProblemIssue[] = [],
  ): Promise<void> {
    const [{ today }, { lastOn }] = await arrived(
      this.practice.read(tx),
      findInjectionSpan(tx, id),
    );
    const issues = endingIssues(ending, { today, startedOn, lastInjectionOn: lastOn });
    refuseIf([...issues, ...others]);
  }

  /** The caller holds the patient's lock: a course that starts at the same time is seen, or sees this one. */
  private async refuseUnlessItMayRun(
    tx: TenantTransaction,
    patientId: string,
    others: readonly Course[],
    stoodAt: CalendarDate,
  ): Promise<void> {
    const [patient, openSince] = await arrived(
      this.patients.readOne(tx, patientId),
      this.courses.openSince(tx, patientId),
    );
    if (patient.isArchived) throw isArchived('runs again');
    refuseSecondOpen(openSince, 'this one runs again');
    const met = courseRunInto(others, stoodAt, null);
    if (met === null) return;
    throw new StateConflict(
      'course.followed',
      `Another course was begun on ${formatDate(met.startedOn)} and has ended: this one cannot run through it. Start a new course.`,
    );
  }

  private change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    action: AuditedAct['action'],
    decide: (tx: TenantTransaction, current: CourseRow) => Promise<CourseVersion>,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.courses.lock(tx, id);
      if (!current) throw new RecordNotFound('course');
      if (current.version !== expectedVersion) throw new RecordChanged('course', current.version);
      const next = await decide(tx, current);
      await arrived(
        this.courses.insertNext(tx, next, this.clock.now()),
        refreshPatientSummary(tx, next.patientId),
      );
      const { version, protocolVersion } = next;
      auditCourse(tx, action, next, { version, protocolVersion });
      return { id, version: next.version };
    });
  }
}

function protocolOfRow(row: CourseRow): ProtocolRef {
  return { protocolId: row.protocol_id, protocolVersion: row.protocol_version };
}

/** What the current version states, as the next one before anything is changed. */
function nextVersion(current: CourseRow): CourseVersion {
  const { responsible, clinicians, ...course } = toCourse(current);
  return {
    ...course,
    responsibleId: responsible.id,
    clinicianIds: clinicians.map(({ id }) => id),
    version: current.version + 1,
    reason: null,
  };
}

/** The end of a course as its version keeps it. */
function endOf({ endedOn, endReason, note }: CourseEnding) {
  return { endedOn, endReason, endNote: note };
}

function isArchived(what: 'starts' | 'runs again'): StateConflict {
  return new StateConflict('patient.archived', `Restore the patient before a course ${what}.`);
}

/** A patient has one course at a time, of whatever protocol. */
function refuseSecondOpen(openSince: CalendarDate | null, what: string): void {
  if (openSince === null) return;
  const text = `The patient has an open course, begun on ${formatDate(openSince)}. End it before ${what}.`;
  throw new StateConflict('course.already_open', text, {}, [{ path: 'protocolId', message: text }]);
}

function refuseIf(issues: readonly ProblemIssue[]): void {
  if (issues.length === 0) return;
  const text = 'Some facts of the course do not fit. Each is named below.';
  throw new RuleBroken('course.invalid', text, {}, issues);
}

function auditCourse(
  tx: TenantTransaction,
  action: AuditedAct['action'],
  { id, patientId }: { readonly id: string; readonly patientId: string },
  detail: AuditedAct['detail'] = {},
): void {
  recordAudit(tx, {
    action,
    patientIds: [patientId],
    subjectType: 'course',
    subjectId: id,
    detail,
  });
}
