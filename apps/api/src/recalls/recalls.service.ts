import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  LotPatientPage,
  LotRecipientsQuery,
  RecallContact,
  RecallList,
  RecallPatientPage,
  RecallPatientQuery,
  RecallRecord,
  RecallStanding,
  RecallStart,
  RecordRef,
} from '@glabella/contracts';
import { compareDates, type Cell } from '@glabella/domain/values';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { CsvAnswer } from '../files/csv-answer';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { CursorInvalid, readIdCursor } from '../http/cursor';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { PracticeService } from '../practice/practice.service';
import { recallCells, recallColumns } from './recall-csv';
import { RecallReads } from './recall-reads.repository';
import type { LotPatientRow, RecallRow } from './recall-rows';
import { toLotPatient, toRecall, toRecallPatient, toRecallStep } from './recalls.mapper';
import { RecallsRepository, type LockedRecall } from './recalls.repository';

const EXPORT_CHUNK = 200;

/** From a lot to who received it, and recalls until everybody is reached. */
@Injectable()
export class RecallsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly recalls: RecallsRepository,
    private readonly reads: RecallReads,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
  ) {}

  /** Everybody who received a lot, whatever its spaces and capitals. */
  recipients(caller: Caller, query: LotRecipientsQuery): Promise<LotPatientPage> {
    return this.tenant.run(caller, async (tx) => {
      const after = await this.cursorOf(tx, query.cursor);
      const lot = { lotNumber: query.lot, productId: query.product ?? null };
      const rows = await this.reads.patientsOf(tx, lot, after, query.limit + 1);
      const shown = rows.slice(0, query.limit);
      recordAudit(tx, { action: 'lot.read-recipients', patientIds: idsOf(shown) });
      return { rows: shown.map(toLotPatient), nextCursor: nextCursor(rows, query.limit) };
    });
  }

  start(caller: Caller, idempotencyKey: string, body: RecallStart): Promise<RecordRef> {
    const request = { idempotencyKey, route: 'POST recalls', body };
    return this.creations.once(caller, request, async (tx) => {
      const id = randomUUID();
      await this.recalls.insert(tx, id, body, this.clock.now());
      auditRecall(tx, 'start', id);
      return { id, version: 1 };
    });
  }

  list(caller: Caller): Promise<RecallList> {
    return this.tenant.run(caller, async (tx) => {
      const rows = await this.reads.list(tx);
      recordAudit(tx, { action: 'recall.list', detail: { rows: rows.length } });
      return { rows: rows.map(toRecall) };
    });
  }

  read(caller: Caller, id: string): Promise<RecallRecord> {
    return this.tenant.run(caller, async (tx) => {
      const [recall, steps] = await arrived(this.reads.find(tx, id), this.reads.steps(tx, id));
      if (!recall) throw new RecordNotFound('recall');
      auditRecall(tx, 'read', id);
      return { recall: toRecall(recall), steps: steps.map(toRecallStep) };
    });
  }

  patients(caller: Caller, id: string, query: RecallPatientQuery): Promise<RecallPatientPage> {
    return this.tenant.run(caller, async (tx) => {
      const recall = await this.find(tx, id);
      const after = await this.cursorOf(tx, query.cursor);
      const rows = await this.reads.patientsOf(tx, lotOf(recall), after, query.limit + 1);
      const shown = rows.slice(0, query.limit);
      const contacts = await this.reads.contacts(tx, id, idsOf(shown));
      auditRecall(tx, 'read-patients', id, idsOf(shown));
      return {
        rows: shown.map((row) => toRecallPatient(row, contacts)),
        nextCursor: nextCursor(rows, query.limit),
      };
    });
  }

  /** Notes an attempt to reach a patient. Nothing noted before is changed. */
  contact(
    caller: Caller,
    id: string,
    idempotencyKey: string,
    body: RecallContact,
  ): Promise<RecordRef> {
    const request = { idempotencyKey, route: `POST recalls/${id}/contacts`, body };
    return this.creations.once(caller, request, async (tx) => {
      const { version, closed } = await this.lock(tx, id);
      if (closed) {
        throw new StateConflict('recall.closed', 'This recall is closed. Take it up again first.');
      }
      if (!(await this.reads.hasReceived(tx, id, body.patientId))) {
        const message = 'This patient did not receive the lot.';
        throw fieldFault('recall.patient_unconcerned', 'patientId', message);
      }
      const { today } = await this.practice.read(tx);
      if (compareDates(body.contactedOn, today) > 0) {
        throw fieldFault('recall.contact_later', 'contactedOn', 'This day has not come yet.');
      }
      if (body.outcome === 'withdrawn' && body.note === null) {
        throw fieldFault('recall.withdrawal_unexplained', 'note', 'Write what was wrong.');
      }
      const event = { recallId: id, ordinal: version + 1, at: this.clock.now() };
      await this.recalls.append(tx, { ...event, kind: 'contact', contact: body }, false);
      auditRecall(tx, 'contact', id, [body.patientId]);
      return { id, version: event.ordinal };
    });
  }

  /** Ends a recall, or takes it up again, with the reason. */
  stand(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { isClosed, reason }: RecallStanding,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const { version, closed } = await this.lock(tx, id);
      if (version !== expectedVersion) throw new RecordChanged('recall', version);
      if (closed === isClosed) {
        throw new StateConflict(
          'recall.unchanged',
          `This recall is ${closed ? 'closed' : 'open'} already.`,
        );
      }
      const event = { recallId: id, ordinal: version + 1, reason, at: this.clock.now() };
      const kind = isClosed ? 'closed' : 'reopened';
      await this.recalls.append(tx, { ...event, kind }, isClosed);
      auditRecall(tx, isClosed ? 'close' : 'reopen', id);
      return { id, version: event.ordinal };
    });
  }

  /** The recall as CSV. The audit row is committed before the first byte leaves; another one says how many went out. */
  async export(caller: Caller, id: string): Promise<CsvAnswer> {
    const [recall, { name: practiceName }] = await this.tenant.run(caller, async (tx) => {
      const found = await this.find(tx, id);
      auditRecall(tx, 'export', id);
      return [found, await this.practice.read(tx)] as const;
    });
    return {
      table: {
        name: 'recall',
        columns: recallColumns,
        rows: () => this.exportRows(caller, recall),
      },
      named: { what: 'recall', practiceName, from: null, until: null, at: this.clock.now() },
    };
  }

  private async *exportRows(caller: Caller, row: RecallRow): AsyncGenerator<Cell[][]> {
    const recall = toRecall(row);
    let after: string | null = null;
    for (;;) {
      const { rows, contacts } = await this.exportChunk(caller, row, after);
      if (rows.length > 0) yield rows.flatMap((one) => recallCells(recall, one, contacts));
      after = rows.at(-1)?.patient_id ?? null;
      if (rows.length < EXPORT_CHUNK) return;
    }
  }

  private exportChunk(caller: Caller, recall: RecallRow, after: string | null) {
    return this.tenant.run(caller, async (tx) => {
      const rows = await this.reads.patientsOf(tx, lotOf(recall), after, EXPORT_CHUNK);
      const contacts = await this.reads.contacts(tx, recall.id, idsOf(rows));
      auditRecall(tx, 'export-patients', recall.id, idsOf(rows));
      return { rows, contacts };
    });
  }

  private async find(tx: TenantTransaction, id: string): Promise<RecallRow> {
    const recall = await this.reads.find(tx, id);
    if (!recall) throw new RecordNotFound('recall');
    return recall;
  }

  private async lock(tx: TenantTransaction, id: string): Promise<LockedRecall> {
    const recall = await this.recalls.lock(tx, id);
    if (!recall) throw new RecordNotFound('recall');
    return recall;
  }

  private async cursorOf(
    tx: TenantTransaction,
    cursor: string | undefined,
  ): Promise<string | null> {
    const after = readIdCursor(cursor);
    if (after !== null && !(await this.reads.isPatient(tx, after))) throw new CursorInvalid();
    return after;
  }
}

const lotOf = (recall: RecallRow) => ({
  lotNumber: recall.lot_number,
  productId: recall.product_id,
});

const idsOf = (rows: readonly LotPatientRow[]) => rows.map((row) => row.patient_id);

/** One row more than asked for was read: it says that there is a next page. */
function nextCursor(rows: readonly LotPatientRow[], limit: number): string | null {
  return rows.length > limit ? (rows[limit - 1]?.patient_id ?? null) : null;
}

function fieldFault(code: string, path: string, message: string): RuleBroken {
  return new RuleBroken(code, message, {}, [{ path, message }]);
}

function auditRecall(
  tx: TenantTransaction,
  verb:
    | 'start'
    | 'read'
    | 'read-patients'
    | 'contact'
    | 'close'
    | 'reopen'
    | 'export'
    | 'export-patients',
  id: string,
  patientIds: readonly string[] = [],
): void {
  recordAudit(tx, {
    action: `recall.${verb}`,
    patientIds,
    subjectType: 'recall',
    subjectId: id,
  });
}
