import { randomUUID } from 'node:crypto';
import type { FollowUpAcknowledgement } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { arrived } from '../database/flight';
import type { TenantTransaction } from '../database/tenant';
import type { LockedFollowUp } from './follow-up-rows';
import { FollowUpsRepository } from './follow-ups.repository';
import {
  type SafetyState,
  asksForFollowUp,
  causeOf,
  concernRises,
  describeCorrection,
  isSameState,
} from './safety-state';

const HOUR_MS = 3_600_000;

/** Who answers for an answer to the safety item, and by when. */
export interface SafetyTask {
  readonly patientId: string;
  readonly assessmentId: string;
  readonly state: SafetyState;
  readonly ownerId: string;
  readonly at: Date;
  readonly followUpHours: number;
  readonly acknowledgement: FollowUpAcknowledgement | null;
}

/** A correction of the answers that a follow-up may stand on. */
export interface SafetyCorrection extends SafetyTask {
  readonly before: SafetyState;
  readonly reason: string;
}

/**
 * What happens to follow-ups when assessments are written. Nothing here closes one: a follow-up stays open until a
 * named person closes it, whatever becomes of the entry that opened it.
 */
@Injectable()
export class SafetyTasks {
  constructor(private readonly followUps: FollowUpsRepository) {}

  /** Opens a follow-up with its first events in the caller's flight; answers its id. */
  async open(tx: TenantTransaction, task: SafetyTask): Promise<string> {
    const id = randomUUID();
    await arrived(
      this.followUps.insert(tx, {
        id,
        patientId: task.patientId,
        assessmentId: task.assessmentId,
        cause: causeOf(task.state),
        ownerId: task.ownerId,
        openedAt: task.at,
        dueAt: dueAt(task),
        acknowledgedAt: task.acknowledgement && task.at,
      }),
      ...this.tellOpened(tx, id, task),
    );
    return id;
  }

  /**
   * Follows a correction: opens or reopens a follow-up when the new answer brings something that nobody has looked
   * at, and notes every other change of the answer. Answers the id of the follow-up concerned, if there is one.
   */
  async follow(tx: TenantTransaction, correction: SafetyCorrection): Promise<string | null> {
    const { before, state: after, assessmentId } = correction;
    const current = await this.followUps.lockOfAssessment(tx, assessmentId);
    const isNews = concernRises(before, after);
    if (!current) return isNews ? this.open(tx, correction) : null;
    if (isSameState(before, after)) return this.noteRepeated(tx, current, correction);
    const note = `${describeCorrection(before, after)} Reason: ${correction.reason}`;
    const told = [
      this.followUps.appendEvent(tx, current.id, correction.at, { kind: 'changed', note }),
    ];
    const isReopened = isNews && current.closed_at !== null;
    if (isReopened) {
      told.push(...this.tellOpened(tx, current.id, { ...correction, ownerId: current.owner_id }));
    } else if (correction.acknowledgement) {
      told.push(this.tellAcknowledged(tx, current.id, correction));
    }
    const acknowledgedAt = correction.acknowledgement && correction.at;
    await arrived(
      ...told,
      this.followUps.update(tx, current.id, {
        ...current,
        cause: asksForFollowUp(after) ? causeOf(after) : current.cause,
        due_at: isReopened ? dueAt(correction) : current.due_at,
        acknowledged_at: isReopened ? acknowledgedAt : (current.acknowledged_at ?? acknowledgedAt),
        closed_at: isReopened ? null : current.closed_at,
      }),
    );
    return current.id;
  }

  /** Notes on the follow-up of an entry, if it has one, what became of the entry; it stays as open as it is. */
  async note(
    tx: TenantTransaction,
    assessmentId: string,
    at: Date,
    change: { readonly note: string; readonly patientId?: string },
  ): Promise<void> {
    const current = await this.followUps.lockOfAssessment(tx, assessmentId);
    if (!current) return;
    await arrived(
      this.followUps.appendEvent(tx, current.id, at, { kind: 'changed', note: change.note }),
      this.followUps.update(tx, current.id, {
        ...current,
        patient_id: change.patientId ?? current.patient_id,
      }),
    );
  }

  private async noteRepeated(
    tx: TenantTransaction,
    current: LockedFollowUp,
    correction: SafetyCorrection,
  ): Promise<string> {
    if (correction.acknowledgement && current.closed_at === null) {
      await arrived(
        this.tellAcknowledged(tx, current.id, correction),
        this.followUps.update(tx, current.id, {
          ...current,
          acknowledged_at: current.acknowledged_at ?? correction.at,
        }),
      );
    }
    return current.id;
  }

  private tellOpened(tx: TenantTransaction, id: string, task: SafetyTask): Promise<void>[] {
    const opened = this.followUps.appendEvent(tx, id, task.at, {
      kind: 'opened',
      ownerId: task.ownerId,
    });
    return task.acknowledgement ? [opened, this.tellAcknowledged(tx, id, task)] : [opened];
  }

  private tellAcknowledged(tx: TenantTransaction, id: string, task: SafetyTask): Promise<void> {
    const { acknowledgement, at } = task;
    return this.followUps.appendEvent(tx, id, at, { kind: 'acknowledged', ...acknowledgement });
  }
}

function dueAt({ at, followUpHours }: SafetyTask): Date {
  return new Date(at.getTime() + followUpHours * HOUR_MS);
}
