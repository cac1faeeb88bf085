import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { dataExportSchema, problemSchema } from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { withClient } from '../support/cluster-under-test';
import { ProductProcess } from '../support/product-process';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClock } from '../support/test-clock';
import { ended, historyOf, prepare, prepared, readArchive, sha256Of } from './export-steps';

jest.setTimeout(180_000);

const NOW = '2026-11-23T09:00:00Z';

/** Forms for each of the 30 patients: more than a socket holds, so that an unread export waits. */
const FORMS = 2_000;

/** Well below the 120 s after which the database gives up on a stream that nobody reads. */
const STOP_MS = 30_000;

describe('an export on its way', () => {
  const api = useApi({ now: NOW });
  let practice: TestPractice;
  let client: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    const options = { seed: 'export', today: '2026-11-23', patientCount: 30 };
    const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
    practice = new TestPractice(api(), practiceId);
    client = await practice.clientOf('administrator');
    colleague = await practice.clientOf('administrator');
    await inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      await owner.query(
        `WITH made AS (
           SELECT p.id AS patient_id, gen_random_uuid() AS id, date '2015-01-01' + n AS day, n
             FROM patient p, generate_series(1, $1::integer) n),
         heads AS (
           INSERT INTO assessment (practice_id, id, patient_id, version, instrument_id, assessed_on, total,
                                   score_status, created_at)
           SELECT $2, id, patient_id, 1, 'phq9', day, 9 * (n % 4), 'complete', now() FROM made)
         INSERT INTO assessment_version
           (practice_id, assessment_id, version, patient_id, status, instrument_id, instrument_version,
            assessed_on, mode, language, source, item_scores, total, score_status, note, author_id, recorded_at)
         SELECT $2, id, 1, patient_id, 'recorded', 'phq9', '1', day, 'self-paper', 'en', 'form',
                array_fill((n % 4)::smallint, ARRAY[9]), 9 * (n % 4), 'complete',
                'Synthetic ' || md5(random()::text) || md5(random()::text) || md5(random()::text),
                (SELECT id FROM staff LIMIT 1), now() FROM made`,
        [FORMS, practiceId],
      );
    });
  });

  beforeEach(() => api().clock.advance({ minutes: 3 }));

  const fileOf = (id: string) => `/api/v1/exports/${id}/file`;
  const cancel = (id: string, by = client) => by.post(`/api/v1/exports/${id}/cancel`);

  /** Begins to read an export and stops reading before it is whole. */
  async function unread(id: string, signal?: AbortSignal) {
    const response = await client.open(fileOf(id), signal);
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    await reader?.read();
    return { reader, response };
  }

  const streaming = async (): Promise<number> =>
    withClient(api().database.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ open: number }>(
        `SELECT count(*)::integer AS open FROM pg_stat_activity
          WHERE datname = $1 AND application_name = 'glabella-streams' AND state <> 'idle'`,
        [api().database.name],
      );
      return rows[0]?.open ?? 0;
    });

  async function untilNothingStreams(): Promise<void> {
    while ((await streaming()) > 0) await delay(20);
  }

  it('shows how far it is, and is cancelled by hand: the download breaks off and the query ends', async () => {
    const { id, expectedRows } = await prepared(client);
    expect(expectedRows).toBeGreaterThan(30 * FORMS);
    const { reader } = await unread(id);
    const running = (await client.get(`/api/v1/exports/${id}`)).as(dataExportSchema);
    expect(running.status).toBe('running');
    expect(running.doneRows).toBeLessThan(expectedRows);
    expect((await cancel(id)).as(dataExportSchema).status).toBe('cancelled');
    const readOn = async () => {
      for (;;) if ((await reader?.read())?.done) return;
    };
    await expect(readOn()).rejects.toThrow();
    await untilNothingStreams();
    expect(await ended(client, id)).toMatchObject({ status: 'cancelled', sha256: null });
    expect((await cancel(id)).as(problemSchema).code).toBe('export.not_running');
  });

  it('ends when its reader goes away, and says so', async () => {
    const { id } = await prepared(client);
    const gone = new AbortController();
    await unread(id, gone.signal);
    expect(await streaming()).toBe(1);
    gone.abort();
    await untilNothingStreams();
    expect(await ended(client, id)).toMatchObject({ status: 'cancelled', sha256: null });
    const trail = await client.get('/api/v1/audit?limit=10');
    expect(trail.text).toContain('export.end');
  });

  it('is downloaded once, soon, and by whoever prepared it', async () => {
    const { id } = await prepared(client);
    expect((await colleague.open(fileOf(id))).status).toBe(404);
    const { bytes } = await readArchive(await client.open(fileOf(id)));
    expect((await ended(client, id)).sha256).toBe(sha256Of(bytes));
    const again = await client.get(fileOf(id));
    expect([again.status, again.as(problemSchema).code]).toEqual([409, 'export.not_waiting']);
    const late = await prepared(client);
    api().clock.advance({ minutes: 3 });
    expect((await client.open(fileOf(late.id))).status).toBe(409);
    expect(await ended(client, late.id)).toMatchObject({ status: 'unused', doneRows: 0 });
  });

  it('runs twice at most in a practice, and says so in plain words', async () => {
    const first = await prepared(client);
    const { reader } = await unread(first.id);
    const second = await prepared(colleague);
    const third = await prepare(client);
    expect([third.status, third.as(problemSchema).code]).toEqual([409, 'export.too_many']);
    expect(third.as(problemSchema).detail).toContain('Wait for one to end, or cancel it.');
    expect((await cancel(second.id)).status).toBe(200);
    const fourth = await prepared(client);
    await cancel(fourth.id);
    await cancel(first.id);
    await reader?.cancel().catch(() => undefined);
  });

  it('two that are asked for at the same moment as the limit allows one are not both let in', async () => {
    const { id } = await prepared(client);
    const answers = await Promise.all([prepare(client), prepare(colleague), prepare(client)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    for (const answer of answers) {
      if (answer.status === 201) await cancel(answer.as(dataExportSchema).id);
    }
    await cancel(id);
  });

  it('asked for twice with one key is one export', async () => {
    const key = randomUUID();
    const one = await prepared(client, 'identified', 'csv-analysis', {}, key);
    const same = await prepared(client, 'identified', 'csv-analysis', {}, key);
    expect(same.id).toBe(one.id);
    await cancel(one.id);
  });

  it('refuses at once whoever asks for it while it is on its way, and takes no connection for that', async () => {
    const { id } = await prepared(client);
    const { reader } = await unread(id);
    const again = await Promise.all([1, 2, 3, 4, 5].map(() => client.get(fileOf(id))));
    for (const answer of again) {
      expect([answer.status, answer.as(problemSchema).code]).toEqual([409, 'export.not_waiting']);
    }
    expect(await streaming()).toBe(1);
    await cancel(id);
    await reader?.cancel().catch(() => undefined);
  });

  it('asked for several times at the same moment is one download, and the others do not wait', async () => {
    const { id } = await prepared(client);
    const gone = new AbortController();
    const answers = await Promise.all([1, 2, 3].map(() => client.open(fileOf(id), gone.signal)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await streaming()).toBe(1);
    gone.abort();
    await untilNothingStreams();
  });

  it('shows one instant: what is recorded meanwhile is in none of its files', async () => {
    const { id } = await prepared(client);
    const response = await client.open(fileOf(id));
    await inPractice(api().database.ownerUrl, practice.id, async (owner) => {
      await owner.query(`UPDATE patient SET family_name = 'Changed meanwhile'`);
      await owner.query('UPDATE assessment SET voided = true');
    });
    const { manifest, files } = await readArchive(response);
    await inPractice(api().database.ownerUrl, practice.id, (owner) =>
      owner.query(`UPDATE assessment SET voided = false`),
    );
    expect(manifest.rows['assessments']).toBeGreaterThan(30 * FORMS);
    expect(Buffer.from(files['patients.csv'] ?? []).includes('Changed meanwhile')).toBe(false);
  });

  it('does not reach into another practice', async () => {
    const { id } = await prepared(client);
    const other = await (await api().createPractice()).clientOf('administrator');
    expect((await other.open(fileOf(id))).status).toBe(404);
    expect((await cancel(id, other)).status).toBe(404);
    expect(await historyOf(other)).toEqual([]);
    expect((await (await prepare(other)).as(dataExportSchema)).expectedRows).toBe(0);
    await cancel(id);
  });

  /** An export of a process of its own, begun and not read to its end. */
  async function runningElsewhere() {
    const product = new ProductProcess(['serve'], { DATABASE_APP_URL: api().database.appUrl });
    const url = await product.ready();
    const elsewhere = new TestPractice(
      { ...api(), url, clock: new TestClock(new Date()) },
      practice.id,
    );
    const there = await elsewhere.clientOf('administrator');
    const { id } = await prepared(there);
    const response = await there.open(fileOf(id));
    await response.body?.getReader().read();
    expect((await client.get(`/api/v1/exports/${id}`)).as(dataExportSchema).status).toBe('running');
    return { product, id };
  }

  it('fails with its process, and the next look at the history says so', async () => {
    const { product, id } = await runningElsewhere();
    await product.kill('SIGKILL');
    await untilNothingStreams();
    expect(await ended(client, id)).toMatchObject({ status: 'failed', sha256: null });
  });

  it('does not hold up a process that is asked to stop, and stands in the history as broken off', async () => {
    const { product, id } = await runningElsewhere();
    const stopped = await Promise.race([product.kill('SIGTERM'), delay(STOP_MS, 'still there')]);
    expect(stopped).toBe(0);
    expect(await ended(client, id)).toMatchObject({ status: 'cancelled', sha256: null });
  });
});
