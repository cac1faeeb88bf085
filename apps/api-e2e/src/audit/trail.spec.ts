import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { auditPageSchema, recordRefSchema, type AuditEventView } from '@glabella/contracts';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import type { ApiClient } from '../support/api-client';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

describe('the audit trail', () => {
  const api = useApi();
  let practice: FoundedPractice;
  let clinician: ApiClient;
  beforeAll(async () => {
    practice = await foundPractice(api());
    clinician = await practice.signIn(await practice.invite(['clinician']));
  });

  const client = () => practice.administrator.client;
  const page = async (query = ''): Promise<{ rows: AuditEventView[]; nextCursor: string | null }> =>
    (await client().get(`/api/v1/audit${query}`)).as(auditPageSchema);
  const rowOf = async (requestId: string | null): Promise<AuditEventView | undefined> =>
    (await page('?limit=50')).rows.find((row) => row.requestId === requestId);
  const addPatient = async (): Promise<string> => {
    const created = await clinician.post(
      '/api/v1/patients',
      {
        mrn: randomUUID().slice(0, 8),
        givenName: 'Synthetic',
        familyName: randomUUID(),
        birthDate: '1980-01-01',
        sex: 'female',
      },
      { idempotencyKey: randomUUID() },
    );
    return created.as(recordRefSchema).id;
  };

  it('keeps what an administrator did, with the request id of the answer', async () => {
    const person = await practice.invite(['clinician']);
    const { version, displayName } = await practice.member(person.staffId);
    const answer = await client().put(
      `/api/v1/staff/${person.staffId}`,
      { displayName, roles: ['psychiatrist'], isDisabled: false },
      { version },
    );
    expect(await rowOf(answer.headers.get('x-request-id'))).toMatchObject({
      actor: { id: practice.administrator.staffId, displayName: 'Ada Synthetic' },
      action: 'staff.update',
      outcome: 'done',
      subjectType: 'staff',
      subjectId: person.staffId,
      detail: { rolesBefore: ['clinician'], roles: ['psychiatrist'], isDisabled: false },
      address: '127.0.0.1',
    });
  });

  it('keeps refused attempts, although nothing else of them is stored', async () => {
    const answer = await clinician.get('/api/v1/staff');
    expect(answer.status).toBe(403);
    expect(await rowOf(answer.headers.get('x-request-id'))).toMatchObject({
      action: 'access.refuse',
      outcome: 'refused',
      detail: { code: 'access.role', route: 'GET /api/v1/staff' },
    });
  });

  it('keeps who asked for a record that is not theirs to see, without the id they tried', async () => {
    const id = randomUUID();
    const answer = await clinician.get(`/api/v1/patients/${id}/access`);
    expect(answer.status).toBe(404);
    const row = await rowOf(answer.headers.get('x-request-id'));
    expect(row).toMatchObject({ action: 'record.refuse', outcome: 'refused' });
    expect(JSON.stringify(row)).not.toContain(id);
  });

  it('is read page by page, newest first, without gap or repetition', async () => {
    for (let reads = 0; reads < 12; reads += 1) await page();
    const seen: string[] = [];
    let next = '';
    do {
      const { rows, nextCursor } = await page(`?limit=5${next}`);
      expect(rows.length).toBeLessThanOrEqual(5);
      seen.push(...rows.map(({ id }) => id));
      next = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (next !== '');
    const numbers = seen.map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(new Set(seen).size).toBe(seen.length);
    expect(Math.min(...numbers)).toBe(1);
  });

  it('is filtered by outcome, person and day of the practice', async () => {
    const refused = await page('?outcome=refused');
    expect(new Set(refused.rows.map(({ outcome }) => outcome))).toEqual(new Set(['refused']));
    const mine = await page(`?actorId=${practice.administrator.staffId}`);
    expect(new Set(mine.rows.map(({ actor }) => actor.id)).size).toBe(1);
    // The trail's own clock is that of the database, not the one that this test moves.
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
    expect((await page(`?from=${today}&to=${today}`)).rows.length).toBeGreaterThan(0);
    expect((await page('?to=2020-01-01')).rows).toEqual([]);
    expect((await page('?from=2999-01-01')).rows).toEqual([]);
  });

  it('says that it was read, and by whom', async () => {
    const answer = await client().get('/api/v1/audit?outcome=done&limit=7');
    expect(await rowOf(answer.headers.get('x-request-id'))).toMatchObject({
      action: 'audit.read',
      detail: { rows: 7, filters: ['outcome'] },
    });
  });

  it('leaves as a file with every row, and says so before and after', async () => {
    const answer = await client().get('/api/v1/audit/export');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit_synthetic-test-practice_start_today_\d{8}T\d{6}Z\.csv"$/,
    );
    const rows = parse(answer.text, { columns: true }) as Record<string, string>[];
    expect(rows[0]?.['action']).toBe('audit.export');
    expect(rows.at(-1)).toMatchObject({ id: '1', action: 'practice.found' });
    expect(rows.map((row) => Number(row['id']))).toEqual(
      rows.map((_, index) => rows.length - index),
    );
    expect(answer.text).not.toMatch(/[^\r]\n/);
    const [end] = (await page('?limit=1')).rows;
    expect(end).toMatchObject({ action: 'audit.export_end', detail: { rows: rows.length } });
  });

  it('shows on a patient who looked at the record, and nothing of other patients', async () => {
    const [patientId, otherId] = [await addPatient(), await addPatient()];
    const read = await clinician.get(`/api/v1/patients/${patientId}`);
    expect(read.status).toBe(200);
    await clinician.get(`/api/v1/patients/${otherId}`);
    const answer = await clinician.get(`/api/v1/patients/${patientId}/access`);
    const { rows } = answer.as(auditPageSchema);
    expect(rows.map(({ requestId }) => requestId)).toContain(read.headers.get('x-request-id'));
    expect(answer.text).not.toContain(otherId);
    const again = (await clinician.get(`/api/v1/patients/${patientId}/access`)).as(auditPageSchema);
    expect(again.rows[0]?.requestId).toBe(answer.headers.get('x-request-id'));
  });

  it('is written by nobody else: the application may neither change nor remove nor date a row', async () => {
    const { appUrl } = api().database;
    for (const statement of [
      `UPDATE audit_event SET action = 'x'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
      `INSERT INTO audit_event (practice_id, action, outcome, request_id, address, at)
       VALUES ('${practice.administrator.me.practice.id}', 'x', 'done', 'x', 'x', '2020-01-01')`,
    ]) {
      await expect(
        inPractice(appUrl, practice.administrator.me.practice.id, (app) => app.query(statement)),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});
