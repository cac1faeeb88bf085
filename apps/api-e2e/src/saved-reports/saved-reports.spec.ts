import { randomUUID } from 'node:crypto';
import {
  mostSavedReports,
  problemSchema,
  recordRefSchema,
  savedReportListSchema,
  type RecordRef,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import { createPractice, inPractice, type TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

describe('saved reports', () => {
  const api = useApi({ now: '2026-04-23T08:30:00Z' });
  let practice: TestPractice;
  let author: ApiClient;
  let authorId: string;
  let colleague: ApiClient;
  let administrator: ApiClient;

  beforeEach(async () => {
    practice = await createPractice(api());
    const person = await practice.addStaff(['psychiatrist']);
    authorId = person.id;
    author = await practice.signIn(person);
    colleague = await practice.clientOf('clinician');
    administrator = await practice.clientOf('administrator');
  });

  const content = (change: object = {}) => ({
    name: 'Quarterly report',
    period: { kind: 'relative', span: 'last-quarter' },
    filters: { instrumentId: 'phq9', sex: 'female', diagnosisCode: 'F33' },
    isShared: false,
    ...change,
  });
  const post = (body: unknown, client = author, key: string = randomUUID()) =>
    client.post('/api/v1/saved-reports', body, { idempotencyKey: key });
  const save = async (change: object = {}): Promise<RecordRef> =>
    (await post(content(change))).as(recordRefSchema);
  const put = (id: string, version: number, body: unknown, client = author) =>
    client.call('PUT', `/api/v1/saved-reports/${id}`, body, { version });
  const retire = (id: string, version: number, client = author) =>
    client.post(`/api/v1/saved-reports/${id}/retire`, {}, { version });
  const listed = async (client = author) =>
    (await client.get('/api/v1/saved-reports')).as(savedReportListSchema).rows;
  const codeOf = (answer: Answer) => answer.as(problemSchema).code;

  it('keep name, filters and period, and resolve the period by the practice’s day', async () => {
    const { id, version } = await save();
    const fixed = { kind: 'days', from: '2025-01-01', to: '2025-06-30' };
    await save({ name: 'A fixed half year', period: fixed, filters: {} });
    expect([version, await listed()]).toEqual([
      1,
      [
        expect.objectContaining({
          name: 'A fixed half year',
          period: fixed,
          days: { from: '2025-01-01', to: '2025-06-30' },
          filters: { instrumentId: 'phq9' },
        }),
        expect.objectContaining({
          id,
          version: 1,
          name: 'Quarterly report',
          days: { from: '2026-01-01', to: '2026-03-31' },
          filters: { instrumentId: 'phq9', sex: 'female', diagnosisCode: 'F33' },
          isShared: false,
          owner: expect.objectContaining({ id: authorId }) as object,
          savedAt: '2026-04-23T08:30:00.000Z',
        }),
      ],
    ]);
  });

  it('move with the calendar: another quarter, other days', async () => {
    const { id } = await save({ isShared: true });
    const daysNow = async () => {
      const client = await practice.clientOf('administrator');
      return (await listed(client)).find((row) => row.id === id)?.days;
    };
    expect(await daysNow()).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    const seventy = { days: 70 };
    api().clock.advance(seventy);
    expect(await daysNow()).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    api().clock.advance({ days: -70 });
  });

  it('are stored once per attempt', async () => {
    const key = randomUUID();
    const [first, second] = [
      await post(content(), author, key),
      await post(content(), author, key),
    ];
    expect(second.as(recordRefSchema)).toEqual(first.as(recordRefSchema));
    expect(await listed()).toHaveLength(1);
  });

  it('are their author’s alone until they are shared, and to nobody else there', async () => {
    const { id } = await save();
    expect(await listed(colleague)).toEqual([]);
    for (const answer of [await put(id, 1, content(), colleague), await retire(id, 1, colleague)]) {
      expect([answer.status, codeOf(answer)]).toEqual([404, 'record.not_found']);
    }
    expect((await put(id, 1, content({ isShared: true }))).as(recordRefSchema).version).toBe(2);
    expect(await listed(colleague)).toMatchObject([{ id, version: 2, owner: { id: authorId } }]);
    expect((await put(id, 2, content())).as(recordRefSchema).version).toBe(3);
    expect(await listed(colleague)).toEqual([]);
  });

  it('are changed by their author alone, over the version that was read', async () => {
    const { id } = await save({ isShared: true });
    const refused = await put(id, 1, content({ name: 'Other' }), administrator);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'saved_report.of_another']);
    expect((await author.call('PUT', `/api/v1/saved-reports/${id}`, content())).status).toBe(428);
    expect((await put(id, 1, content({ name: 'Renamed', filters: {} }))).status).toBe(200);
    const late = await put(id, 1, content());
    expect([late.status, codeOf(late)]).toEqual([412, 'record.changed']);
    expect(await listed()).toMatchObject([{ name: 'Renamed', filters: { instrumentId: 'phq9' } }]);
  });

  it('are deleted by their author, or shared by an administrator; every version stays', async () => {
    const own = await save({ isShared: true });
    const refused = await retire(own.id, 1, colleague);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'saved_report.of_another']);
    expect((await retire(own.id, 1, administrator)).as(recordRefSchema).version).toBe(2);
    expect((await retire(own.id, 2)).status).toBe(404);
    const mine = await save();
    expect((await retire(mine.id, 2)).status).toBe(412);
    expect((await retire(mine.id, 1)).status).toBe(200);
    expect(await listed()).toEqual([]);
    const kept = await inPractice(api().database.ownerUrl, practice.id, async (owner) => {
      const { rows } = await owner.query(
        `SELECT version, status, name FROM saved_report_version WHERE report_id = $1 ORDER BY version`,
        [own.id],
      );
      return rows as object[];
    });
    expect(kept).toEqual([
      { version: 1, status: 'saved', name: 'Quarterly report' },
      { version: 2, status: 'retired', name: 'Quarterly report' },
    ]);
  });

  it('leave a trail of who did what, without the name', async () => {
    const { id } = await save({ name: 'Planted Name' });
    await put(id, 1, content({ isShared: true }));
    await retire(id, 2);
    await listed();
    const trail = await inPractice(api().database.ownerUrl, practice.id, async (owner) => {
      const { rows } = await owner.query<{ action: string; detail: object }>(
        `SELECT action, detail FROM audit_event WHERE action LIKE 'saved-report.%' ORDER BY id`,
      );
      return rows;
    });
    expect(trail).toEqual([
      { action: 'saved-report.save', detail: { version: 1, isShared: false } },
      { action: 'saved-report.change', detail: { version: 2, isShared: true } },
      { action: 'saved-report.retire', detail: { version: 3, isShared: true } },
      { action: 'saved-report.list', detail: { found: 0 } },
    ]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name of two lines', { name: 'a\nb' }, 'name'],
    ['a period of nobody', { period: { kind: 'relative', span: 'yesterday' } }, 'period.span'],
    [
      'days upside down',
      { period: { kind: 'days', from: '2026-02-02', to: '2026-02-01' } },
      'period.to',
    ],
    ['a dose without a product', { filters: { doseBand: '25-34' } }, 'filters.doseBand'],
    ['a diagnosis that is no code', { filters: { diagnosisCode: 'F3' } }, 'filters.diagnosisCode'],
  ])('are refused with %s', async (_, change, path) => {
    const answer = await post(content(change));
    expect(answer.status).toBe(400);
    expect(answer.as(problemSchema).issues?.map((issue) => issue.path)).toContain(path);
  });

  it('are refused with somebody responsible who is nobody here', async () => {
    const filters = { responsibleId: '0198c0de-0000-7000-8000-000000000001' };
    expect((await post(content({ filters }))).status).toBe(404);
    const { id } = await save();
    expect((await put(id, 1, content({ filters }))).status).toBe(404);
  });

  it('are as many as one person can read', async () => {
    await inPractice(api().database.ownerUrl, practice.id, (owner) =>
      owner.query(
        `INSERT INTO saved_report (practice_id, id, owner_id, version, created_at)
         SELECT $1, gen_random_uuid(), $2, 1, now() FROM generate_series(1, $3)`,
        [practice.id, authorId, mostSavedReports],
      ),
    );
    const answer = await post(content());
    expect([answer.status, codeOf(answer)]).toEqual([409, 'saved_report.too_many']);
    expect((await post(content(), colleague)).status).toBe(201);
  });
});
