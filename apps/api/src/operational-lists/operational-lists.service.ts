import {
  type AuditAction,
  type OperationalList,
  type OperationalListQuestion,
  operationalLists,
} from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { type TenantTransaction, TenantTransactions } from '../database/tenant';
import type { CsvAnswer } from '../files/csv-answer';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RuleBroken } from '../http/errors';
import { PracticeService } from '../practice/practice.service';
import { toOperationalRow } from './operational-lists.mapper';
import { OperationalListsRepository } from './operational-lists.repository';

/** Rows on a page; a file holds more. */
const MOST_SHOWN = 500;
const MOST_IN_FILE = 100_000;

/** The lists from which a practice runs its week: read, and as a file. Who is in them stands in the trail. */
@Injectable()
export class OperationalListsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly lists: OperationalListsRepository,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
  ) {}

  read(caller: Caller, question: OperationalListQuestion): Promise<OperationalList> {
    return this.tenant.run(caller, async (tx) => {
      const { today, rows } = await this.find(tx, question, MOST_SHOWN + 1);
      const shown = rows.slice(0, MOST_SHOWN);
      audit(tx, 'operational-list.read', question, shown);
      return { list: question.list, today, isComplete: rows.length <= MOST_SHOWN, rows: shown };
    });
  }

  /** The whole list for its file; a list that has no period speaks of today. */
  file(caller: Caller, question: OperationalListQuestion): Promise<CsvAnswer> {
    return this.tenant.run(caller, async (tx) => {
      const { practiceName, today, now, rows } = await this.find(tx, question, MOST_IN_FILE + 1);
      refuseLongFile(rows.length, question);
      audit(tx, 'operational-list.export', question, rows);
      const table = {
        name: question.list,
        columns: operationalLists[question.list].columns,
        async *rows() {
          yield rows.map(({ cells }) => cells);
        },
      };
      const { hasPeriod } = operationalLists[question.list];
      const [from, until] = hasPeriod ? [question.from, question.to] : [today, today];
      return { table, named: { what: question.list, practiceName, from, until, at: now } };
    });
  }

  private async find(tx: TenantTransaction, question: OperationalListQuestion, limit: number) {
    const { name: practiceName, today } = await this.practice.read(tx);
    const now = this.clock.now();
    const found = await this.lists.read(tx, { ...question, today, now, limit });
    return {
      practiceName,
      today,
      now,
      rows: found.map((row) => toOperationalRow(question.list, row, now)),
    };
  }
}

/** A file is the whole list or none: one that ends early looks like the whole. */
function refuseLongFile(rowCount: number, { list }: OperationalListQuestion): void {
  if (rowCount <= MOST_IN_FILE) return;
  const advice = operationalLists[list].hasPeriod
    ? 'Choose a shorter period.'
    : 'Use an export of the data instead.';
  throw new RuleBroken(
    'operational_list.too_long',
    `This list has more than ${MOST_IN_FILE.toLocaleString('en')} rows, which is more than its file takes. ${advice}`,
  );
}

function audit(
  tx: TenantTransaction,
  action: AuditAction,
  { list, from, to }: OperationalListQuestion,
  rows: OperationalList['rows'],
): void {
  const patientIds = [...new Set(rows.flatMap(({ patientId }) => patientId ?? []))];
  const facts = { list, rows: rows.length };
  const detail = operationalLists[list].hasPeriod ? { ...facts, from, to } : facts;
  recordAudit(tx, { action, patientIds, detail });
}
