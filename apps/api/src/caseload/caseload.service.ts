import type {
  AttentionHistory,
  CaseloadPage,
  CaseloadRow,
  caseloadSearchSchema,
} from '@glabella/contracts';
import { answeredForBy } from '@glabella/domain/safety';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { readDutyRoster, type DutyRoster } from '../absences/duty-roster.repository';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { CursorInvalid } from '../http/cursor';
import { RecordNotFound } from '../http/errors';
import { PatientSearchService } from '../patients/patient-search.service';
import { PatientsService } from '../patients/patients.service';
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
    private readonly clock: Clock,
  ) {}

  search(caller: Caller, search: CheckedCaseloadSearch): Promise<CaseloadPage> {
    const order = search.show === 'set-aside' ? 'set-aside' : search.sort;
    const after = search.cursor === undefined ? null : readCursor(search.cursor, order);
    return this.tenant.run(caller, async (tx) => {
      const roster = await readDutyRoster(tx, this.clock.now());
      const { today } = roster;
      const { staffId } = caller;
      const own = { staffId, answersFor: answeredForBy(staffId, roster) };
      const listing = {
        of: search.scope === 'mine' ? own : null,
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
        this.caseload.count(tx, { of: own, today, limit: mostCounted + 1 }),
        this.caseload.count(tx, { of: null, today, limit: mostCounted + 1 }),
      );
      const shown = places.slice(0, search.limit);
      const ids = shown.map(({ patient_id }) => patient_id);
      recordAudit(tx, {
        action: 'caseload.search',
        patientIds: ids,
        detail: { scope: search.scope, show: search.show },
      });
      const rows = await this.rowsOf(tx, ids, roster);
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

  /** One patient's line today; the caller audits. Rejects with RecordNotFound. */
  async readRow(tx: TenantTransaction, patientId: string): Promise<CaseloadRow> {
    const roster = await readDutyRoster(tx, this.clock.now());
    const [row] = await this.rowsOf(tx, [patientId], roster);
    if (!row) throw new RecordNotFound('patient');
    return row;
  }

  private async rowsOf(
    tx: TenantTransaction,
    ids: readonly string[],
    roster: DutyRoster,
  ): Promise<CaseloadRow[]> {
    if (ids.length === 0) return [];
    const [patients, standing, handlings, owners] = await arrived(
      this.patientSearch.readListed(tx, ids, roster.today),
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
      return [toCaseloadRow({ patient, standing: stands, handlings: own, followUpOwners }, roster)];
    });
  }
}

function counted(count: number): CaseloadPage['waiting']['mine'] {
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}
