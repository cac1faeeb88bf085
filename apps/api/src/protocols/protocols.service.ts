import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  idSchema,
  type ProtocolChange,
  type ProtocolCreation,
  type ProtocolHistory,
  type ProtocolList,
  type ProtocolRetirement,
  type ProtocolVersionRef,
} from '@glabella/contracts';
import {
  protocolIssues,
  type ProtocolContent,
  type ProtocolRef,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { AftercareService } from '../aftercare/aftercare.service';
import { recordAudit, type AuditedAct } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { AnswerPiece } from '../http/answer-piece';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { FinishedProtocols } from './finished-protocols';
import type { ProtocolRow } from './protocol-rows';
import {
  toPracticeProtocol,
  toProtocol,
  toProtocolVersion,
  toRetirement,
  toStoredProtocol,
} from './protocols.mapper';
import { ProtocolsRepository } from './protocols.repository';

/** The treatments that the practice gives, as versioned records: what a course keeps is never changed. */
@Injectable()
export class ProtocolsService {
  private readonly finished = new FinishedProtocols();

  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly protocols: ProtocolsRepository,
    private readonly aftercare: AftercareService,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<ProtocolList> {
    return this.tenant.runOutsideRecord(caller, async (tx) => ({
      rows: (await this.protocols.list(tx)).map(toPracticeProtocol),
    }));
  }

  history(caller: Caller, id: string): Promise<ProtocolHistory> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const [versions, retirements] = await arrived(
        this.protocols.history(tx, id),
        this.protocols.retirements(tx, id),
      );
      const [newest] = versions;
      if (!newest) throw new RecordNotFound('protocol');
      return {
        id,
        isShipped: newest.shipped,
        isRetired: newest.retired,
        versions: versions.map(toProtocolVersion),
        retirements: retirements.map(toRetirement),
      };
    });
  }

  create(
    caller: Caller,
    idempotencyKey: string,
    body: ProtocolCreation,
  ): Promise<ProtocolVersionRef> {
    const request = { idempotencyKey, route: 'POST protocols', body };
    return this.creations.once(caller, request, async (tx) => {
      refuseUnfit(body.content);
      await this.aftercare.refuseUnknown(tx, body.content.aftercare, 'content.aftercare');
      const id = randomUUID();
      const { staffId: authorId } = caller;
      const protocol = { id, version: 1, content: body.content, reason: null, authorId };
      await this.protocols.insertFirst(tx, protocol, this.clock.now());
      auditProtocol(tx, 'protocol.create', id, { version: 1 });
      return { id, version: 1 };
    });
  }

  /** The next version. Courses that run keep theirs: nothing that was computed from it changes. */
  change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { content, reason }: ProtocolChange,
  ): Promise<ProtocolVersionRef> {
    return this.tenant.run(caller, async (tx) => {
      await this.lock(tx, id, expectedVersion);
      refuseUnfit(content);
      await this.aftercare.refuseUnknown(tx, content.aftercare, 'content.aftercare');
      const version = expectedVersion + 1;
      const { staffId: authorId } = caller;
      const next = { id, version, content, reason, authorId };
      await this.protocols.insertNext(tx, next, this.clock.now());
      auditProtocol(tx, 'protocol.change', id, { version });
      return { id, version };
    });
  }

  retire(
    caller: Caller,
    id: string,
    expectedVersion: number,
    retirement: ProtocolRetirement,
  ): Promise<ProtocolVersionRef> {
    const { isRetired } = retirement;
    return this.tenant.run(caller, async (tx) => {
      const current = await this.lock(tx, id, expectedVersion);
      if (current.retired === isRetired) {
        const text = isRetired ? 'It is retired already.' : 'It is not retired.';
        throw new StateConflict('protocol.retired_already', text);
      }
      await this.protocols.setRetired(tx, id, retirement, this.clock.now());
      auditProtocol(tx, isRetired ? 'protocol.retire' : 'protocol.bring-back', id);
      return { id, version: expectedVersion };
    });
  }

  /** The ids of the practice's protocols, retired ones included. */
  async readIds(tx: TenantTransaction): Promise<string[]> {
    return (await this.protocols.list(tx)).map(({ id }) => id);
  }

  /** What a new course may take: the newest version of a protocol that is not retired; null for any other id. */
  async readForCourse(tx: TenantTransaction, id: string): Promise<TreatmentProtocol | null> {
    const row = await this.protocols.find(tx, id);
    return row === null || row.retired ? null : toProtocol(row);
  }

  /** The newest version, also of a retired protocol. Rejects with RecordNotFound. */
  async readNewest(tx: TenantTransaction, id: string): Promise<TreatmentProtocol> {
    const row = await this.protocols.find(tx, id);
    if (!row) throw new RecordNotFound('protocol');
    return toProtocol(row);
  }

  /** The version that a record names. Rejects with RecordNotFound. */
  async readVersion(tx: TenantTransaction, named: ProtocolRef): Promise<TreatmentProtocol> {
    const [protocol] = await this.readVersions(tx, [named]);
    if (!protocol) throw new RecordNotFound('protocol');
    return protocol;
  }

  /** The versions that records name, each once. */
  async readVersions(
    tx: TenantTransaction,
    named: readonly ProtocolRef[],
  ): Promise<TreatmentProtocol[]> {
    return (await this.protocols.versions(tx, named)).map(toProtocol);
  }

  /** The versions that the courses and sessions of a patient name, each once. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<TreatmentProtocol[]> {
    return (await this.protocols.ofPatient(tx, patientId)).map(toStoredProtocol);
  }

  /** The same as they leave in an answer. */
  async readWrittenOf(
    tx: TenantTransaction,
    patientId: string,
  ): Promise<AnswerPiece<TreatmentProtocol>[]> {
    const rows = await this.protocols.ofPatient(tx, patientId);
    return rows.map((row) => this.finished.of(tx.caller.practiceId, row));
  }

  private async lock(
    tx: TenantTransaction,
    id: string,
    expectedVersion: number,
  ): Promise<ProtocolRow> {
    const current = await this.protocols.lock(tx, id);
    if (!current) throw new RecordNotFound('protocol');
    if (current.version !== expectedVersion) throw new RecordChanged('protocol', current.version);
    return current;
  }
}

function refuseUnfit(content: ProtocolContent): void {
  const issues = protocolIssues(content).map(({ path, message }) => ({
    path: `content.${path}`,
    message,
  }));
  if (issues.length === 0) return;
  const text = 'Some parts of the protocol do not fit. Each is named below.';
  throw new RuleBroken('protocol.invalid', text, {}, issues);
}

/** A shipped protocol has a word for an id, which no subject of the trail has: the detail names it. */
function auditProtocol(
  tx: TenantTransaction,
  action: AuditedAct['action'],
  id: string,
  detail: AuditedAct['detail'] = {},
): void {
  const subject = idSchema.safeParse(id).success ? { subjectId: id } : {};
  recordAudit(tx, {
    action,
    subjectType: 'protocol',
    ...subject,
    detail: { protocolId: id, ...detail },
  });
}
