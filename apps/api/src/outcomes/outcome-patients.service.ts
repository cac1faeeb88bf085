import type { OutcomePatient, OutcomePatientPage } from '@glabella/contracts';
import { isInGroup, type CohortPatient, type CohortReading } from '@glabella/domain/outcomes';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { CursorInvalid, readIdCursor } from '../http/cursor';
import { CohortReader } from './cohort-reader';
import { CohortRepository, type BegunRow } from './cohort.repository';
import type { CheckedPatientsQuestion } from './outcome-question';
import { auditDetail, toOutcomePatient } from './outcomes.mapper';

/** A patient of the page with what the figure rests on; null where the figure counts sessions alone. */
interface Member {
  readonly row: BegunRow;
  readonly placed: CohortPatient | null;
}

/** The patients behind a figure of the report, by name: for those who may read records. */
@Injectable()
export class OutcomePatientsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly records: CohortRepository,
    private readonly cohort: CohortReader,
  ) {}

  list(caller: Caller, question: CheckedPatientsQuestion): Promise<OutcomePatientPage> {
    const after = readIdCursor(question.cursor);
    return this.tenant.run(caller, async (tx) => {
      const { reading } = await this.cohort.rules(tx, question);
      const isTreated = question.group === 'treated';
      const courses = await this.cohort.ofStage(tx, question, reading);
      const all = isTreated
        ? this.records.treatedByName(tx, question, courses)
        : this.records.begun(tx, question, courses, 'by-name');
      const found = await this.members(tx, behind(all, after), question, reading);
      const shown = found.slice(0, question.limit);
      const rows = await this.named(tx, shown, question);
      recordAudit(tx, {
        action: 'outcomes.list-patients',
        patientIds: rows.map(({ patient }) => patient.id),
        detail: {
          ...auditDetail(question),
          group: question.group,
          ...(question.week === undefined ? {} : { week: question.week }),
        },
      });
      const last = shown.at(-1);
      const isMore = found.length > question.limit && last !== undefined;
      return { rows, nextCursor: isMore ? last.row.patientId : null };
    });
  }

  /** More than the page holds where another follows. */
  private async members(
    tx: TenantTransaction,
    batches: AsyncIterable<readonly BegunRow[]>,
    question: CheckedPatientsQuestion,
    reading: CohortReading,
  ): Promise<Member[]> {
    const { group, limit, week = null } = question;
    const found: Member[] = [];
    if (group === 'treated') {
      for await (const rows of batches) {
        found.push(...rows.map((row) => ({ row, placed: null })));
        if (found.length > limit) break;
      }
      return found;
    }
    for await (const one of this.cohort.place(tx, batches, reading)) {
      if (isInGroup(one.placed, group, week)) found.push(one);
      if (found.length > limit) break;
    }
    return found;
  }

  private async named(
    tx: TenantTransaction,
    members: readonly Member[],
    question: CheckedPatientsQuestion,
  ): Promise<OutcomePatient[]> {
    const people = await this.records.people(
      tx,
      members.map(({ row }) => row.patientId),
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    return members.flatMap(({ row, placed }) => {
      const person = byId.get(row.patientId);
      return person ? [toOutcomePatient(person, row, placed, question)] : [];
    });
  }
}

/** What comes behind the patient `after`; throws `CursorInvalid` where that is nobody of them. */
async function* behind(
  batches: AsyncIterable<readonly BegunRow[]>,
  after: string | null,
): AsyncGenerator<readonly BegunRow[]> {
  let isBehind = after === null;
  for await (const rows of batches) {
    if (isBehind) {
      yield rows;
      continue;
    }
    const at = rows.findIndex(({ patientId }) => patientId === after);
    if (at === -1) continue;
    isBehind = true;
    yield rows.slice(at + 1);
  }
  if (!isBehind) throw new CursorInvalid();
}
