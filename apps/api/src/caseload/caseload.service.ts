import type {
  AttentionHistory,
  CaseloadPage,
  CaseloadRow,
  caseloadSearchSchema,
} from '@glabella/contracts';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { CursorInvalid } from '../http/cursor';
import { RecordNotFound } from '../http/errors';
import { PatientSearchService } from '../patients/patient-search.service';
import { PatientsService } from '../patients/patients.service';
import { PracticeService } from '../practice/practice.service';
import { readCursor, writeCursor } from './caseload-cursor';
import { isBeyond } from './caseload-listing.repository';
import { CaseloadReads } from './caseload-reads.repository';
import { toAttentionEvent, toCaseloadRow } from './caseload.mapper';

export type CheckedCaseloadSearch = z.output<typeof caseloadSearchSchema>;

/** Up to how many a tab counts: beyond that nobody asks for the number. */
const mostCounted = 100;

/** Who needs somebody, and why: pages of the caseload. */
@Injectable()
export class CaseloadService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly caseload: CaseloadReads,
    private readonly patientSearch: PatientSearchService,
    private readonly patients: PatientsService,
    private readonly practice: PracticeService,
  ) {}

  search(caller: Caller, search: CheckedCaseloadSearch): Promise<CaseloadPage> {
    const order = search.show === 'set-aside' ? 'set-aside' : search.sort;
    const after = search.cursor === undefined ? null : readCursor(search.cursor, order);
    return this.tenant.run(caller, async (tx) => {
      const { today } = await this.practice.read(tx);
      const listing = {
        of: search.scope === 'mine' ? caller.staffId : null,
        show: search.show,
        kinds: search.kinds,
        protocolId: search.protocolId ?? null,
        productId: search.productId ?? null,
        order: search.sort,
        after,
        today,
        limit: search.limit + 1,
      };
      if (isBeyond(listing)) throw new CursorInvalid();
      const [places, mine, practice] = await arrived(
        this.caseload.places(tx, listing),
        this.caseload.count(tx, { of: caller.staffId, today, limit: mostCounted + 1 }),
        this.caseload.count(tx, { of: null, today, limit: mostCounted + 1 }),
      );
      const shown = places.slice(0, search.limit);
      const ids = shown.map(({ patient_id }) => patient_id);
      recordAudit(tx, {
        action: 'caseload.search',
        patientIds: ids,
        detail: { scope: search.scope, show: search.show },
      });
      const rows = await this.rowsOf(tx, ids, today);
      const last = shown.at(-1);
      const hasMore = places.length > search.limit && last !== undefined;
      return {
        today,
        rows,
        nextCursor: hasMore
          ? writeCursor({ position: last.position, patientId: last.patient_id })
          : null,
        waiting: { mine: counted(mine), practice: counted(practice) },
      };
    });
  }

  history(caller: Caller, patientId: string): Promise<AttentionHistory> {
    return this.tenant.run(caller, async (tx) => {
      const [, events] = await arrived(
        this.patients.readOne(tx, patientId),
        this.caseload.events(tx, patientId),
      );
      recordAudit(tx, { action: 'attention.read-history', patientIds: [patientId] });
      return { events: events.map(toAttentionEvent) };
    });
  }

  /** One patient's line on a day; the caller audits. Rejects with RecordNotFound. */
  async readRow(
    tx: TenantTransaction,
    patientId: string,
    today: CalendarDate,
  ): Promise<CaseloadRow> {
    const [row] = await this.rowsOf(tx, [patientId], today);
    if (!row) throw new RecordNotFound('patient');
    return row;
  }

  private async rowsOf(
    tx: TenantTransaction,
    ids: readonly string[],
    today: CalendarDate,
  ): Promise<CaseloadRow[]> {
    if (ids.length === 0) return [];
    const [patients, standing, handlings, owners] = await arrived(
      this.patientSearch.readListed(tx, ids, today),
      this.caseload.standing(tx, ids),
      this.caseload.handlings(tx, ids),
      this.caseload.followUpOwners(tx, ids),
    );
    const standingOf = new Map(standing.map((row) => [row.patient_id, row]));
    const followUpOwners = new Map(owners.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const [patient, stands] = [patients.get(id), standingOf.get(id)];
      if (!patient || !stands) return [];
      const own = handlings.filter(({ patient_id }) => patient_id === id);
      return [toCaseloadRow({ patient, standing: stands, handlings: own, followUpOwners }, today)];
    });
  }
}

function counted(count: number): CaseloadPage['waiting']['mine'] {
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}
