import { randomUUID } from 'node:crypto';
import {
  clinicalRoles,
  type CredentialCorrection,
  type CredentialFacts,
  type CredentialOverview,
  type CredentialWithdrawal,
  type RecordRef,
  type StaffCredentials,
} from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { NotAllowed, RecordChanged, RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { PracticeService } from '../practice/practice.service';
import type { CredentialVersionRow } from './credential-rows';
import { toCredentials, toStanding } from './credentials.mapper';
import { CredentialsRepository } from './credentials.repository';

type Verb = 'record' | 'correct' | 'verify' | 'withdraw';

/** What entitles people to inject: entered by them or an administrator, verified by an administrator who is not them. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly credentials: CredentialsRepository,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
  ) {}

  /** Everybody of the practice who may need one, with what decides whether they may sign. */
  overview(caller: Caller): Promise<CredentialOverview> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const [{ today }, people, standing] = await arrived(
        this.practice.read(tx),
        this.credentials.holders(tx, clinicalRoles),
        this.credentials.standing(tx),
      );
      const rows = people.map(({ id, display_name: displayName, roles }) => ({
        person: { id, displayName },
        roles,
        credentials: standing.filter(({ staff_id }) => staff_id === id).map(toStanding),
      }));
      return { today, rows };
    });
  }

  /** The credentials of one person with every version. */
  ofStaff(caller: Caller, staffId: string): Promise<StaffCredentials> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const [{ today }, holder, rows] = await arrived(
        this.practice.read(tx),
        this.credentials.findHolder(tx, staffId),
        this.credentials.ofStaff(tx, staffId),
      );
      if (!holder) throw new RecordNotFound('person');
      const person = { id: holder.id, displayName: holder.display_name };
      return { person, today, rows: toCredentials(rows) };
    });
  }

  /** Enters a credential, also one that renews another: it waits until an administrator verifies it. */
  record(
    caller: Caller,
    staffId: string,
    idempotencyKey: string,
    facts: CredentialFacts,
  ): Promise<RecordRef> {
    const route = `POST staff/${staffId}/credentials`;
    return this.creations.once(caller, { idempotencyKey, route, body: facts }, async (tx) => {
      const holder = await this.credentials.findHolder(tx, staffId);
      if (!holder) throw new RecordNotFound('person');
      const id = randomUUID();
      const at = this.clock.now();
      const stated = {
        id,
        version: 1,
        staffId,
        state: 'waiting',
        facts,
        reason: null,
        at,
      } as const;
      await this.credentials.insertFirst(tx, stated);
      audit(tx, 'record', stated);
      return { id, version: 1 };
    });
  }

  /** Says anew what the document says; it waits to be verified again. */
  correct(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason, ...facts }: CredentialCorrection,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'correct', () => ({
      state: 'waiting',
      facts,
      reason,
    }));
  }

  /** An administrator has seen the document. Throws `NotAllowed` for one's own. */
  verify(caller: Caller, id: string, expectedVersion: number): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'verify', (current) => {
      if (current.staff_id === caller.staffId) {
        throw new NotAllowed(
          'credential.own',
          'Nobody verifies their own credential. Ask another administrator; where there is none, invite one.',
        );
      }
      if (current.state === 'verified') {
        throw new StateConflict('credential.verified', 'This credential is verified already.');
      }
      return { state: 'verified', facts: factsOf(current), reason: null };
    });
  }

  /** It counts no more, from now on; what was signed on it stands. */
  withdraw(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason }: CredentialWithdrawal,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'withdraw', (current) => ({
      state: 'withdrawn',
      facts: factsOf(current),
      reason,
    }));
  }

  private change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    verb: Verb,
    next: (
      current: CredentialVersionRow,
    ) => Pick<Parameters<CredentialsRepository['insertNext']>[1], 'state' | 'facts' | 'reason'>,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.credentials.lock(tx, id);
      if (!current || !mayChange(caller, current)) throw new RecordNotFound('credential');
      if (current.version !== expectedVersion) {
        throw new RecordChanged('credential', current.version);
      }
      if (current.state === 'withdrawn') {
        throw new StateConflict(
          'credential.withdrawn',
          'This credential was withdrawn. Enter a new one.',
        );
      }
      const version = expectedVersion + 1;
      const { staff_id: staffId } = current;
      const stated = { ...next(current), id, version, staffId, at: this.clock.now() };
      await this.credentials.insertNext(tx, stated);
      audit(tx, verb, stated);
      return { id, version };
    });
  }
}

/** One's own, and everybody's for an administrator; of others nobody learns that it is there. */
function mayChange(caller: Caller, { staff_id: staffId }: CredentialVersionRow): boolean {
  return staffId === caller.staffId || caller.roles.includes('administrator');
}

function factsOf(row: CredentialVersionRow): CredentialFacts {
  const { kind, issuer, number, valid_from: validFrom, valid_until: validUntil } = row;
  return { kind, issuer, number, validFrom, validUntil };
}

function audit(
  tx: TenantTransaction,
  verb: Verb,
  { id, version, staffId }: { id: string; version: number; staffId: string },
): void {
  recordAudit(tx, {
    action: `credential.${verb}`,
    subjectType: 'credential',
    subjectId: id,
    detail: { version, staffId },
  });
}
