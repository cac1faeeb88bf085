import {
  type FollowUp,
  type FollowUpAcknowledgement,
  type FollowUpAssignment,
  type FollowUpClosing,
  type FollowUpCount,
  type FollowUpList,
  type FollowUpQuery,
  isClinical,
} from '@glabella/contracts';
import {
  answeredForBy,
  isLate,
  triageDayProblem,
  type TriageDayProblem,
} from '@glabella/domain/safety';
import { addDays, instantOnDay, type CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { readDutyRoster, type DutyRoster } from '../absences/duty-roster';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { dropEverybodysDrafts } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { holdPeople } from '../practice/held-people';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { Escalation } from './escalation';
import { readFollowUpCursor, writeFollowUpCursor, type FollowUpCursor } from './follow-up-cursor';
import { FollowUpReads } from './follow-up-reads.repository';
import type { FollowUpRow, LockedFollowUp } from './follow-up-rows';
import { toFollowUp, toListedFollowUp } from './follow-ups.mapper';
import {
  FollowUpsRepository,
  type FollowUpState,
  type NewFollowUpEvent,
} from './follow-ups.repository';
import { doesAnswerStand } from './safety-state';

/** A change that a person makes to a follow-up: what happened, and what its row becomes. */
interface FollowUpChange {
  readonly action: 'acknowledge' | 'assign' | 'close';
  readonly event: NewFollowUpEvent;
  readonly state: Partial<FollowUpState>;
}

/** What a page of a patient shows, and whether something of it is late and nobody was told yet. */
export interface FollowUpsOfPatient {
  readonly followUps: FollowUp[];
  readonly isEscalationDue: boolean;
}

/** Somebody answers by name for every positive or missing safety item. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly reads: FollowUpReads,
    private readonly followUps: FollowUpsRepository,
    private readonly escalation: Escalation,
    private readonly clock: Clock,
  ) {}

  /** A page of the register. What is late and not escalated yet is escalated first: the page shows it as such. */
  list(caller: Caller, query: FollowUpQuery): Promise<FollowUpList> {
    const after = readFollowUpCursor(query.cursor);
    return this.tenant.run(caller, async (tx) => {
      await this.escalation.escalateLate(tx);
      const roster = await readDutyRoster(tx, this.clock.now());
      const found = await this.findPage(tx, query, roster, after);
      const rows = found.slice(0, query.limit);
      recordAudit(tx, {
        action: 'follow-up.list',
        patientIds: [...new Set(rows.map((row) => row.patient_id))],
        detail: { state: query.state, whose: query.whose },
      });
      const last = found.length > rows.length ? rows.at(-1) : undefined;
      return {
        rows: rows.map((row) => toListedFollowUp(row, roster)),
        nextCursor: last ? cursorAfter(last) : null,
      };
    });
  }

  /** How many are open, for the navigation: numbers alone, no patient is read. */
  count(caller: Caller): Promise<FollowUpCount> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const now = this.clock.now();
      const mine = answeredForBy(caller.staffId, await readDutyRoster(tx, now));
      const { open, late, mine: own, mine_late } = await this.reads.countOpen(tx, now, mine);
      return { open, late, mine: own, mineLate: mine_late };
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
    { disposition, assessment, plan }: FollowUpClosing,
  ): Promise<FollowUp> {
    return this.change(caller, id, expectedVersion, async (tx, current, at) => {
      if (disposition === 'recorded-in-error' && doesAnswerStand(current)) {
        throw new RuleBroken(
          'follow_up.answer_stands',
          'The answer still stands. Correct or void the entry first, or say what was done about it.',
        );
      }
      if (assessment?.kind === 'outside-triage') {
        const { today } = await readDutyRoster(tx, at);
        refuseTriageDay(triageDayProblem(assessment.assessedOn, current.assessed_on, today));
      }
      const { patient_id: patientId } = current;
      await dropEverybodysDrafts(tx, {
        id: patientId,
        form: 'follow-up-closing',
        subjectId: id,
      });
      return {
        action: 'close',
        event: { kind: 'closed', disposition, assessment, plan },
        state: { acknowledged_at: current.acknowledged_at ?? at, closed_at: at },
      };
    });
  }

  /** Every follow-up of a patient, oldest first; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<FollowUpsOfPatient> {
    const now = this.clock.now();
    const [rows, roster] = await arrived(
      this.reads.ofPatient(tx, patientId),
      readDutyRoster(tx, now),
    );
    return {
      followUps: rows.map((row) => toFollowUp(row, roster)),
      isEscalationDue: rows.some(
        (row) => row.closed_at === null && row.escalated_at === null && isLate(row.due_at, now),
      ),
    };
  }

  /** Escalates what of a patient is late, in a transaction of its own. */
  escalateLateOf(caller: Caller, patientId: string): Promise<void> {
    return this.escalation.escalateNow(caller, patientId);
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
      const [, current] = await arrived(holdPeople(tx), this.followUps.lock(tx, id));
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
      const [changed, roster] = await arrived(this.reads.find(tx, id), readDutyRoster(tx, at));
      if (!changed) throw new RecordNotFound('follow-up');
      return toFollowUp(changed, roster);
    });
  }

  private findPage(
    tx: TenantTransaction,
    { state, whose, late, closedFrom, closedTo, limit }: FollowUpQuery,
    roster: DutyRoster,
    after: FollowUpCursor | null,
  ): Promise<FollowUpRow[]> {
    const ownerIds = whose === 'mine' ? answeredForBy(tx.caller.staffId, roster) : null;
    const page = { ownerIds, after, limit: limit + 1 };
    if (state === 'open') {
      return this.reads.listOpen(tx, { ...page, lateAt: late ? this.clock.now() : null });
    }
    return this.reads.listClosed(tx, {
      ...page,
      from: closedFrom ? startOfDay(roster.timeZone, closedFrom) : null,
      before: closedTo ? startOfDay(roster.timeZone, addDays(closedTo, 1)) : null,
    });
  }

  private async assertMayOwn(tx: TenantTransaction, staffId: string): Promise<void> {
    const roles = await this.followUps.rolesOfActive(tx, staffId);
    if (!isClinical(roles ?? [])) {
      throw new RuleBroken(
        'follow_up.owner_unfit',
        'A follow-up belongs to an active psychiatrist or clinician of the practice.',
      );
    }
  }
}

function refuseTriageDay(problem: TriageDayProblem | null): void {
  if (problem === null) return;
  const message =
    problem === 'in-the-future'
      ? 'The triage cannot lie in the future.'
      : 'A triage from before the answer does not speak of it.';
  throw new RuleBroken('follow_up.triage_day', message, {}, [
    { path: 'assessment.assessedOn', message },
  ]);
}

function cursorAfter({ id, closed_at, due_at }: FollowUpRow): string {
  return writeFollowUpCursor({ at: (closed_at ?? due_at).toISOString(), id });
}

/** The first instant of a day of the practice; where the clock skips midnight, the first that it shows. */
function startOfDay(timeZone: string, day: CalendarDate): string {
  return instantOnDay(timeZone, day, '00:00') ?? instantOnDay(timeZone, day, '01:00') ?? day;
}
