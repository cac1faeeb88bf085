import { randomUUID } from 'node:crypto';
import {
  cosignatureMeaning,
  type CosignatureCount,
  type CosignatureHandOver,
  type CosignaturePage,
  type CosignatureQuery,
  type CosignatureReturn,
  type Cosigning,
  type RecordRef,
} from '@glabella/contracts';
import { answeredForBy, cosignedForBy } from '@glabella/domain/safety';
import { Injectable } from '@nestjs/common';
import { readDutyRoster, type DutyRoster } from '../absences/duty-roster';
import { recordAudit } from '../audit/audit-trail';
import { SigningRights } from '../credentials/signing-rights';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { readIdCursor } from '../http/cursor';
import {
  NotAllowed,
  RecordChanged,
  RecordNotFound,
  RuleBroken,
  StateConflict,
} from '../http/errors';
import { Creations } from '../http/idempotency';
import { SignatureConfirmation } from '../identity/signature-confirmation';
import type { LockedCosignature } from './cosignature-rows';
import { toListedCosignature } from './cosignatures.mapper';
import {
  CosignaturesRepository,
  type CosignatureStep,
  type CosignedVersion,
} from './cosignatures.repository';
import { answersFor, Supervisors } from './supervisors';

/** A step and under which verb the trail keeps it. */
interface AuditedStep {
  readonly verb: 'sign' | 'hand-over' | 'return';
  readonly step: CosignatureStep;
}

/** What a delegate signed is co-signed by the psychiatrist named, handed to another one, or returned with a reason. */
@Injectable()
export class CosignaturesService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly confirmation: SignatureConfirmation,
    private readonly cosignatures: CosignaturesRepository,
    private readonly supervisors: Supervisors,
    private readonly rights: SigningRights,
    private readonly clock: Clock,
  ) {}

  /** A page of what is awaited or returned, the oldest first. */
  list(caller: Caller, query: CosignatureQuery): Promise<CosignaturePage> {
    const after = readIdCursor(query.cursor);
    return this.tenant.run(caller, async (tx) => {
      const roster = await readDutyRoster(tx, this.clock.now());
      const found = await this.cosignatures.listOpen(tx, {
        of: query.whose === 'mine' ? awaitedFrom(caller, roster) : null,
        after,
        limit: query.limit + 1,
      });
      const rows = found
        .slice(0, query.limit)
        .map((row) => toListedCosignature(row, roster, caller));
      recordAudit(tx, {
        action: 'cosignature.list',
        patientIds: [...new Set(rows.map(({ patient }) => patient.id))],
        detail: { whose: query.whose },
      });
      const last = found.length > rows.length ? rows.at(-1) : undefined;
      return { rows, nextCursor: last?.id ?? null };
    });
  }

  /** How many wait for the caller, for the navigation: numbers alone, no patient is read. */
  count(caller: Caller): Promise<CosignatureCount> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const roster = await readDutyRoster(tx, this.clock.now());
      const isSupervisor = caller.roles.includes('psychiatrist');
      const mine = isSupervisor ? awaitedFrom(caller, roster) : [];
      return this.cosignatures.countOpen(tx, mine);
    });
  }

  /** Asks the psychiatrist named to co-sign what the caller signs in this transaction. */
  async request(
    tx: TenantTransaction,
    version: CosignedVersion,
    supervisorId: string,
    at: Date,
  ): Promise<void> {
    const id = randomUUID();
    await this.cosignatures.request(tx, id, version, supervisorId, at);
    audit(tx, 'request', { id, patient_id: version.patientId }, { version: 1, supervisorId });
  }

  /** Throws `RuleBroken` unless the caller may name this psychiatrist. */
  async assertMayName(tx: TenantTransaction, supervisorId: string): Promise<void> {
    const roster = await readDutyRoster(tx, this.clock.now());
    await this.supervisors.assertFit(tx, supervisorId, tx.caller.staffId, roster);
  }

  /** Co-signs the version as it was signed, once the password is confirmed. */
  async sign(
    caller: Caller,
    id: string,
    idempotencyKey: string,
    expectedVersion: number,
    { password }: Cosigning,
  ): Promise<RecordRef> {
    await this.confirmation.confirm(caller, password);
    const request = {
      idempotencyKey,
      route: `POST cosignatures/${id}/sign`,
      body: { version: expectedVersion },
    };
    return this.creations.once(caller, request, (tx) =>
      this.step(tx, id, expectedVersion, async (current, roster) => {
        await this.assertMaySign(tx, current, roster);
        const signature = { printedName: caller.displayName, meaning: cosignatureMeaning };
        const { staffId: supervisorId } = caller;
        return { verb: 'sign', step: { kind: 'signed', state: 'signed', supervisorId, signature } };
      }),
    );
  }

  /** Asks another psychiatrist instead: the delegate may, and every psychiatrist, also to take it over. */
  handOver(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { supervisorId }: CosignatureHandOver,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, (tx) =>
      this.step(tx, id, expectedVersion, async (current, roster) => {
        const isTheirs = current.delegate_id === caller.staffId;
        if (!isTheirs && !caller.roles.includes('psychiatrist')) throw notYours(current);
        if (supervisorId === current.supervisor_id) {
          const message = 'The co-signature is awaited from this person already.';
          throw new RuleBroken('cosignature.same_supervisor', message, {}, [
            { path: 'supervisorId', message },
          ]);
        }
        await this.supervisors.assertFit(tx, supervisorId, current.delegate_id, roster);
        return {
          verb: 'hand-over',
          step: { kind: 'handed-over', state: 'awaited', supervisorId },
        };
      }),
    );
  }

  /** Gives it back with a reason: the delegate amends, and the amendment asks for a co-signature of its own. */
  giveBack(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason }: CosignatureReturn,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, (tx) =>
      this.step(tx, id, expectedVersion, async (current, roster) => {
        assertAnswersFor(caller, current, roster);
        const { supervisor_id: supervisorId } = current;
        return {
          verb: 'return',
          step: { kind: 'returned', state: 'returned', supervisorId, reason },
        };
      }),
    );
  }

  private async assertMaySign(
    tx: TenantTransaction,
    current: LockedCosignature,
    roster: DutyRoster,
  ): Promise<void> {
    assertAnswersFor(tx.caller, current, roster);
    const { today } = roster;
    await this.rights.assertMaySign(tx, {
      performedOn: today,
      signedOn: today,
      isAmendment: true,
    });
  }

  private async step(
    tx: TenantTransaction,
    id: string,
    expectedVersion: number,
    next: (current: LockedCosignature, roster: DutyRoster) => Promise<AuditedStep>,
  ): Promise<RecordRef> {
    const current = await this.cosignatures.lock(tx, id);
    if (!current) throw new RecordNotFound('co-signature');
    const at = this.clock.now();
    assertOpen(current);
    if (current.version !== expectedVersion) {
      throw new RecordChanged('co-signature', current.version);
    }
    const { verb, step } = await next(current, await readDutyRoster(tx, at));
    await this.cosignatures.step(tx, current, step, at);
    const version = expectedVersion + 1;
    audit(tx, verb, current, { version, supervisorId: step.supervisorId });
    return { id, version };
  }
}

/** From whom a co-signature is awaited that stands in the caller's own queue today. */
function awaitedFrom({ staffId, roles }: Caller, roster: DutyRoster): string[] {
  return roles.includes('psychiatrist')
    ? cosignedForBy(staffId, roster)
    : answeredForBy(staffId, roster);
}

function assertOpen({ state, is_current: isCurrent }: LockedCosignature): void {
  if (state === 'signed') {
    throw new StateConflict('cosignature.signed', 'This record has been co-signed already.');
  }
  if (!isCurrent) {
    throw new StateConflict(
      'cosignature.superseded',
      'The session was amended or voided since. Open it to see what stands now.',
    );
  }
  if (state === 'returned') {
    throw new StateConflict(
      'cosignature.returned',
      'The record was returned. Its amendment asks for a co-signature of its own.',
    );
  }
}

function assertAnswersFor(caller: Caller, current: LockedCosignature, roster: DutyRoster): void {
  const awaited = { delegateId: current.delegate_id, supervisorId: current.supervisor_id };
  if (!answersFor(caller, awaited, roster)) throw notYours(current);
}

function notYours({ supervisor_name: supervisor }: LockedCosignature): NotAllowed {
  return new NotAllowed(
    'cosignature.not_yours',
    `The co-signature is awaited from ${supervisor}. A psychiatrist can take it over.`,
  );
}

function audit(
  tx: TenantTransaction,
  verb: AuditedStep['verb'] | 'request',
  { id, patient_id: patientId }: Pick<LockedCosignature, 'id' | 'patient_id'>,
  detail: { readonly version: number; readonly supervisorId: string },
): void {
  recordAudit(tx, {
    action: `cosignature.${verb}`,
    patientIds: [patientId],
    subjectType: 'cosignature',
    subjectId: id,
    detail,
  });
}
