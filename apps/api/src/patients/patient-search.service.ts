import { Injectable } from '@nestjs/common';
import type { PatientPage, patientSearchSchema } from '@glabella/contracts';
import type { z } from 'zod';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { CursorInvalid, readIdCursor } from '../http/cursor';
import { PracticeService } from '../practice/practice.service';
import { PatientSearchRepository } from './patient-search.repository';
import type { ListedPatientRow } from './patient-rows';
import { toListedPatient } from './patients.mapper';
import { searchTerms } from './search-terms';

export type CheckedPatientSearch = z.output<typeof patientSearchSchema>;

/** Lists of patients: all, one's own, or those that a text finds. */
@Injectable()
export class PatientSearchService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly patients: PatientSearchRepository,
    private readonly practice: PracticeService,
  ) {}

  search(caller: Caller, search: CheckedPatientSearch): Promise<PatientPage> {
    const terms = searchTerms(search.text);
    // A page begins behind the last patient of the one before; the cursor is that patient's id.
    const after = readIdCursor(search.cursor);
    return this.tenant.run(caller, async (tx) => {
      const [{ today }, isListed, rows] = await arrived(
        this.practice.read(tx),
        after === null ? Promise.resolve(true) : this.patients.isListed(tx, after),
        // A text of signs alone asks for something that nobody has; it does not ask for everybody.
        search.text !== '' && terms.length === 0
          ? Promise.resolve([])
          : this.patients.list(tx, {
              terms,
              caseloadOf: search.scope === 'mine' ? caller.staffId : null,
              archived: search.state === 'archived',
              order: search.sort,
              after,
              limit: search.limit + 1,
            }),
      );
      if (!isListed) throw new CursorInvalid();
      const shown = rows.slice(0, search.limit);
      recordAudit(tx, {
        action: 'patient.search',
        patientIds: shown.map(({ id }) => id),
        detail: { scope: search.scope, isText: terms.length > 0 },
      });
      return {
        rows: shown.map((row) => toListedPatient(row, today)),
        nextCursor: rows.length > search.limit ? (shown.at(-1)?.id ?? null) : null,
      };
    });
  }

  /** The rows of the patients that are listed in this transaction, in no order; the caller audits. */
  readListed(tx: TenantTransaction): Promise<ListedPatientRow[]> {
    return this.patients.findListed(tx);
  }
}
