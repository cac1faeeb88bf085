import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ApiClient } from '../support/api-client';
import {
  hashEvent,
  makeSeal,
  SealRepository,
  Sealer,
  verifierIn,
  verifyTrail,
  type TrailFinding,
} from '../support/api-under-test';
import { dataFolder } from '../support/data-folder';
import { useApi } from '../support/running-api';

/** Something happens between the moment as of which the database is read and the first row. */
class InterruptedRepository extends SealRepository {
  constructor(
    client: pg.ClientBase,
    private readonly meanwhile: () => Promise<void>,
  ) {
    super(client);
  }

  override inPractice<Answer>(practiceId: string, work: () => Promise<Answer>): Promise<Answer> {
    return super.inPractice(practiceId, async () => {
      await this.meanwhile();
      return work();
    });
  }
}

describe('the sealed trail', () => {
  const dataDir = dataFolder();
  let administrator: ApiClient;
  let practiceId: string;
  let admin: pg.Client;

  // Before the API's own end: that drops the database, and every session in it.
  afterAll(async () => {
    await admin.end();
  });
  const api = useApi();
  beforeAll(async () => {
    admin = new pg.Client({ connectionString: api().database.adminUrl });
    await admin.connect();
  });

  /** Every test has a practice of its own, with seals over three times four events. */
  beforeEach(async () => {
    const practice = await api().createPractice();
    practiceId = practice.id;
    administrator = await practice.clientOf('administrator');
    for (let rounds = 0; rounds < 3; rounds += 1) {
      for (let events = 0; events < 4; events += 1) await writeEvent();
      await sealAll();
    }
  });

  const writeEvent = () => administrator.get('/api/v1/audit?limit=1');
  const seal = () => api().app.get(Sealer).sealNow();
  /** A transaction in another database of the cluster holds the horizon back: other specs run beside this one. */
  const sealAll = async (): Promise<void> => {
    const deadline = Date.now() + 60_000;
    let unsealed: number;
    do {
      await seal();
      unsealed = (await verify()).unsealedEvents;
    } while (unsealed > 0 && Date.now() < deadline);
    expect(unsealed).toBe(0);
  };
  const verify = async (meanwhile?: () => Promise<void>) => {
    const client = new pg.Client({ connectionString: api().database.appUrl });
    await client.connect();
    try {
      const check = await verifierIn(dataDir);
      const repository = meanwhile
        ? new InterruptedRepository(client, meanwhile)
        : new SealRepository(client);
      return await verifyTrail(repository, practiceId, dataDir, check);
    } finally {
      await client.end();
    }
  };
  const found = async (): Promise<readonly TrailFinding[]> => (await verify()).findings;
  const eventIds = async (): Promise<string[]> => {
    const { rows } = await admin.query<{ id: string }>(
      'SELECT id FROM audit_event WHERE practice_id = $1 ORDER BY id',
      [practiceId],
    );
    return rows.map(({ id }) => id);
  };
  const seals = async () => {
    const { rows } = await admin.query<{ seal: number; event_ids: string[] }>(
      'SELECT seal, event_ids FROM audit_seal WHERE practice_id = $1 ORDER BY seal',
      [practiceId],
    );
    return rows;
  };
  const sealOver = async (id: string): Promise<number> =>
    (await seals()).find(({ event_ids: ids }) => ids.includes(id))?.seal ?? 0;
  const headsFile = () => join(dataDir, 'audit-heads', `${practiceId}.jsonl`);

  it('covers every committed event, and is signed outside the database', async () => {
    const report = await verify();
    expect(report).toMatchObject({ unsignedSeals: 0, unsealedEvents: 0, findings: [] });
    expect(report.events).toBe(12);
    expect(await eventIds()).toHaveLength(12);
    const heads = readFileSync(headsFile(), 'utf8').trim().split('\n');
    expect(heads).toHaveLength(report.seals);
    for (const file of [headsFile(), join(dataDir, 'audit-signing.key')]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
  });

  it('says what no seal covers yet', async () => {
    await writeEvent();
    const report = await verify();
    expect(report).toMatchObject({ unsealedEvents: 1, findings: [] });
    expect(report.oldestUnsealedAt).toBeInstanceOf(Date);
    await sealAll();
    expect((await verify()).findings).toEqual([]);
  });

  it('is intact while a server seals on and signs, also where it signs for the first time', async () => {
    const before = await verify();
    const meanwhile = async () => {
      await writeEvent();
      await sealAll();
    };
    expect(await verify(meanwhile)).toEqual(before);
    expect((await verify()).seals).toBeGreaterThan(before.seals);

    const practice = await api().createPractice();
    practiceId = practice.id;
    administrator = await practice.clientOf('administrator');
    expect(await verify(meanwhile)).toMatchObject({ seals: 0, findings: [] });
    expect((await verify()).seals).toBeGreaterThan(0);
  });

  it('waits for a transaction that is still open, and for all after it', async () => {
    const before = (await verify()).seals;
    const open = new pg.Client({ connectionString: api().database.adminUrl });
    await open.connect();
    await open.query('BEGIN');
    await open.query(
      `INSERT INTO audit_event (practice_id, action, outcome, request_id, address)
       VALUES ($1, 'test.slow', 'done', 'r', 'a')`,
      [practiceId],
    );
    await writeEvent();
    await seal();
    expect(await verify()).toMatchObject({ seals: before, unsealedEvents: 1, findings: [] });
    await open.query('COMMIT');
    await open.end();
    await sealAll();
    expect(await verify()).toMatchObject({ unsealedEvents: 0, findings: [], events: 14 });
  });

  it('orders transactions by their number, not by its digits', async () => {
    const { id } = await api().createPractice();
    for (const xid of ['8', '9', '10', '11']) {
      await admin.query(
        `INSERT INTO audit_event (practice_id, action, outcome, request_id, address, xid)
         VALUES ($1, 'test.order', 'done', 'r', 'a', $2)`,
        [id, xid],
      );
    }
    practiceId = id;
    await sealAll();
    expect(await verify()).toMatchObject({ events: 4, findings: [] });
    const covered = (await seals()).flatMap(({ event_ids: ids }) => ids);
    expect(covered).toEqual(await eventIds());
  });

  it.each([
    ['action', `action = 'patient.read'`],
    ['person', 'actor_id = NULL'],
    ['time', `at = at - interval '1 microsecond'`],
    ['outcome', `outcome = 'failed'`],
    ['patients', `patient_ids = '{00000000-0000-4000-8000-000000000001}'`],
    ['detail', `detail = '{"rows": 0}'`],
    ['address', `address = '10.0.0.1'`],
    ['transaction', 'xid = xid + 1000000'],
  ])('names the event whose %s was changed', async (_, change) => {
    const id = (await eventIds())[5] ?? '';
    await admin.query(`UPDATE audit_event SET ${change} WHERE id = $1`, [id]);
    expect(await found()).toContainEqual(
      expect.objectContaining({ kind: 'event-changed', eventId: id }),
    );
    expect((await found()).every(({ eventId }) => eventId === id)).toBe(true);
  });

  it('names an event deleted in the middle', async () => {
    const id = (await eventIds())[6] ?? '';
    await admin.query('DELETE FROM audit_event WHERE id = $1', [id]);
    const seal = await sealOver(id);
    expect(await found()).toEqual([{ kind: 'event-deleted', seal, eventId: id }]);
  });

  it('names the events deleted at the tail, with the seal over them', async () => {
    const last = (await seals()).at(-1);
    const ids = last?.event_ids ?? [];
    await admin.query('DELETE FROM audit_event WHERE id = ANY ($1)', [ids]);
    await admin.query('DELETE FROM audit_seal WHERE practice_id = $1 AND seal = $2', [
      practiceId,
      last?.seal,
    ]);
    expect(ids.length).toBeGreaterThan(0);
    expect(await found()).toEqual([
      { kind: 'seal-deleted', seal: last?.seal, eventId: null },
      ...ids.map((eventId) => ({ kind: 'event-deleted', seal: last?.seal, eventId })),
    ]);
  });

  it('names both of two events that were swapped', async () => {
    const [one = '', two = ''] = (await eventIds()).slice(6, 8);
    await admin.query(
      `UPDATE audit_event a SET action = b.action, at = b.at, request_id = b.request_id, detail = b.detail
         FROM audit_event b WHERE (a.id = $1 AND b.id = $2) OR (a.id = $2 AND b.id = $1)`,
      [one, two],
    );
    expect((await found()).map(({ kind, eventId }) => [kind, eventId])).toEqual([
      ['event-changed', one],
      ['event-changed', two],
    ]);
  });

  it('names an event that was put in later', async () => {
    const [neighbour = ''] = (await eventIds()).slice(6, 7);
    const { rows } = await admin.query<{ id: string }>(
      `INSERT INTO audit_event (practice_id, action, outcome, request_id, address, xid, at)
       SELECT practice_id, 'patient.read', 'done', 'r', 'a', xid, at FROM audit_event WHERE id = $1
       RETURNING id`,
      [neighbour],
    );
    const seal = await sealOver(neighbour);
    expect(await found()).toEqual([{ kind: 'event-inserted', seal, eventId: rows[0]?.id }]);
  });

  it('names the event behind a chain that was computed anew', async () => {
    const id = (await eventIds())[6] ?? '';
    await admin.query(`UPDATE audit_event SET action = 'patient.read' WHERE id = $1`, [id]);
    await recomputeChain();
    const seal = await sealOver(id);
    const findings = await found();
    expect(findings.filter(({ eventId }) => eventId !== null)).toEqual([
      { kind: 'event-changed', seal, eventId: id },
    ]);
    expect(findings).toContainEqual({ kind: 'seal-changed', seal, eventId: null });
  });

  it('notices a head that was forged', async () => {
    const file = headsFile();
    const [first = '', ...rest] = readFileSync(file, 'utf8').trim().split('\n');
    const forged = { ...(JSON.parse(first) as object), belowXid: '1' };
    writeFileSync(file, `${[JSON.stringify(forged), ...rest].join('\n')}\n`);
    expect(await found()).toContainEqual({ kind: 'head-forged', seal: 1, eventId: null });
  });

  it('goes on after a crash between the seal and its signature', async () => {
    const file = headsFile();
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const unsigned = lines.pop() ?? '';
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    appendFileSync(file, unsigned.slice(0, 100));
    expect(await verify()).toMatchObject({ unsignedSeals: 1, findings: [] });
    await writeEvent();
    await sealAll();
    expect(await verify()).toMatchObject({ unsignedSeals: 0, findings: [], events: 13 });
  });

  it('is sealed by one sealer at a time', async () => {
    const other = new pg.Client({ connectionString: api().database.appUrl });
    await other.connect();
    const { rows } = await other.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock(6400993, 3) AS locked',
    );
    expect(rows[0]?.locked).toBe(true);
    await writeEvent();
    expect((await seal()).state).toBe('elsewhere');
    expect(await verify()).toMatchObject({ unsealedEvents: 1 });
    await other.end();
  });

  it('may not be touched by the application once it is sealed', async () => {
    const client = new pg.Client({ connectionString: api().database.appUrl });
    await client.connect();
    await client.query(`SELECT set_config('app.practice_id', $1, false)`, [practiceId]);
    for (const statement of ['UPDATE audit_seal SET seal = 9', 'DELETE FROM audit_seal']) {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await client.end();
  });

  it('is not sealed on by a sealer that finds it contradicted', async () => {
    const id = (await eventIds())[6] ?? '';
    await admin.query(`UPDATE audit_event SET action = 'patient.read' WHERE id = $1`, [id]);
    await recomputeChain();
    const before = (await seals()).length;
    await writeEvent();
    expect((await seal()).state).toBe('contradicted');
    expect(await seals()).toHaveLength(before);
  });

  /** What somebody with every right in the database would do to hide a change. */
  async function recomputeChain(): Promise<void> {
    const repository = new SealRepository(admin);
    let previous: ReturnType<typeof makeSeal> | null = null;
    for (const old of await repository.sealsFrom(practiceId, 1, 100)) {
      const events = await repository.eventsById(practiceId, old.eventIds);
      const byId = new Map(events.map((event) => [event.id, event]));
      const hashes = old.eventIds.map((id) => {
        const event = byId.get(id);
        if (!event) throw new Error('An event is gone');
        return hashEvent(practiceId, event);
      });
      const made: ReturnType<typeof makeSeal> = makeSeal(previous, {
        ...old,
        eventHashes: Buffer.concat(hashes),
      });
      await admin.query(
        `UPDATE audit_seal SET event_hashes = $2, previous_link = $3, link = $4
          WHERE seal = $1 AND practice_id = $5`,
        [made.seal, made.eventHashes, made.previousLink, made.link, practiceId],
      );
      previous = made;
    }
  }
});
