import {
  type FollowUp,
  type FollowUpAcknowledgement,
  type FollowUpAssignment,
  type FollowUpClosing,
  type FollowUpList,
} from '@glabella/contracts';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { CLINICAL_ROLES } from '../http/access';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { FollowUpReads } from './follow-up-reads.repository';
import type { LockedFollowUp } from './follow-up-rows';
import { toFollowUp, toListedFollowUp } from './follow-ups.mapper';
import {
  FollowUpsRepository,
  type FollowUpState,
  type NewFollowUpEvent,
} from './follow-ups.repository';

/** A change that a person makes to a follow-up: what happened, and what its row becomes. */
interface FollowUpChange {
  readonly action: 'acknowledge' | 'assign' | 'close';
  readonly event: NewFollowUpEvent;
  readonly state: Partial<FollowUpState>;
}

/** Somebody answers by name for every positive or missing safety item. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly reads: FollowUpReads,
    private readonly followUps: FollowUpsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, state: 'open' | 'closed'): Promise<FollowUpList> {
    return this.tenant.run(caller, async (tx) => {
      const rows = await this.reads.list(tx, state);
      recordAudit(tx, {
        action: 'follow-up.list',
        patientIds: [...new Set(rows.map((row) => row.patient_id))],
        detail: { state },
      });
      return { rows: rows.map(toListedFollowUp) };
    });
  }

  acknowledge(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { disposition, note }: FollowUpAcknowledgement,
  ): Promise<FollowUp> {
    return this.change(caller, id, expectedVersion, async (_, current, at) => ({
      action: 'acknowledge',
      event: { kind: 'acknowledged', disposition, note },
      state: { acknowledged_at: current.acknowledged_at ?? at },
    }));
  }

  assign(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { ownerId }: FollowUpAssignment,
  ): Promise<FollowUp> {
    return this.change(caller, id, expectedVersion, async (tx) => {
      await this.assertMayOwn(tx, ownerId);
      return {
        action: 'assign',
        event: { kind: 'assigned', ownerId },
        state: { owner_id: ownerId },
      };
    });
  }

  close(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { disposition, note }: FollowUpClosing,
  ): Promise<FollowUp> {
    return this.change(caller, id, expectedVersion, async (_, current, at) => {
      if (disposition === 'recorded-in-error' && doesAnswerStand(current)) {
        throw new RuleBroken(
          'follow_up.answer_stands',
          'The answer still stands. Correct or void the entry first, or say what was done about it.',
        );
      }
      return {
        action: 'close',
        event: { kind: 'closed', disposition, note },
        state: { acknowledged_at: current.acknowledged_at ?? at, closed_at: at },
      };
    });
  }

  /** Every follow-up of a patient, oldest first; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<FollowUp[]> {
    return (await this.reads.ofPatient(tx, patientId)).map(toFollowUp);
  }

  /** The day of the latest answer to the safety item that nobody has closed yet; the caller audits. */
  openSafetyAnswerOn(tx: TenantTransaction, patientId: string): Promise<CalendarDate | null> {
    return this.reads.openSafetyAnswerOn(tx, patientId);
  }

  /** How many open follow-ups a person answers for; the caller audits. */
  countOpenOf(tx: TenantTransaction, staffId: string): Promise<number> {
    return this.followUps.countOpenOf(tx, staffId);
  }

  /**
   * Hands every open follow-up of a person to another, who must be able to take them. Answers the patients
   * concerned; the caller audits.
   */
  async handOverAllOpen(
    tx: TenantTransaction,
    fromStaffId: string,
    toStaffId: string,
  ): Promise<string[]> {
    await this.assertMayOwn(tx, toStaffId);
    return this.followUps.handOverAllOpen(tx, fromStaffId, toStaffId, this.clock.now());
  }

  private change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    decide: (tx: TenantTransaction, current: LockedFollowUp, at: Date) => Promise<FollowUpChange>,
  ): Promise<FollowUp> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.followUps.lock(tx, id);
      if (!current) throw new RecordNotFound('follow-up');
      if (current.version !== expectedVersion)
        throw new RecordChanged('follow-up', current.version);
      if (current.closed_at) {
        throw new StateConflict('follow_up.closed', 'This follow-up has been closed already.');
      }
      const at = this.clock.now();
      const { action, event, state } = await decide(tx, current, at);
      await arrived(
        this.followUps.appendEvent(tx, id, at, event),
        this.followUps.update(tx, id, { ...current, ...state }),
        refreshPatientSummary(tx, current.patient_id),
      );
      recordAudit(tx, {
        action: `follow-up.${action}`,
        patientIds: [current.patient_id],
        subjectType: 'follow-up',
        subjectId: id,
        detail: { version: current.version + 1 },
      });
      const changed = await this.reads.find(tx, id);
      if (!changed) throw new RecordNotFound('follow-up');
      return toFollowUp(changed);
    });
  }

  private async assertMayOwn(tx: TenantTransaction, staffId: string): Promise<void> {
    const roles = await this.followUps.rolesOfActive(tx, staffId);
    if (!roles?.some((role) => CLINICAL_ROLES.some((clinical) => clinical === role))) {
      throw new RuleBroken(
        'follow_up.owner_unfit',
        'A follow-up belongs to an active psychiatrist or clinician of the practice.',
      );
    }
  }
}

function doesAnswerStand({ is_voided, cause, safety_answer }: LockedFollowUp): boolean {
  if (is_voided) return false;
  return cause === 'item-positive' ? (safety_answer ?? 0) >= 1 : safety_answer === null;
}
