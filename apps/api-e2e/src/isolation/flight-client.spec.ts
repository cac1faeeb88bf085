import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import pg, { DatabaseError, type QueryResult, type QueryResultRow } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import {
  BEGIN,
  COMMIT,
  FlightClient,
  StatementSkipped,
  isServiceUnavailable,
} from '../support/api-under-test';

const EVERY_KIND = {
  name: 'test_every_kind',
  text: `SELECT 7::int AS small, 9007199254740993::bigint AS large, 1.50::numeric AS exact, 0.1::float8 AS near,
                'a “text”'::text AS text, NULL::text AS nothing, true AS yes, '2026-02-28'::date AS day,
                '2026-02-28 23:59:59.123+00'::timestamptz AS instant, '{"a": [1, null]}'::jsonb AS json,
                ARRAY[3, NULL, 1]::int[] AS numbers, ARRAY['b', 'a']::text[] AS texts, 'first' AS twice, NULL AS twice, '\\x00ff'::bytea AS bytes,
                $1::int AS sent_number, $2::text[] AS sent_texts, $3::timestamptz AS sent_instant,
                $4::uuid[] AS sent_ids, $5::uuid[] AS sent_none, $6::uuid[] AS sent_ids_and_null
           FROM generate_series(1, 3)`,
};
const IDS = ['5d4f5a3e-0c4a-4b60-9f0e-2b5a3a1d0001', '5d4f5a3e-0c4a-4b60-9f0e-2b5a3a1d0002'];
const VALUES = [5, ['x', 'y “z”'], new Date('2026-03-01T10:00:00Z'), IDS, [], [...IDS, null]];
const NO_ROWS = { name: 'test_no_rows', text: 'SELECT 1 AS one WHERE false' };
const FAIL = { name: 'test_flight_fail', text: 'SELECT 1 / $1::int AS one' };
const JSONB_OID = 3802;

describe('statements that travel as one flight', () => {
  let database: TestDatabase;
  let client: FlightClient;
  /** The same connection as the driver has it. */
  let driver: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    client = new FlightClient({ connectionString: database.ownerUrl, pipeline: true });
    driver = client;
    await client.connect();
    await driver.query('CREATE TEMP TABLE noted (at serial, what text NOT NULL)');
  });
  afterEach(() => client.end().catch(() => undefined));
  afterAll(() => database.drop());

  const note = (what: string | null) =>
    client.inFlight({ name: 'test_note', text: 'INSERT INTO noted (what) VALUES ($1)' }, [what]);
  const noted = async () =>
    (await driver.query<{ what: string }>('SELECT what FROM noted ORDER BY at')).rows.map(
      ({ what }) => what,
    );
  const facts = ({ command, rowCount, rows, fields }: QueryResult<QueryResultRow>) => ({
    command,
    rowCount,
    rows,
    names: fields.map(({ name }) => name),
  });

  it('answer what the driver by itself answers, the first time and when they are prepared', async () => {
    for (let time = 0; time < 3; time += 1) {
      const [, every, none, written] = await Promise.all([
        client.inFlight(BEGIN),
        client.inFlight(EVERY_KIND, VALUES),
        client.inFlight(NO_ROWS),
        note('a'),
        client.inFlight(COMMIT),
      ]);
      const { text } = EVERY_KIND;
      expect(facts(every)).toEqual(facts(await driver.query({ text, values: VALUES })));
      expect(facts(none)).toEqual(facts(await driver.query(NO_ROWS.text)));
      expect(written).toMatchObject({ command: 'INSERT', rowCount: 1, rows: [] });
    }
    expect(await noted()).toEqual(['a', 'a', 'a']);
  });

  it('leave in one piece and are answered by one ReadyForQuery', async () => {
    const { connection } = client as unknown as { connection: pg.Connection };
    let [writes, ready] = [0, 0];
    const { write } = connection.stream;
    connection.stream.write = ((...sent: Parameters<typeof write>) => {
      writes += 1;
      return Reflect.apply(write, connection.stream, sent) as boolean;
    }) as typeof write;
    connection.on('readyForQuery', () => (ready += 1));
    const begun = client.inFlight(BEGIN);
    await Promise.resolve();
    await Promise.all([begun, note('a'), client.inFlight(NO_ROWS), client.inFlight(COMMIT)]);
    expect({ writes, ready }).toEqual({ writes: 1, ready: 1 });
  });

  it('are kept by nobody once they are answered, though the driver’s own function of a flight lives on', async () => {
    const sent = jest.spyOn(pg.Client.prototype, 'query');
    const rows = await weakRows(client.inFlight(BEGIN), client.inFlight(EVERY_KIND, VALUES));
    await client.inFlight(COMMIT);
    const flights = sent.mock.calls.flatMap(([query]) => query as unknown as { callback: unknown });
    sent.mockRestore();
    collectGarbage();
    expect(flights.map(({ callback }) => typeof callback)).toEqual(['function', 'function']);
    expect(rows.deref()).toBeUndefined();
  });

  it('tell their error where it happened and were not executed behind it', async () => {
    const settled = await Promise.allSettled([
      client.inFlight(BEGIN),
      note('before'),
      client.inFlight(FAIL, [0]),
      note('behind'),
      client.inFlight(COMMIT),
    ]);
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    const [, , failed, ...behind] = settled.map((one) =>
      one.status === 'rejected' ? (one.reason as unknown) : null,
    );
    expect(failed).toBeInstanceOf(DatabaseError);
    expect(failed).toMatchObject({ code: '22012' });
    for (const error of behind) expect(error).toBeInstanceOf(StatementSkipped);
    await driver.query('ROLLBACK');
    expect(await noted()).toEqual([]);
  });

  it('prepare afterwards what a failure kept from being prepared', async () => {
    const unprepared = { name: 'test_behind', text: 'SELECT 2 AS two' };
    const sendAll = (divisor: number) =>
      Promise.allSettled([
        client.inFlight(BEGIN),
        client.inFlight(FAIL, [divisor]),
        client.inFlight(unprepared),
        client.inFlight(COMMIT),
      ]);
    await sendAll(0);
    await driver.query('ROLLBACK');
    const again = await sendAll(1);
    expect(again.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(again[2]).toMatchObject({ value: { rows: [{ two: 2 }] } });
  });

  it('keep their order with what is sent by itself', async () => {
    const sent = [client.inFlight(BEGIN), note('first')];
    const second = driver.query(`INSERT INTO noted (what) VALUES ('second')`);
    await Promise.all([...sent, second, note('third'), client.inFlight(COMMIT)]);
    expect(await noted()).toEqual(['first', 'second', 'third']);
  });

  it('reject all when the server ends the connection', async () => {
    const sent = [
      client.inFlight(BEGIN),
      client.inFlight({ name: 'test_end', text: 'SELECT pg_terminate_backend(pg_backend_pid())' }),
      client.inFlight(COMMIT),
    ];
    const settled = await Promise.allSettled(sent);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(settled[1]).toMatchObject({ reason: { code: '57P01', statement: 'test_end' } });
    await expect(client.inFlight(BEGIN)).rejects.toThrow();
  });

  it.each(['end', 'destroy'] as const)(
    'fail as what passes by itself when the connection is gone before they leave (%s)',
    async (how) => {
      const { stream } = (client as unknown as { connection: pg.Connection }).connection;
      await Promise.all([client.inFlight(BEGIN), client.inFlight(COMMIT)]);
      const sent = [client.inFlight(BEGIN), note('x'), client.inFlight(COMMIT)];
      stream[how]();
      const settled = await Promise.allSettled(sent);
      expect(settled[0]).toMatchObject({ status: 'rejected' });
      for (const one of settled) {
        const error: unknown = one.status === 'rejected' ? one.reason : null;
        expect(error instanceof StatementSkipped || isServiceUnavailable(error)).toBe(true);
      }
      expect(isServiceUnavailable((settled[0] as PromiseRejectedResult).reason)).toBe(true);
    },
  );

  it('are refused when a name stands for another text: nothing of them is sent, nor anything after them', async () => {
    await Promise.all([client.inFlight(BEGIN), client.inFlight(NO_ROWS), client.inFlight(COMMIT)]);
    const other = { name: NO_ROWS.name, text: 'SELECT 2' };
    const settled = await Promise.allSettled([
      client.inFlight(BEGIN),
      note('x'),
      client.inFlight(other),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    for (const one of settled) {
      expect(one).toMatchObject({ reason: { message: /another text/ } });
    }
    await expect(note('outside of any transaction')).rejects.toThrow();
  });

  it('fail alone where a value cannot be read', async () => {
    const parse = pg.types.getTypeParser(JSONB_OID);
    pg.types.setTypeParser(JSONB_OID, () => {
      throw new Error('not readable');
    });
    const json = { name: 'test_unreadable', text: `SELECT '{}'::jsonb AS json` };
    const [, read, written, committed] = await Promise.allSettled([
      client.inFlight(BEGIN),
      client.inFlight(json),
      note('a'),
      client.inFlight(COMMIT),
    ]);
    pg.types.setTypeParser(JSONB_OID, parse);
    expect(read).toMatchObject({ status: 'rejected', reason: { message: 'not readable' } });
    expect([written.status, committed.status]).toEqual(['fulfilled', 'fulfilled']);
  });

  it('hand rows on as they come, while PostgreSQL works on what stands behind them', async () => {
    const rows = {
      name: 'test_rows',
      text: `SELECT n, repeat('x', 8000) FROM generate_series(1, 9) n`,
    };
    let turn = 0;
    const turns = setInterval(() => (turn += 1));
    const taken: { n: number; turn: number }[] = [];
    const take = ({ n }: { n: number }) => void taken.push({ n, turn });
    const [, read, slept] = await Promise.all([
      client.inFlight(BEGIN),
      client.inFlight<{ n: number }>(rows, [], take),
      client
        .inFlight({ name: 'test_sleep', text: 'SELECT pg_sleep(1)' })
        .then(({ rowCount }) => ({ rowCount, turn })),
      client.inFlight(COMMIT),
    ]);
    clearInterval(turns);
    expect(taken.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(taken[0]?.turn).toBeLessThan(slept.turn);
    expect(facts(read)).toMatchObject({ command: 'SELECT', rowCount: 9, rows: [] });
  });

  it.each([
    ['at once where that is asked for', true],
    ['with the others where it is not', false],
  ])('are answered %s', async (_, isFlushed) => {
    let turn = 0;
    const turns = setInterval(() => (turn += 1));
    const answeredIn = async (sent: Promise<unknown>) => {
      await sent;
      return turn;
    };
    const first = [client.inFlight(BEGIN), answeredIn(note('a'))] as const;
    if (isFlushed) client.flush();
    const sleep = { name: 'test_sleep', text: 'SELECT pg_sleep(1)' };
    const [, noticed, slept] = await Promise.all([
      ...first,
      answeredIn(client.inFlight(sleep)),
      client.inFlight(COMMIT),
    ]);
    clearInterval(turns);
    expect(noticed < slept).toBe(isFlushed);
    expect(await noted()).toEqual(['a']);
  });

  it('have nothing to be answered at once where nothing was sent', async () => {
    client.flush();
    await Promise.all([client.inFlight(BEGIN), note('a'), client.inFlight(COMMIT)]);
    expect(await noted()).toEqual(['a']);
  });

  it('fail alone where a row cannot be taken, and hand no more of them on', async () => {
    const rows = { name: 'test_few_rows', text: 'SELECT n FROM generate_series(1, 3) n' };
    const take = jest.fn(() => {
      throw new Error('not wanted');
    });
    const [, read, written, committed] = await Promise.allSettled([
      client.inFlight(BEGIN),
      client.inFlight(rows, [], take),
      note('a'),
      client.inFlight(COMMIT),
    ]);
    expect(read).toMatchObject({ status: 'rejected', reason: { message: 'not wanted' } });
    expect(take).toHaveBeenCalledTimes(1);
    expect([written.status, committed.status]).toEqual(['fulfilled', 'fulfilled']);
  });

  it('end as the driver by itself ends, however they are divided and whatever fails', async () => {
    const step = fc.record({
      kind: fc.constantFrom('note', 'refused', 'read', 'divide'),
      number: fc.integer({ min: 0, max: 3 }),
      isNewTurn: fc.boolean(),
    });
    const statementOf = ({
      kind,
      number,
    }: {
      kind: string;
      number: number;
    }): { text: string; values: unknown[] } =>
      ({
        note: { text: 'INSERT INTO noted (what) VALUES ($1)', values: [String(number)] },
        refused: { text: 'INSERT INTO noted (what) VALUES (NULL)', values: [] },
        read: { text: 'SELECT count(*)::int AS notes, $1::int AS n FROM noted', values: [number] },
        divide: { text: 'SELECT 6 / $1::int AS part', values: [number] },
      })[kind] ?? { text: '', values: [] };
    const outcome = (settled: PromiseSettledResult<QueryResult<QueryResultRow>>) =>
      settled.status === 'fulfilled' ? facts(settled.value) : 'failed';
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await driver.query('TRUNCATE noted RESTART IDENTITY');
        await driver.query('BEGIN');
        const alone: unknown[] = [];
        for (const one of steps) {
          const [settled] = await Promise.allSettled([driver.query(statementOf(one))]);
          alone.push(outcome(settled));
        }
        const end = await driver.query('COMMIT');
        const left = await noted();

        await driver.query('TRUNCATE noted RESTART IDENTITY');
        const begun = client.inFlight(BEGIN);
        const sent: Promise<QueryResult<QueryResultRow>>[] = [];
        for (const one of steps) {
          if (one.isNewTurn) await new Promise(setImmediate);
          const { text, values } = statementOf(one);
          sent.push(client.inFlight({ name: `test_${one.kind}`, text }, values));
          sent.at(-1)?.catch(() => undefined);
        }
        const together = (await Promise.allSettled(sent)).map(outcome);
        await begun;
        const ended = await driver.query(together.includes('failed') ? 'ROLLBACK' : 'COMMIT');
        expect(together).toEqual(alone);
        expect(ended.command).toBe(end.command);
        expect(await noted()).toEqual(left);
      }),
      { numRuns: 60 },
    );
  });
});

/** The rows that the last of these answered, as long as something else holds them. */
async function weakRows(...sent: Promise<QueryResult<QueryResultRow>>[]) {
  const rows = (await Promise.all(sent)).at(-1)?.rows ?? [];
  expect(rows).toHaveLength(3);
  return new WeakRef(rows);
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
