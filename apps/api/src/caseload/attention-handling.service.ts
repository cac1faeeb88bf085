import {
  longestSnoozeDays,
  type AttentionAcknowledgement,
  type AttentionAssignment,
  type AttentionReturn,
  type AttentionSnooze,
  type CaseloadRow,
  isClinical,
} from '@glabella/contracts';
import { attentionOn, type AttentionKind, type StandingReason } from '@glabella/domain/outcomes';
import { addDays, compareDates, formatDate, type CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RuleBroken, StateConflict } from '../http/errors';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { PatientsService } from '../patients/patients.service';
import { holdPeople } from '../practice/held-people';
import { PracticeService } from '../practice/practice.service';
import { StaffService } from '../practice/staff.service';
import {
  AttentionHandlingRepository,
  type HandlingEvent,
  type HandlingState,
} from './attention-handling.repository';
import { CaseloadReads } from './caseload-reads.repository';
import type { HandlingRow } from './caseload-rows';
import { toRaisedReasons, toSetAside } from './caseload.mapper';
import { CaseloadService } from './caseload.service';

/** What stands before a change: the day, the reason if it is in force, and what people did about it so far. */
interface Standing {
  readonly today: CalendarDate;
  readonly at: Date;
  readonly reason: StandingReason | null;
  readonly handling: HandlingRow | null;
}

type SettingAside = NonNullable<HandlingState['setAside']>;

/** A change that a person makes: what happened, and what the row becomes. */
interface HandlingChange {
  readonly event: HandlingEvent;
  readonly state: HandlingState;
}

/** What people do about reasons: acknowledge, snooze, hand over, take back. Nothing here touches a reason of tier 1's place. */
@Injectable()
export class AttentionHandlingService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly handlings: AttentionHandlingRepository,
    private readonly reads: CaseloadReads,
    private readonly caseload: CaseloadService,
    private readonly patients: PatientsService,
    private readonly practice: PracticeService,
    private readonly staff: StaffService,
    private readonly clock: Clock,
  ) {}

  acknowledge(
    caller: Caller,
    patientId: string,
    expectedVersion: number,
    { kind, evidenceKey, note }: AttentionAcknowledgement,
  ): Promise<CaseloadRow> {
    return this.change(caller, patientId, expectedVersion, kind, async (_, standing) =>
      settingAside(standing, caller.staffId, {
        how: 'acknowledged',
        evidenceKey,
        until: null,
        note,
      }),
    );
  }

  snooze(
    caller: Caller,
    patientId: string,
    expectedVersion: number,
    { kind, evidenceKey, until, note }: AttentionSnooze,
  ): Promise<CaseloadRow> {
    return this.change(caller, patientId, expectedVersion, kind, async (_, standing) => {
      const choice = { how: 'snoozed', evidenceKey, until, note } as const;
      const change = settingAside(standing, caller.staffId, choice);
      refuseUnfitDay(until, standing.today);
      return change;
    });
  }

  /** Hands a reason to a colleague: it stands in that person's list while a reason of its kind is shown, whatever the evidence becomes. */
  assign(
    caller: Caller,
    patientId: string,
    expectedVersion: number,
    { kind, ownerId }: AttentionAssignment,
  ): Promise<CaseloadRow> {
    return this.change(
      caller,
      patientId,
      expectedVersion,
      kind,
      async (tx, { handling, reason }) => {
        if (ownerId !== null) await this.assertMayOwn(tx, ownerId);
        return {
          event: { action: 'assigned', ownerId, ...(reason && { evidence: reason.evidence }) },
          state: { ownerId, setAside: settingOf(handling) },
        };
      },
    );
  }

  takeBack(
    caller: Caller,
    patientId: string,
    expectedVersion: number,
    { kind }: AttentionReturn,
  ): Promise<CaseloadRow> {
    return this.change(
      caller,
      patientId,
      expectedVersion,
      kind,
      async (_, { handling, reason }) => {
        if (!handling?.how) {
          throw new StateConflict('attention.not_set_aside', 'Nobody has set this reason aside.');
        }
        return {
          event: { action: 'taken-back', ...(reason && { evidence: reason.evidence }) },
          state: { ownerId: handling.owner_id, setAside: null },
        };
      },
    );
  }

  private change(
    caller: Caller,
    patientId: string,
    expectedVersion: number,
    kind: AttentionKind,
    decide: (tx: TenantTransaction, standing: Standing) => Promise<HandlingChange>,
  ): Promise<CaseloadRow> {
    return this.tenant.run(caller, async (tx) => {
      this.reads.list(tx, patientId);
      // The locks are taken first: the reads that follow in this flight see what others did before.
      const [, , { today }, [summary], handlings] = await arrived(
        holdPeople(tx),
        this.patients.lockOne(tx, patientId),
        this.practice.read(tx),
        this.reads.standing(tx),
        this.reads.handlings(tx),
      );
      const handling = handlings.find((row) => row.kind === kind) ?? null;
      const version = handling?.version ?? 0;
      if (version !== expectedVersion) throw new RecordChanged('reason', version);
      const { reasons } = attentionOn(
        summary ? toRaisedReasons(summary) : [],
        handlings.flatMap(toSetAside),
        today,
      );
      const at = this.clock.now();
      const reason = reasons.find((one) => one.kind === kind) ?? null;
      const { event, state } = await decide(tx, { today, at, reason, handling });
      await arrived(
        this.handlings.store(tx, patientId, kind, state),
        this.handlings.append(tx, patientId, kind, at, event),
        refreshPatientSummary(tx, patientId),
      );
      recordAudit(tx, {
        action: `attention.${verbs[event.action]}`,
        patientIds: [patientId],
        subjectType: 'attention',
        detail: { kind, version: version + 1 },
      });
      return this.caseload.readRow(tx, patientId);
    });
  }

  private async assertMayOwn(tx: TenantTransaction, staffId: string): Promise<void> {
    const person = (await this.staff.readColleagues(tx)).find(({ id }) => id === staffId);
    if (!isClinical(person?.roles ?? [])) {
      const message = 'Choose an active psychiatrist or clinician of the practice.';
      throw new RuleBroken('attention.owner_unfit', message, {}, [{ path: 'ownerId', message }]);
    }
  }
}

const verbs = {
  acknowledged: 'acknowledge',
  snoozed: 'snooze',
  assigned: 'assign',
  'taken-back': 'take-back',
} as const;

/** The reason, if it is the one that the person saw: nobody clears evidence that came while they looked. */
function seenReason({ reason }: Standing, evidenceKey: string): StandingReason {
  if (reason?.evidenceKey === evidenceKey) return reason;
  throw new StateConflict(
    'attention.evidence_changed',
    'This reason rests on something else by now, or is gone. Read the list again.',
  );
}

/** Hides the reason that the person saw; it stays with whoever it was handed to. */
function settingAside(
  standing: Standing,
  by: string,
  choice: Pick<SettingAside, 'how' | 'evidenceKey' | 'until' | 'note'>,
): HandlingChange {
  const { how, evidenceKey, until, note } = choice;
  const { evidence } = seenReason(standing, evidenceKey);
  return {
    event: { action: how, evidenceKey, evidence, until, note },
    state: {
      ownerId: standing.handling?.owner_id ?? null,
      setAside: { ...choice, on: standing.today, by, at: standing.at },
    },
  };
}

function refuseUnfitDay(until: CalendarDate, today: CalendarDate): void {
  const latest = addDays(today, longestSnoozeDays);
  if (compareDates(until, today) > 0 && compareDates(until, latest) <= 0) return;
  const message = `Choose a day after today, up to ${formatDate(latest)}.`;
  throw new RuleBroken('attention.snooze_day_unfit', message, {}, [{ path: 'until', message }]);
}

function settingOf(handling: HandlingRow | null): HandlingState['setAside'] {
  if (!handling?.how) return null;
  const { how, evidence_key, set_on, until_on, note, set_by, set_at } = handling;
  if (evidence_key === null || set_on === null || set_by === null || set_at === null) return null;
  return {
    how,
    evidenceKey: evidence_key,
    on: set_on,
    until: until_on,
    note,
    by: set_by,
    at: set_at,
  };
}
