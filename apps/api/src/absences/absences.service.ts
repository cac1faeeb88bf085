import { randomUUID } from 'node:crypto';
import {
  longestAbsenceDays,
  type AbsenceList,
  type AbsencePlan,
  type RecordRef,
} from '@glabella/contracts';
import { absenceOn, standInFor } from '@glabella/domain/safety';
import { compareDates, daysBetween } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import {
  NotAllowed,
  RecordChanged,
  RecordNotFound,
  RuleBroken,
  StateConflict,
} from '../http/errors';
import { Creations } from '../http/idempotency';
import { AbsencesRepository, type AbsenceRow } from './absences.repository';
import { authorIn, readDutyRoster, type DutyRoster } from './duty-roster';

/** Who is away and who covers. Everybody plans for himself, administrators for all. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly absences: AbsencesRepository,
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<AbsenceList> {
    return this.tenant.runOutsideRecord(caller, async (tx) => {
      const roster = await readDutyRoster(tx, this.clock.now());
      const rows = await this.absences.list(tx, roster.today);
      return { rows: rows.map((row) => toAbsence(row, roster)) };
    });
  }

  plan(caller: Caller, idempotencyKey: string, plan: AbsencePlan): Promise<RecordRef> {
    const request = { idempotencyKey, route: 'POST absences', body: plan };
    return this.creations.once(caller, request, async (tx) => {
      assertMayPlanFor(caller, plan.staffId);
      const at = this.clock.now();
      assertPossible(plan, await readDutyRoster(tx, at));
      const overlapping = await this.absences.findOverlapping(tx, plan);
      if (overlapping) {
        throw new StateConflict(
          'absence.overlaps',
          'The person is away on some of these days already. Withdraw that absence first.',
          { fromOn: overlapping.from_on, untilOn: overlapping.until_on },
        );
      }
      const id = randomUUID();
      await this.absences.insert(tx, id, plan, at);
      recordAudit(tx, {
        action: 'absence.plan',
        subjectType: 'absence',
        subjectId: id,
        detail: { ...plan },
      });
      return { id, version: 1 };
    });
  }

  withdraw(caller: Caller, id: string, expectedVersion: number): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.absences.lock(tx, id);
      if (!current) throw new RecordNotFound('absence');
      assertMayPlanFor(caller, current.staff_id);
      if (current.version !== expectedVersion) throw new RecordChanged('absence', current.version);
      if (current.withdrawn_at) {
        throw new StateConflict('absence.withdrawn', 'This absence was withdrawn already.');
      }
      await this.absences.withdraw(tx, id, this.clock.now());
      recordAudit(tx, {
        action: 'absence.withdraw',
        subjectType: 'absence',
        subjectId: id,
        detail: { staffId: current.staff_id },
      });
      return { id, version: expectedVersion + 1 };
    });
  }
}

function assertMayPlanFor(caller: Caller, staffId: string): void {
  if (staffId === caller.staffId || caller.roles.includes('administrator')) return;
  throw new NotAllowed(
    'absence.of_another',
    'Only an administrator enters or withdraws the absence of somebody else.',
  );
}

function assertPossible(plan: AbsencePlan, { people, today }: DutyRoster): void {
  const refuse = (path: string, message: string): never => {
    throw new RuleBroken('absence.impossible', message, {}, [{ path, message }]);
  };
  const isThere = (id: string) => people.some((one) => one.id === id && one.mayAnswer);
  if (!isThere(plan.staffId)) {
    refuse('staffId', 'Name an active psychiatrist or clinician of the practice.');
  }
  if (!isThere(plan.coverId)) {
    refuse('coverId', 'Cover is an active psychiatrist or clinician of the practice.');
  }
  if (compareDates(plan.untilOn, today) < 0) refuse('untilOn', 'These days are over.');
  if (daysBetween(plan.fromOn, plan.untilOn) >= longestAbsenceDays) {
    refuse('untilOn', 'Enter at most a year, and hand the follow-ups over for a longer time.');
  }
}

function toAbsence(row: AbsenceRow, roster: DutyRoster): AbsenceList['rows'][number] {
  const current = absenceOn(roster.absences, row.staff_id, roster.today);
  const isNow = current?.fromOn === row.from_on && current.untilOn === row.until_on;
  const standIn = isNow ? standInFor(row.staff_id, roster) : null;
  return {
    id: row.id,
    version: row.version,
    staff: authorIn(roster, row.staff_id),
    cover: authorIn(roster, row.cover_id),
    fromOn: row.from_on,
    untilOn: row.until_on,
    standIn: standIn === null ? null : authorIn(roster, standIn),
    isNow,
    author: authorIn(roster, row.author_id),
    recordedAt: row.recorded_at.toISOString(),
  };
}
