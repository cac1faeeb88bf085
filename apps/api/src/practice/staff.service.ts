import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Colleague,
  leavesFollowUps,
  type OneTimeLink,
  type StaffInvitation,
  type StaffMember,
  type StaffUpdate,
} from '@glabella/contracts';
import { recordAudit } from '../audit/audit-trail';
import { handOverReasons } from '../caseload/assigned-reasons';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { FollowUpsService } from '../follow-ups/follow-ups.service';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { NotAllowed, RecordChanged, RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { SignatureConfirmation } from '../identity/signature-confirmation';
import { StaffAccounts } from '../identity/staff-accounts';
import { holdPeopleAlone } from './held-people';
import { PracticeService } from './practice.service';
import { toColleague, toStaffMember } from './staff.mapper';
import { StaffRepository, type StaffRow } from './staff.repository';

/** The people of a practice: who they are, what they may do, and how they get in. */
@Injectable()
export class StaffService {
  constructor(
    private readonly people: StaffRepository,
    private readonly practice: PracticeService,
    private readonly accounts: StaffAccounts,
    private readonly confirmation: SignatureConfirmation,
    private readonly followUps: FollowUpsService,
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly clock: Clock,
  ) {}

  colleagues(caller: Caller): Promise<{ rows: Colleague[] }> {
    return this.tenant.runOutsideRecord(caller, async (tx) => ({
      rows: (await this.people.colleagues(tx)).map(toColleague),
    }));
  }

  /** Everybody who works here now, by name, in a running transaction of another feature. */
  async readColleagues(tx: TenantTransaction): Promise<Colleague[]> {
    return (await this.people.colleagues(tx)).map(toColleague);
  }

  formerColleagues(caller: Caller): Promise<{ rows: Colleague[] }> {
    return this.tenant.runOutsideRecord(caller, async (tx) => ({
      rows: await this.readFormerColleagues(tx),
    }));
  }

  /** Everybody whose account is switched off, by name: a record of the past may name them. */
  async readFormerColleagues(tx: TenantTransaction): Promise<Colleague[]> {
    return (await this.people.formerColleagues(tx)).map(toColleague);
  }

  list(caller: Caller): Promise<{ rows: StaffMember[] }> {
    return this.tenant.runOutsideRecord(caller, async (tx) => ({
      rows: (await this.people.list(tx)).map(toStaffMember),
    }));
  }

  /**
   * Adds a person and a link with which they choose a password. Where no mail server is configured the link stands in
   * the answer. A repetition with the same Idempotency-Key answers the same link: it is kept encrypted, under a key that
   * is not in the database. Where mail is sent, a repetition sends it again: nobody knows whether the first one left.
   */
  async invite(
    caller: Caller,
    idempotencyKey: string,
    invitation: StaffInvitation,
  ): Promise<OneTimeLink> {
    const kept = await this.creations.once(
      caller,
      { idempotencyKey, route: 'POST staff', body: invitation },
      async (tx) => {
        const id = randomUUID();
        const at = this.clock.now();
        await this.people.insert(tx, { id, ...invitation, at });
        await this.accounts.open(tx, { staffId: id, email: invitation.email });
        recordAudit(tx, {
          action: 'staff.invite',
          subjectType: 'staff',
          subjectId: id,
          detail: { roles: invitation.roles },
        });
        const { name: practiceName } = await this.practice.read(tx);
        const link = this.linkFor(tx, { id, has_password: false });
        return { practiceName, link: await this.accounts.keepLink(link) };
      },
    );
    const { practiceName } = kept;
    const link = await this.accounts.keptLink(kept.link);
    return this.accounts.deliverLink(link, { email: invitation.email, practiceName });
  }

  /** A new link for somebody else. Throws `StateConflict` for oneself: a stolen session must not choose a new password. */
  async newLinkForAnother(caller: Caller, staffId: string): Promise<OneTimeLink> {
    if (staffId === caller.staffId) {
      throw new StateConflict(
        'staff.own_link',
        'Change your own password on the page of your account. If you forgot it, ask another administrator for a link.',
      );
    }
    return this.newLink(caller, staffId);
  }

  /** A new link for somebody who has not come in yet, or who forgot the password. Earlier links no longer open. */
  async newLink(caller: Caller, staffId: string): Promise<OneTimeLink> {
    const minted = await this.tenant.run(caller, async (tx) => {
      const person = await this.find(tx, staffId);
      if (person.disabled_at !== null) throw isDisabled();
      const { name } = await this.practice.read(tx);
      const link = this.linkFor(tx, person);
      return { link, to: { email: person.email, practiceName: name } };
    });
    return this.accounts.deliverLink(minted.link, minted.to);
  }

  /**
   * Takes away the second factor of somebody who lost phone and recovery codes, once the administrator's own password is
   * confirmed. Throws `StateConflict` for one's own: a stolen session must not remove what protects it.
   */
  async confirmAndResetSecondFactor(
    caller: Caller,
    staffId: string,
    password: string,
  ): Promise<StaffMember> {
    if (staffId === caller.staffId) {
      throw new StateConflict(
        'staff.own_second_factor',
        'Switch your own second factor off on the page of your account, or ask another administrator.',
      );
    }
    await this.confirmation.confirm(caller, password);
    return this.resetSecondFactor(caller, staffId);
  }

  /**
   * The person signs in with the password alone next time, and is told. All their sessions end. Throws `StateConflict`
   * when there is no second factor to take away.
   */
  async resetSecondFactor(caller: Caller, staffId: string): Promise<StaffMember> {
    const { person, practiceName } = await this.tenant.run(caller, async (tx) => {
      await holdPeopleAlone(tx);
      const before = await this.find(tx, staffId);
      if (before.disabled_at !== null) throw isDisabled();
      if (!before.has_second_factor) {
        throw new StateConflict(
          'staff.no_second_factor',
          'This person has no second factor: the password alone signs them in.',
        );
      }
      this.accounts.resetSecondFactor(tx, staffId);
      recordAudit(tx, {
        action: 'second_factor.reset',
        subjectType: 'staff',
        subjectId: staffId,
      });
      const { name } = await this.practice.read(tx);
      return { person: await this.find(tx, staffId), practiceName: name };
    });
    await this.accounts.tellOfReset({ email: person.email, practiceName });
    return toStaffMember(person);
  }

  private linkFor(tx: TenantTransaction, person: Pick<StaffRow, 'id' | 'has_password'>) {
    const link = this.accounts.mintLink(tx, person.id, person.has_password);
    recordAudit(tx, {
      action: 'staff.link',
      subjectType: 'staff',
      subjectId: person.id,
      detail: { purpose: link.purpose },
    });
    return link;
  }

  /**
   * Changes name, roles or state; two administrators cannot remove each other at the same time. Throws `StateConflict`
   * for the last administrator, for open follow-ups that nobody takes over, and `NotAllowed` for somebody who gives
   * himself a role.
   */
  update(
    caller: Caller,
    staffId: string,
    expectedVersion: number,
    update: StaffUpdate,
  ): Promise<StaffMember> {
    return this.tenant.run(caller, async (tx) => {
      await holdPeopleAlone(tx);
      const person = await this.find(tx, staffId);
      if (person.version !== expectedVersion) throw new RecordChanged('person', person.version);
      await this.refuseIfForbidden(tx, person, update);
      const handedOver = await this.handOver(tx, person, update);
      const disabledAt = update.isDisabled ? (person.disabled_at ?? this.clock.now()) : null;
      this.people.update(tx, staffId, { ...update, disabledAt });
      if (update.isDisabled) this.accounts.shut(tx, staffId);
      recordAudit(tx, {
        action: 'staff.update',
        subjectType: 'staff',
        subjectId: staffId,
        patientIds: handedOver,
        detail: {
          version: expectedVersion + 1,
          roles: update.roles,
          rolesBefore: person.roles,
          isDisabled: update.isDisabled,
          ...(update.followUpsTo ? { followUpsTo: update.followUpsTo } : {}),
        },
      });
      return toStaffMember(await this.find(tx, staffId));
    });
  }

  private async refuseIfForbidden(
    tx: TenantTransaction,
    person: StaffRow,
    update: StaffUpdate,
  ): Promise<void> {
    const isSelf = person.id === tx.caller.staffId;
    if (isSelf && update.roles.some((role) => !person.roles.includes(role))) {
      throw new NotAllowed(
        'staff.own_roles',
        'You cannot give yourself a role. Ask another administrator.',
      );
    }
    const staysAdministrator = !update.isDisabled && update.roles.includes('administrator');
    const isAdministrator = person.disabled_at === null && person.roles.includes('administrator');
    if (!isAdministrator || staysAdministrator) return;
    if ((await this.people.countOtherAdministrators(tx, person.id)) === 0) {
      throw new StateConflict(
        'staff.last_administrator',
        'This is the only administrator who can sign in. Make somebody else administrator first.',
      );
    }
  }

  /**
   * Follow-ups stay with somebody who can answer for them, and reasons of the list go with them, else back to nobody; answers
   * the patients they are about.
   */
  private async handOver(
    tx: TenantTransaction,
    person: StaffRow,
    update: StaffUpdate,
  ): Promise<string[]> {
    const isDisabled = person.disabled_at !== null;
    if (!leavesFollowUps({ roles: person.roles, isDisabled }, update)) return [];
    const ofFollowUps = await this.handOverFollowUps(tx, person, update);
    const next = ofFollowUps.length === 0 ? null : (update.followUpsTo ?? null);
    const ofReasons = await handOverReasons(tx, person.id, next, this.clock.now());
    return [...new Set([...ofFollowUps, ...ofReasons])];
  }

  private async handOverFollowUps(
    tx: TenantTransaction,
    person: StaffRow,
    update: StaffUpdate,
  ): Promise<string[]> {
    const open = await this.followUps.countOpenOf(tx, person.id);
    if (open === 0) return [];
    if (!update.followUpsTo || update.followUpsTo === person.id) {
      throw new StateConflict(
        'staff.has_open_follow_ups',
        'This person has open follow-ups. Say who takes them over.',
        { openFollowUps: open },
      );
    }
    return this.followUps.handOverAllOpen(tx, person.id, update.followUpsTo);
  }

  private async find(tx: TenantTransaction, staffId: string): Promise<StaffRow> {
    const person = await this.people.find(tx, staffId);
    if (!person) throw new RecordNotFound('person');
    return person;
  }
}

function isDisabled(): StateConflict {
  return new StateConflict(
    'staff.disabled',
    'This person is switched off. Switch the account on first.',
  );
}
