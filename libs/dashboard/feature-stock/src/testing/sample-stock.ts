import type {
  LotPatientPage,
  Recall,
  RecallPatientPage,
  Stock,
  StockLot,
  StockLotRecord,
} from '@glabella/contracts';

export const lotId = '0198c0de-0000-7000-8000-00000000a001';
export const recallId = '0198c0de-0000-7000-8000-00000000a002';
export const patientId = '0198c0de-0000-7000-8000-00000000a003';
export const sessionId = '0198c0de-0000-7000-8000-00000000a004';
const author = { id: '0198c0de-0000-7000-8000-00000000a005', displayName: 'Kim Aalto' };
const recordedAt = '2026-11-02T09:00:00.000Z';

/** A lot with three vials on hand. */
export function lotOf(change: Partial<StockLot> = {}): StockLot {
  return {
    id: lotId,
    version: 1,
    productId: 'onabotulinumtoxinA',
    lotNumber: 'C7781',
    expiresOn: '2027-08-31',
    vialUnits: 100,
    unopened: 3,
    opened: [],
    received: 5,
    recallId: null,
    ...change,
  };
}

export function stockOf(rows: StockLot[], keepsStock = true): Stock {
  return { keepsStock, rows };
}

/** The lot with a delivery that was corrected, a use and a vial that was not there. */
export function lotRecordOf(change: Partial<StockLot> = {}): StockLotRecord {
  const line = {
    unopened: 0,
    open: 0,
    missing: 0,
    injectedUnits: 0,
    wastedUnits: 0,
    session: null,
    reconstitutedAt: null,
    diluentMl: null,
    reason: null,
    author,
    recordedAt,
  };
  const delivered = { supplier: 'Synthetic', receivedOn: '2026-11-02', author, recordedAt };
  return {
    lot: lotOf(change),
    balance: {
      ...{ received: 5, unopened: 3, open: 0, used: 1, wasted: 0, discarded: 1, missing: 1 },
      ...{ injectedUnits: 29, wastedUnits: 171 },
    },
    versions: [
      {
        ...{ version: 1, lotNumber: 'C7781', expiresOn: '2027-08-31', vialUnits: 100 },
        ...{ reason: null, author, recordedAt },
      },
    ],
    deliveries: [
      {
        id: '0198c0de-0000-7000-8000-00000000a006',
        versions: [
          { ...delivered, version: 2, vials: 5, reason: 'Counted again' },
          { ...delivered, version: 1, vials: 6, reason: null },
        ],
      },
    ],
    entries: [
      { ...line, ordinal: 3, kind: 'discarded', unopened: -1, reason: 'Broken' },
      {
        ...{ ...line, ordinal: 2, kind: 'used', unopened: -1, missing: 1 },
        ...{ injectedUnits: 29, wastedUnits: 171 },
        session: { id: sessionId, performedOn: '2026-11-09' },
      },
      { ...line, ordinal: 1, kind: 'received', unopened: 5 },
    ],
  };
}

/** A recall that has reached 1 of 2. */
export function recallOf(change: Partial<Recall> = {}): Recall {
  return {
    id: recallId,
    version: 3,
    lotNumber: 'C7781',
    productId: null,
    reason: 'Particles found',
    authority: 'Synthetic authority',
    reference: null,
    isClosed: false,
    startedBy: author,
    startedAt: recordedAt,
    progress: { reached: 1, patients: 2 },
    ...change,
  };
}

const patient = {
  id: patientId,
  givenName: 'Synthia',
  familyName: 'Example',
  birthDate: '1984-02-29',
  mrn: 'SYN-7',
};

/** One patient with a session that says the lot. */
export function lotPatientOf(
  state: 'signed' | 'amended' | 'voided' = 'signed',
): LotPatientPage['rows'][number] {
  return {
    patient,
    sessions: [
      {
        ...{ sessionId, performedOn: '2026-11-09', productId: 'onabotulinumtoxinA' },
        ...{ lotNumber: 'C7781', units: 29, state },
      },
    ],
    lastContactOn: '2026-11-20',
  };
}

/** The same as a recall shows them, sought once in vain. */
export function recallPatientOf(
  change: Partial<RecallPatientPage['rows'][number]> = {},
): RecallPatientPage['rows'][number] {
  return {
    ...lotPatientOf(),
    isToReach: true,
    isReached: false,
    contacts: [
      {
        ...{ ordinal: 2, contactedOn: '2026-11-20', method: 'phone', outcome: 'no-answer' },
        ...{ note: 'Rang twice', author, recordedAt },
      },
    ],
    ...change,
  };
}
