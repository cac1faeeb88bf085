import type {
  AttentionHistory,
  CaseloadPage,
  CaseloadRow,
  caseloadSearchSchema,
} from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { readDutyRoster, type DutyRoster, type ReadRoster } from '../absences/duty-roster';
import { recordAudit, recordLookAtList } from '../audit/audit-trail';
import { ArrivingRows } from '../database/arriving-rows';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { AnswerPiece, PageOfPieces } from '../http/answer-piece';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { CursorInvalid } from '../http/cursor';
import { RecordNotFound } from '../http/errors';
import type { ListedPatientRow } from '../patients/patient-rows';
import { PatientSearchService } from '../patients/patient-search.service';
import { PatientsService } from '../patients/patients.service';
import { readCursor, writeCursor } from './caseload-cursor';
import { isBeyond, type Place } from './caseload-listing.repository';
import { CaseloadReads } from './caseload-reads.repository';
import type {
  FollowUpOwnerRow,
  HandlingRow,
  LineParts,
  PlaceRow,
  StandingRow,
} from './caseload-rows';
import { toAttentionEvent, toCaseloadRow, toHeldFollowUp } from './caseload.mapper';
import { FinishedLines } from './finished-lines';
import { LastRosters, ownDay, type OwnDay } from './own-day';

export type CheckedCaseloadSearch = z.output<typeof caseloadSearchSchema>;

/** Up to how many a tab counts: beyond that nobody asks for the number. */
const mostCounted = 100;

/** How often a page is asked for anew, each time because the roster changed since. */
const MOST_LOOKS = 3;

/** Who needs somebody, and why: pages of the caseload. */
@Injectable()
export class CaseloadService {
  private readonly rosters = new LastRosters();
  private readonly lines = new FinishedLines();

  constructor(
    private readonly tenant: TenantTransactions,
    private readonly caseload: CaseloadReads,
    private readonly patientSearch: PatientSearchService,
    private readonly patients: PatientsService,
    private readonly clock: Clock,
  ) {}

  /**
   * A page travels in one flight with the roster that decides what it holds: who is asked for is taken from the roster of
   * the practice's last look. Where that is no more, nothing was looked at, and the page is asked for by the one found.
   */
  async search(caller: Caller, search: CheckedCaseloadSearch): Promise<PageOfPieces<CaseloadPage>> {
    const order = search.show === 'set-aside' ? 'set-aside' : search.sort;
    const after = search.cursor === undefined ? null : readCursor(search.cursor, order);
    if (isBeyond({ ...search, order: search.sort, after })) throw new CursorInvalid();
    const now = this.clock.now();
    const read = (tx: TenantTransaction) => readDutyRoster(tx, now);
    let roster = this.rosters.of(caller, now) ?? (await this.tenant.runOutsideRecord(caller, read));
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const { found, page } = await this.look(caller, search, after, roster, now);
      this.rosters.keep(caller, found);
      if (page !== null) return page;
      roster = found;
    }
    throw new Error('The duty roster was another one at each look');
  }

  /** A page by this roster, and the roster that was found; null where it is another. */
  private look(
    caller: Caller,
    search: CheckedCaseloadSearch,
    after: Place | null,
    roster: ReadRoster,
    now: Date,
  ): Promise<{ found: ReadRoster; page: PageOfPieces<CaseloadPage> | null }> {
    return this.tenant.run(caller, async (tx) => {
      const act = {
        action: 'caseload.search',
        detail: { scope: search.scope, show: search.show },
      } as const;
      const lines = new Map<string, AnswerPiece<CaseloadRow>>();
      const sent = arrived(
        readDutyRoster(tx, now),
        this.find(tx, search, after, ownDay(caller.staffId, roster)),
        recordLookAtList(tx, act, roster.fingerprint),
        this.eachListed(tx, roster, (parts) => lines.set(parts.patient.id, this.lines.of(parts))),
      );
      tx.commit();
      const [found, [places, mine, practice], isAsAssumed] = await sent;
      if (!isAsAssumed) return { found, page: null };
      const shown = places.slice(0, search.limit);
      const last = shown.at(-1);
      const hasMore = places.length > search.limit && last !== undefined;
      const page = {
        today: roster.today,
        rows: shown.flatMap(({ patient_id }) => lines.get(patient_id) ?? []),
        nextCursor: hasMore
          ? writeCursor({ position: last.position, patientId: last.patient_id })
          : null,
        waiting: { mine: counted(mine), practice: counted(practice) },
      };
      return { found, page };
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
    this.caseload.list(tx, patientId);
    const listed: LineParts[] = [];
    await this.eachListed(tx, roster, (parts) => void listed.push(parts));
    const [parts] = listed;
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

  /** Takes what each line of the listed patients is made of as soon as it is there, in no order. */
  private async eachListed(
    tx: TenantTransaction,
    roster: DutyRoster,
    take: (parts: LineParts) => void,
  ): Promise<void> {
    const standing = new ArrivingRows<StandingRow>();
    const others = arrived(
      this.caseload.handlings(tx),
      this.caseload.followUpOwners(tx),
      this.patientSearch.readListed(tx),
    ).then((rows) => standing.handTo(partsTaker(rows, roster, take)));
    await arrived(others, this.caseload.eachStanding(tx, standing.arrive));
  }
}

/** Takes what a patient's reasons follow from, and hands it on with what else a line is made of. */
function partsTaker(
  [handlings, owners, patients]: [HandlingRow[], FollowUpOwnerRow[], ListedPatientRow[]],
  roster: DutyRoster,
  take: (parts: LineParts) => void,
): (standing: StandingRow) => void {
  const patientsById = new Map(patients.map((row) => [row.id, row]));
  const handlingsOf = Map.groupBy(handlings, patientOf);
  const followUpsOf = Map.groupBy(
    owners.map((row) => toHeldFollowUp(row, roster)),
    patientOf,
  );
  return (standing) => {
    const id = standing.patient_id;
    const patient = patientsById.get(id);
    if (!patient) return;
    const done = { handlings: handlingsOf.get(id) ?? [], followUps: followUpsOf.get(id) ?? [] };
    take({ today: roster.today, patient, standing, ...done });
  };
}

function patientOf(row: { readonly patient_id: string }): string {
  return row.patient_id;
}

function counted(count: number): CaseloadPage['waiting']['mine'] {
  return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
}
