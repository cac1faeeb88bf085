import { randomUUID } from 'node:crypto';
import type { FollowUpAcknowledgement } from '@glabella/contracts';
import { concernRises, type SafetyState } from '@glabella/domain/instruments';
import {
  absenceOn,
  dueInstant,
  escalationRecipients,
  mayAnswerFor,
  ownerAmong,
} from '@glabella/domain/safety';
import { formatDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { authorIn, readDutyRoster } from '../absences/duty-roster';
import { arrived } from '../database/flight';
import type { TenantTransaction } from '../database/tenant';
import { dropEverybodysDrafts } from '../form-drafts/used-draft';
import { holdPeople } from '../practice/held-people';
import type { LockedFollowUp } from './follow-up-rows';
import { FollowUpsRepository } from './follow-ups.repository';
import {
  acknowledgementUnasked,
  asksForFollowUp,
  causeOf,
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

/** An entry that goes to another patient; nothing that was done about it is known to be about that one. */
export interface SafetyMove extends Omit<SafetyTask, 'acknowledgement'> {
  readonly fromPatientId: string;
  readonly reason: string;
}

/**
 * What happens to follow-ups when assessments are written. A follow-up stays open until a named person closes it,
 * whatever becomes of the entry that opened it; who moves the entry to another patient closes it by that.
 */
@Injectable()
export class SafetyTasks {
  constructor(private readonly followUps: FollowUpsRepository) {}

  /** Opens a follow-up with its first events, and with why where that is more than the answer; answers its id. */
  async open(tx: TenantTransaction, task: SafetyTask, why: string | null = null): Promise<string> {
    const id = randomUUID();
    const { ownerId, note } = withReason(await this.findOwner(tx, task), why);
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
    const current = await this.followUps.lockOfAssessment(tx, assessmentId, correction.patientId);
    const isNews = concernRises(before, after);
    if (!current && isNews) return this.open(tx, correction);
    if (!current) {
      // An imported answer that nobody follows up has no place where what was done about it could stand.
      if (correction.acknowledgement) throw acknowledgementUnasked();
      return null;
    }
    if (isSameState(before, after)) return this.noteRepeated(tx, current, correction);
    const note = `${describeCorrection(before, after)} Reason: ${correction.reason}`;
    const isReopened = isNews && current.closed_at !== null;
    // Who closed it may have left since then, or be away.
    const owner = isReopened ? await this.findOwner(tx, correction, current.owner_id) : null;
    const told = [
      this.followUps.appendEvent(tx, current.id, correction.at, { kind: 'changed', note }),
    ];
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
    entry: { readonly assessmentId: string; readonly patientId: string },
    at: Date,
    note: string,
  ): Promise<void> {
    const { assessmentId, patientId } = entry;
    const current = await this.followUps.lockOfAssessment(tx, assessmentId, patientId);
    if (current) await this.noteOn(tx, current, at, note);
  }

  /**
   * Follows an entry to another patient. What was done about it was done about the patient it seemed to be of, and stays
   * with that one: closed as recorded in error where it was open. For the other patient nobody has looked at it yet.
   */
  async move(tx: TenantTransaction, move: SafetyMove): Promise<void> {
    const { assessmentId, fromPatientId, patientId, at, state } = move;
    const [, left, former] = await arrived(
      holdPeople(tx),
      this.followUps.lockOfAssessment(tx, assessmentId, fromPatientId),
      this.followUps.lockOfAssessment(tx, assessmentId, patientId),
    );
    // An imported answer may be followed up by nobody: it was old, or not the latest.
    if (!left) return;
    const told = `The entry was moved to another patient. Reason: ${move.reason}`;
    const leaving = left.closed_at
      ? this.noteOn(tx, left, at, told)
      : this.closeInError(tx, left, at, told);
    if (!asksForFollowUp(state)) return leaving;
    const task = { ...move, acknowledgement: null };
    const cameBy = `The entry was moved from another patient. Reason: ${move.reason}`;
    const arriving = former ? this.reopen(tx, former, task, cameBy) : this.open(tx, task, cameBy);
    await arrived(leaving, arriving);
  }

  private async noteOn(
    tx: TenantTransaction,
    current: LockedFollowUp,
    at: Date,
    note: string,
  ): Promise<void> {
    await arrived(
      this.followUps.appendEvent(tx, current.id, at, { kind: 'changed', note }),
      this.followUps.update(tx, current.id, current),
    );
  }

  private async closeInError(
    tx: TenantTransaction,
    current: LockedFollowUp,
    at: Date,
    confirmedBy: string,
  ): Promise<void> {
    const disposition = 'recorded-in-error';
    const event = { kind: 'closed', disposition, assessment: null, plan: confirmedBy } as const;
    const acknowledged_at = current.acknowledged_at ?? at;
    await arrived(
      this.followUps.appendEvent(tx, current.id, at, event),
      this.followUps.update(tx, current.id, { ...current, acknowledged_at, closed_at: at }),
      dropEverybodysDrafts(tx, {
        id: current.patient_id,
        form: 'follow-up-closing',
        subjectId: current.id,
      }),
    );
  }

  /** Opens what was closed when the entry went to another patient, who was not the right one either. */
  private async reopen(
    tx: TenantTransaction,
    former: LockedFollowUp,
    task: SafetyTask,
    why: string,
  ): Promise<void> {
    const owner = await this.findOwner(tx, task, former.owner_id);
    await arrived(
      ...this.tellOpened(tx, former.id, task, withReason(owner, why)),
      this.followUps.update(tx, former.id, {
        cause: causeOf(task.state),
        owner_id: owner.ownerId,
        due_at: dueInstant(task.at, task.followUpHours),
        escalated_at: null,
        acknowledged_at: null,
        closed_at: null,
      }),
    );
  }

  private async noteRepeated(
    tx: TenantTransaction,
    current: LockedFollowUp,
    correction: SafetyCorrection,
  ): Promise<string> {
    if (correction.acknowledgement) {
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
    const [, responsibleId, roster] = await arrived(
      holdPeople(tx),
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
    if (first === formerOwnerId && !mayAnswerFor(first, roster)) {
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

function withReason({ ownerId, note }: Owner, why: string | null): Owner {
  const words = [why, note].filter((line) => line !== null);
  return { ownerId, note: words.length === 0 ? null : words.join(' ') };
}

/** Who answers for a follow-up that opens, and for whom, where that is the cover. */
interface Owner {
  readonly ownerId: string;
  readonly note: string | null;
}
