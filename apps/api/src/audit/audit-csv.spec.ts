import { parse } from 'csv-parse/sync';
import type { AuditEventView } from '@glabella/contracts';
import { csvDialects } from '@glabella/domain/values';
import { csvFile } from '../files/csv-file';
import { auditCells, auditColumns } from './audit-csv';

const event: AuditEventView = {
  id: '7',
  at: '2026-03-29T01:30:00.000Z',
  actor: { id: null, displayName: 'Nobody signed in' },
  action: 'session.begin',
  outcome: 'refused',
  patientIds: [],
  subjectType: 'staff',
  subjectId: '0b7d2c53-58a4-4a86-9f0e-0a54c1b6c0de',
  detail: { why: 'password' },
  requestId: 'r-1',
  address: '127.0.0.1',
};

const cellsOf = async (changed: Partial<AuditEventView>): Promise<Record<string, string>> => {
  const table = {
    name: 'audit',
    columns: auditColumns,
    async *rows() {
      yield [auditCells({ ...event, ...changed })];
    },
  };
  const chunks: Buffer[] = [];
  for await (const chunk of csvFile(table, csvDialects['csv-analysis'])) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const [row] = parse(text, { columns: true }) as Record<string, string>[];
  if (!row) throw new Error('no row');
  return row;
};

describe('the trail as CSV', () => {
  it('keeps every column and reads back', async () => {
    expect(await cellsOf({})).toEqual({
      id: '7',
      at: '2026-03-29T01:30:00.000Z',
      actor_id: '',
      actor_name: 'Nobody signed in',
      action: 'session.begin',
      outcome: 'refused',
      patient_ids: '',
      subject_type: 'staff',
      subject_id: '0b7d2c53-58a4-4a86-9f0e-0a54c1b6c0de',
      detail: '{"why":"password"}',
      request_id: 'r-1',
      address: '127.0.0.1',
    });
  });

  it.each([
    ['=1+1'],
    ['+1'],
    ['-1'],
    ['@cmd'],
    ['\tx'],
    ['\rx'],
    ['＝1'],
    ['＋1'],
    ['－1'],
    ['＠a'],
  ])(
    'does not let a name that begins like a formula (%j) run in a spreadsheet',
    async (displayName) => {
      const cells = await cellsOf({ actor: { id: null, displayName } });
      expect(cells['actor_name']).toBe(`'${displayName}`);
    },
  );

  it.each([['O"Neil, "Ada"'], ['two\nlines'], ['a;b'], ['-'.padStart(3)]])(
    'gives a name with separators and quotes back as it was: %j',
    async (displayName) => {
      const cells = await cellsOf({ actor: { id: null, displayName } });
      expect(cells['actor_name']).toBe(displayName);
    },
  );
});
