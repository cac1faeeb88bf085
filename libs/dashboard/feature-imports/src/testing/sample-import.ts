import type { ImportBatch, ImportPreview, ImportProblem } from '@glabella/contracts';

/** An import of 40 rows by a made-up administrator. */
export function sampleBatch(changes: Partial<ImportBatch> = {}): ImportBatch {
  return {
    id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d101',
    kind: 'csv',
    status: 'finished',
    createdBy: { id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d001', displayName: 'Robin Vale' },
    createdAt: '2026-04-12T12:02:00.000Z',
    finishedAt: '2026-04-12T12:02:09.000Z',
    rowCount: 40,
    doneCount: 40,
    storedCount: 38,
    unchangedCount: 2,
    newPatientCount: 3,
    skippedCount: 0,
    problems: [],
    problemCount: changes.problems?.length ?? 0,
    voidReason: null,
    voidedBy: null,
    voidedAt: null,
    ...changes,
  };
}

/** A problem in line 7, column Total, that stops an import. */
export function sampleProblem(changes: Partial<ImportProblem> = {}): ImportProblem {
  return {
    severity: 'error',
    line: 7,
    column: 'Total',
    code: 'csv.total_range',
    message: 'A PHQ-9 total is 0 to 27.',
    ...changes,
  };
}

/** What an import of a CSV with MRN, date and total would do. */
export function samplePreview(changes: Partial<ImportPreview> = {}): ImportPreview {
  return {
    kind: 'csv',
    header: ['MRN', 'Visit', 'Total'],
    mapping: {
      columns: ['mrn', 'assessed-on', 'total'],
      instrumentId: 'phq9',
      dateFormat: 'YYYY-MM-DD',
    },
    instrumentChoices: [],
    sample: [
      ['S-0001', '2025-03-04', '19'],
      ['S-0002', '2025-03-05', ''],
    ],
    rowCount: 40,
    newCount: 38,
    unchangedCount: 2,
    newPatientCount: 0,
    skippedCount: 0,
    problems: [],
    problemCount: 0,
    isImportable: true,
    ...changes,
  };
}

/** A problem body as the server sends it. */
export const sampleRefusal = {
  type: 'about:blank',
  title: 'The server could not answer',
  status: 503,
  code: 'service.unavailable',
  detail: 'Try again in a minute.',
  requestId: 'req-9',
};
