import { randomUUID } from 'node:crypto';
import type { FollowUpAcknowledgement } from '@glabella/contracts';
import { absenceOn, dueInstant, escalationRecipients, ownerAmong } from '@glabella/domain/safety';
import { formatDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { authorIn, type DutyRoster, readDutyRoster } from '../absences/duty-roster';
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

/** Who answers for an answer to the safety item, and by when. */
export interface SafetyTask {
  readonly patientId: string;
  readonly assessmentId: string;
  readonly state: SafetyState;
  /** Who entered it; it belongs to the responsible psychiatrist of the patient's course, or to the cover. */
  readonly authorId: string;
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

  /** Opens a follow-up with its first events; answers its id. */
  async open(tx: TenantTransaction, task: SafetyTask): Promise<string> {
    const id = randomUUID();
    const { ownerId, note } = await this.findOwner(tx, task);
    await arrived(
      this.followUps.insert(tx, {
        id,
        patientId: task.patientId,
        assessmentId: task.assessmentId,
        cause: causeOf(task.state),
        ownerId,
        openedAt: task.at,
        dueAt: dueInstant(task.at, task.followUpHours),
        acknowledgedAt: task.acknowledgement && task.at,
      }),
      ...this.tellOpened(tx, id, task, { ownerId, note }),
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
    // Who closed it may have left since then, or be away.
    const owner = isReopened ? await this.findOwner(tx, correction, current.owner_id) : null;
    if (owner) {
      told.push(...this.tellOpened(tx, current.id, correction, owner));
    } else if (correction.acknowledgement) {
      told.push(this.tellAcknowledged(tx, current.id, correction));
    }
    const acknowledgedAt = correction.acknowledgement && correction.at;
    await arrived(
      ...told,
      this.followUps.update(tx, current.id, {
        ...current,
        cause: asksForFollowUp(after) ? causeOf(after) : current.cause,
        owner_id: owner?.ownerId ?? current.owner_id,
        due_at: isReopened ? dueInstant(correction.at, correction.followUpHours) : current.due_at,
        escalated_at: isReopened ? null : current.escalated_at,
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

  /**
   * Whose it was before, else the responsible psychiatrist of the running course, else the author; while that one is away,
   * the cover. Where none of them may answer - somebody imports who is not clinical - one of those who would be told that it
   * is late.
   */
  private async findOwner(
    tx: TenantTransaction,
    task: SafetyTask,
    formerOwnerId: string | null = null,
  ): Promise<Owner> {
    const [responsibleId, roster] = await arrived(
      this.followUps.findResponsible(tx, task.patientId),
      readDutyRoster(tx, task.at),
    );
    const candidates = [
      ...[formerOwnerId, responsibleId].filter((id) => id !== null),
      task.authorId,
      ...escalationRecipients(roster.escalateTo, roster),
    ];
    const ownerId = ownerAmong(candidates, roster);
    const [first = ownerId] = candidates;
    const absence = absenceOn(roster.absences, first, roster.today);
    const { displayName } = authorIn(roster, first);
    if (ownerId === first) return { ownerId, note: null };
    if (first === formerOwnerId && !mayAnswerIn(roster, first)) {
      return { ownerId, note: `It was with ${displayName}, who does not answer for it any more.` };
    }
    if (absence === null) return { ownerId, note: null };
    return { ownerId, note: `For ${displayName}, away until ${formatDate(absence.untilOn)}.` };
  }

  private tellOpened(
    tx: TenantTransaction,
    id: string,
    task: SafetyTask,
    { ownerId, note }: Owner,
  ): Promise<void>[] {
    const opened = this.followUps.appendEvent(tx, id, task.at, { kind: 'opened', ownerId, note });
    return task.acknowledgement ? [opened, this.tellAcknowledged(tx, id, task)] : [opened];
  }

  private tellAcknowledged(tx: TenantTransaction, id: string, task: SafetyTask): Promise<void> {
    const { acknowledgement, at } = task;
    return this.followUps.appendEvent(tx, id, at, { kind: 'acknowledged', ...acknowledgement });
  }
}

function mayAnswerIn({ people }: DutyRoster, staffId: string): boolean {
  return people.some(({ id, mayAnswer }) => id === staffId && mayAnswer);
}

/** Who answers for a follow-up that opens, and for whom, where that is the cover. */
interface Owner {
  readonly ownerId: string;
  readonly note: string | null;
}
