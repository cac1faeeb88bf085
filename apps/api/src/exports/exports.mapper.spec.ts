import type { DataExportRow } from './data-export-rows';
import { TICKET_MS, toDataExport } from './exports.mapper';

const at = new Date('2026-04-23T08:30:00Z');
const row: DataExportRow = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'identified',
  format: 'xlsx',
  selection: {
    from: null,
    until: null,
    protocolId: null,
    productId: null,
    diagnosisCode: null,
    careSite: null,
    withVoided: false,
  },
  expected_rows: 10,
  status: 'prepared',
  outcome: null,
  created_by: '00000000-0000-4000-8000-000000000002',
  created_by_name: 'Synthetic Office',
  created_at: at,
  ended_at: null,
};
const counts = {
  patients: 1,
  courses: 1,
  injection_sites: 5,
  assessments: 2,
  adverse_events: 0,
  trials: 0,
  medications: 0,
  frown_ratings: 0,
  life_events: 0,
};
const later = (ms: number) => new Date(at.getTime() + ms);

describe('an export in the history', () => {
  it('waits for its download until the time is over, and is then unused', () => {
    expect(toDataExport(row, later(TICKET_MS), null).status).toBe('prepared');
    expect(toDataExport(row, later(TICKET_MS + 1), null).status).toBe('unused');
  });

  it('shows how far it is while it runs here, and what was written when it has ended', () => {
    const running = { ...row, status: 'running' } as const;
    expect(toDataExport(running, at, 7)).toMatchObject({
      status: 'running',
      doneRows: 7,
      counts: null,
    });
    expect(toDataExport(running, at, null)).toMatchObject({ doneRows: 0, bytes: null });
    const outcome = { counts, bytes: 1_234, sha256: 'ab' };
    const ended = { ...row, status: 'finished', outcome, ended_at: later(5_000) } as const;
    expect(toDataExport(ended, at, null)).toMatchObject({
      doneRows: 9,
      counts,
      bytes: 1_234,
      sha256: 'ab',
      endedAt: '2026-04-23T08:30:05.000Z',
    });
  });

  it('wrote no row of a table that the product did not have then', () => {
    const { life_events, ...known } = counts;
    expect(life_events).toBe(0);
    const outcome = { counts: known as typeof counts, bytes: 1_234, sha256: 'ab' };
    const ended = { ...row, status: 'finished', outcome, ended_at: later(5_000) } as const;
    expect(toDataExport(ended, at, null)).toMatchObject({ doneRows: 9, counts });
  });
});
