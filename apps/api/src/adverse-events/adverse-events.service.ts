import { randomUUID } from 'node:crypto';
import type {
  AdverseEvent,
  AdverseEventCorrection,
  AdverseEventPage,
  AdverseEventQuery,
  AdverseEventRecord,
  AdverseEventRecording,
  LotRecipientPage,
  PageQuery,
  RecordRef,
  Voiding,
} from '@glabella/contracts';
import { isOpenEvent, isSeriousEvent } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { dropDraft, dropEverybodysDrafts, useUpDraft } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { CursorInvalid, readIdCursor } from '../http/cursor';
import { RecordChanged, RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { PracticeService } from '../practice/practice.service';
import { assertRecordable, type StandingLinks } from './adverse-event-facts';
import { AdverseEventReads } from './adverse-event-reads.repository';
import type { AdverseEventRow } from './adverse-event-rows';
import {
  toAdverseEvent,
  toListedAdverseEvent,
  toListedPatient,
  toLotRecipient,
} from './adverse-events.mapper';
import { AdverseEventsRepository } from './adverse-events.repository';

/** Adverse events: recorded once, corrected by versions, voided with a reason, open until somebody records the end. */
@Injectable()
export class AdverseEventsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly events: AdverseEventsRepository,
    private readonly reads: AdverseEventReads,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
  ) {}

  record(
    caller: Caller,
    patientId: string,
    idempotencyKey: string,
    body: AdverseEventRecording,
    draftVersion: number | null,
  ): Promise<RecordRef> {
    const request = { idempotencyKey, route: `POST patients/${patientId}/adverse-events`, body };
    return this.creations.once(caller, request, async (tx) => {
      const at = this.clock.now();
      await this.assertMayStand(tx, patientId, body, at);
      const event = { ...derived(body), id: randomUUID(), version: 1, patientId, reason: null, at };
      const place = { id: patientId, form: 'adverse-event', subjectId: patientId } as const;
      await arrived(
        useUpDraft(tx, place, draftVersion),
        this.events.insertFirst(tx, event),
        refreshPatientSummary(tx, patientId),
      );
      audit(tx, 'record', event.id, patientId, { version: 1 });
      return { id: event.id, version: 1 };
    });
  }

  correct(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason, ...body }: AdverseEventCorrection,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lockStanding(tx, id, expectedVersion);
      const { patient_id: patientId } = current;
      const standing = { sessionId: current.session_id, judgedById: current.judged_by };
      const at = this.clock.now();
      await this.assertMayStand(tx, patientId, body, at, standing);
      const version = expectedVersion + 1;
      await arrived(
        dropDraft(tx, { id: patientId, form: 'adverse-event', subjectId: id }),
        this.events.insertNext(tx, { ...derived(body), id, version, patientId, reason, at }),
        refreshPatientSummary(tx, patientId),
      );
      audit(tx, 'correct', id, patientId, { version });
      return { id, version };
    });
  }

  void(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason }: Voiding,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const { patient_id: patientId } = await this.lockStanding(tx, id, expectedVersion);
      const voided = { id, fromVersion: expectedVersion, reason };
      await arrived(
        this.events.insertVoided(tx, voided, this.clock.now()),
        dropEverybodysDrafts(tx, { id: patientId, form: 'adverse-event', subjectId: id }),
        refreshPatientSummary(tx, patientId),
      );
      audit(tx, 'void', id, patientId, { version: expectedVersion + 1 });
      return { id, version: expectedVersion + 1 };
    });
  }

  read(caller: Caller, id: string): Promise<AdverseEventRecord> {
    return this.tenant.run(caller, async (tx) => {
      const [versions, practice] = await arrived(
        this.reads.versions(tx, id),
        this.practice.read(tx),
      );
      const [current] = versions;
      if (!current) throw new RecordNotFound('adverse event');
      const patient = await this.reads.patient(tx, current.patient_id);
      if (!patient) throw new RecordNotFound('patient');
      audit(tx, 'read', id, current.patient_id);
      return {
        versions: versions.map(toAdverseEvent),
        patient: toListedPatient(patient),
        reportingBody: practice.settings.reportingBody,
      };
    });
  }

  list(caller: Caller, query: AdverseEventQuery): Promise<AdverseEventPage> {
    return this.tenant.run(caller, async (tx) => {
      const after = await this.cursorOf(tx, 'register', query.cursor);
      const rows = await this.reads.register(tx, query, after);
      const shown = rows.slice(0, query.limit);
      const { state, gravity } = query;
      recordAudit(tx, {
        action: 'adverse-event.list',
        patientIds: [...new Set(shown.map((row) => row.patient_id))],
        detail: { state, gravity, isOfLot: query.lot !== undefined },
      });
      return {
        rows: shown.map(toListedAdverseEvent),
        nextCursor: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
      };
    });
  }

  /** Who else received the lot of the event's session: nobody where it is linked to none. */
  lotRecipients(caller: Caller, id: string, query: PageQuery): Promise<LotRecipientPage> {
    return this.tenant.run(caller, async (tx) => {
      const [event] = await this.reads.versions(tx, id);
      if (!event) throw new RecordNotFound('adverse event');
      const after = await this.cursorOf(tx, 'recipients', query.cursor);
      const rows = await this.reads.lotRecipients(tx, id, after, query.limit + 1);
      const shown = rows.slice(0, query.limit);
      recordAudit(tx, {
        action: 'adverse-event.read-lot',
        patientIds: [...new Set([event, ...shown].map((row) => row.patient_id))],
        subjectType: 'adverse-event',
        subjectId: id,
      });
      return {
        rows: shown.map(toLotRecipient),
        nextCursor: rows.length > query.limit ? (shown.at(-1)?.session_id ?? null) : null,
      };
    });
  }

  /** The newest version of every event of a patient, the oldest onset first, voided ones included; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<AdverseEvent[]> {
    return (await this.reads.ofPatient(tx, patientId)).map(toAdverseEvent);
  }

  private async assertMayStand(
    tx: TenantTransaction,
    patientId: string,
    event: AdverseEventRecording,
    at: Date,
    standing?: StandingLinks,
  ): Promise<void> {
    const context = await this.events.recordingContext(
      tx,
      patientId,
      event.sessionId,
      event.relatedness?.judgedById ?? null,
    );
    if (!context) throw new RecordNotFound('patient');
    assertRecordable(event, context, at, standing);
  }

  private async lockStanding(
    tx: TenantTransaction,
    id: string,
    expectedVersion: number,
  ): Promise<AdverseEventRow> {
    const current = await this.events.lockCurrent(tx, id);
    if (!current) throw new RecordNotFound('adverse event');
    if (current.version !== expectedVersion) {
      throw new RecordChanged('adverse event', current.version);
    }
    if (current.status === 'voided') {
      throw new StateConflict('adverse_event.voided', 'This adverse event has been voided.');
    }
    return current;
  }

  /** A page begins behind the last row of the one before; the cursor is that row's id. */
  private async cursorOf(
    tx: TenantTransaction,
    list: 'register' | 'recipients',
    cursor: string | undefined,
  ): Promise<string | null> {
    const after = readIdCursor(cursor);
    if (after !== null && !(await this.reads.isListed(tx, list, after))) throw new CursorInvalid();
    return after;
  }
}

/** The event with what follows from it: whether it is open, whether it is serious. */
function derived(event: AdverseEventRecording) {
  return { ...event, isOpen: isOpenEvent(event), isSerious: isSeriousEvent(event) };
}

function audit(
  tx: TenantTransaction,
  verb: 'record' | 'correct' | 'void' | 'read',
  id: string,
  patientId: string,
  detail: Readonly<Record<string, number>> = {},
): void {
  recordAudit(tx, {
    action: `adverse-event.${verb}`,
    patientIds: [patientId],
    subjectType: 'adverse-event',
    subjectId: id,
    detail,
  });
}
