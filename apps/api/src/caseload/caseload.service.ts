import type {
  AttentionHistory,
  CaseloadPage,
  CaseloadRow,
  caseloadSearchSchema,
} from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { readDutyRoster, type DutyRoster } from '../absences/duty-roster';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { PageOfPieces } from '../http/answer-piece';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { CursorInvalid } from '../http/cursor';
import { RecordNotFound } from '../http/errors';
import { PatientSearchService } from '../patients/patient-search.service';
import { PatientsService } from '../patients/patients.service';
import { readCursor, writeCursor } from './caseload-cursor';
import { isBeyond, type Place } from './caseload-listing.repository';
import { CaseloadReads } from './caseload-reads.repository';
import type { LineParts, PlaceRow } from './caseload-rows';
import { toAttentionEvent, toCaseloadRow, toHeldFollowUp } from './caseload.mapper';
import { FinishedLines } from './finished-lines';
import { isSameDay, ownDay, OwnDayGuess, type OwnDay } from './own-day';

export type CheckedCaseloadSearch = z.output<typeof caseloadSearchSchema>;

/** Up to how many a tab counts: beyond that nobody asks for the number. */
const mostCounted = 100;

/** Who needs somebody, and why: pages of the caseload. */
@Injectable()
export class CaseloadService {
  private readonly guess = new OwnDayGuess();
  private readonly lines = new FinishedLines();

  constructor(
    private readonly tenant: TenantTransactions,
    private readonly caseload: CaseloadReads,
    private readonly patientSearch: PatientSearchService,
    private readonly patients: PatientsService,
    private readonly clock: Clock,
  ) {}

  search(caller: Caller, search: CheckedCaseloadSearch): Promise<PageOfPieces<CaseloadPage>> {
    const order = search.show === 'set-aside' ? 'set-aside' : search.sort;
    const after = search.cursor === undefined ? null : readCursor(search.cursor, order);
    if (isBeyond({ ...search, order: search.sort, after })) throw new CursorInvalid();
    return this.tenant.run(caller, async (tx) => {
      const now = this.clock.now();
      const guessed = this.guess.of(caller, now);
      // The page travels with the roster, as long as the roster is what it was at the last look.
      const [roster, early] = await arrived(
        readDutyRoster(tx, now),
        guessed === null ? Promise.resolve(null) : this.find(tx, search, after, guessed),
      );
      this.guess.keep(caller, roster);
      const { today } = roster;
      const day = ownDay(caller.staffId, roster);
      const isFound = early !== null && guessed !== null && isSameDay(guessed, day);
      const [places, mine, practice] = isFound ? early : await this.find(tx, search, after, day);
      const shown = places.slice(0, search.limit);
      const ids = shown.map(({ patient_id }) => patient_id);
      recordAudit(tx, {
        action: 'caseload.search',
        patientIds: ids,
        detail: { scope: search.scope, show: search.show },
      });
      const reads = this.partsOf(tx, ids, roster);
      tx.commit();
      const rows = (await reads).map((parts) => this.lines.of(parts));
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
    const [parts] = await this.partsOf(tx, [patientId], roster);
    if (!parts) throw new RecordNotFound('patient');
    return toCaseloadRow(parts);
  }

  /** The places of a page, and how many wait for the person and in the practice. */
  private find(
    tx: TenantTransaction,
    search: CheckedCaseloadSearch,
    after: Place | null,
    { today, answersFor }: OwnDay,
  ): Promise<[PlaceRow[], number, number]> {
    const own = { staffId: tx.caller.staffId, answersFor };
    return arrived(
      this.caseload.places(tx, {
        of: search.scope === 'mine' ? own : null,
        show: search.show,
        kinds: search.kinds,
        protocolId: search.protocolId ?? null,
        productId: search.productId ?? null,
        order: search.sort,
        after,
        today,
        limit: search.limit + 1,
      }),
      this.caseload.count(tx, { of: own, today, limit: mostCounted + 1 }),
      this.caseload.count(tx, { of: null, today, limit: mostCounted + 1 }),
    );
  }

  /** What the lines of these patients are made of, in the order of the ids. */
  private async partsOf(
    tx: TenantTransaction,
    ids: readonly string[],
    roster: DutyRoster,
  ): Promise<LineParts[]> {
    if (ids.length === 0) return [];
    const [patients, standing, handlings, owners] = await arrived(
      this.patientSearch.readListed(tx, ids),
      this.caseload.standing(tx, ids),
      this.caseload.handlings(tx, ids),
      this.caseload.followUpOwners(tx, ids),
    );
    const { today } = roster;
    const standingOf = new Map(standing.map((row) => [row.patient_id, row]));
    const handlingsOf = Map.groupBy(handlings, patientOf);
    const followUpsOf = Map.groupBy(
      owners.map((row) => toHeldFollowUp(row, roster)),
      patientOf,
    );
    return ids.flatMap((id) => {
      const [patient, stands] = [patients.get(id), standingOf.get(id)];
      if (!patient || !stands) return [];
      const done = { handlings: handlingsOf.get(id) ?? [], followUps: followUpsOf.get(id) ?? [] };
      return [{ today, patient, standing: stands, ...done }];
    });
  }
}

function patientOf(row: { readonly patient_id: string }): string {
  return row.patient_id;
}

function counted(count: number): CaseloadPage['waiting']['mine'] {
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}
