import type { SavedReport } from '@glabella/contracts';
import { me } from '@glabella/dashboard/data-access/testing';

/** A saved report of whoever is signed in; for specs. */
export function savedReport(changes: Partial<SavedReport> = {}): SavedReport {
  return {
    id: '0198c0de-0000-4000-8000-0000000000d1',
    version: 3,
    name: 'Quarterly report',
    period: { kind: 'relative', span: 'last-quarter' },
    days: { from: '2026-07-01', to: '2026-09-30' },
    filters: { instrumentId: 'phq9', sex: 'female', diagnosisCode: 'F33' },
    isShared: false,
    owner: { id: me.staffId, displayName: me.displayName },
    savedAt: '2026-10-02T09:00:00Z',
    ...changes,
  };
}
