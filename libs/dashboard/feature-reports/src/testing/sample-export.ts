import type { DataExport, ExportCounts, ExportPreview } from '@glabella/contracts';

export const sampleCounts: ExportCounts = {
  patients: 12,
  courses: 1,
  injection_sites: 60,
  assessments: 1_204,
  adverse_events: 0,
  trials: 0,
  medications: 0,
  frown_ratings: 0,
  life_events: 0,
};

/** What an export would hold, whatever its kind. */
export function samplePreview(
  counts: ExportCounts = sampleCounts,
  pseudonymised: ExportCounts = counts,
): ExportPreview {
  return { counts, pseudonymised };
}

/** A finished export by a made-up administrator. */
export function sampleExport(changes: Partial<DataExport> = {}): DataExport {
  return {
    id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d101',
    kind: 'identified',
    format: 'csv-analysis',
    selection: {
      from: null,
      until: null,
      protocolId: null,
      productId: null,
      diagnosisCode: null,
      careSite: null,
      withVoided: false,
    },
    status: 'finished',
    createdBy: { id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d001', displayName: 'Robin Vale' },
    createdAt: '2026-04-12T12:02:00.000Z',
    endedAt: '2026-04-12T12:02:09.000Z',
    expectedRows: 1_277,
    doneRows: 1_277,
    counts: sampleCounts,
    bytes: 48_210,
    sha256: 'ab'.repeat(32),
    ...changes,
  };
}

/** The same while it is written. */
export function runningExport(changes: Partial<DataExport> = {}): DataExport {
  const open = { endedAt: null, counts: null, bytes: null, sha256: null } as const;
  return sampleExport({ status: 'running', doneRows: 300, ...open, ...changes });
}
