import type { AuditAction } from '@glabella/contracts';
import { callerOf } from '../support/caller';
import {
  DataSource,
  FlightClient,
  TenantTransactions,
  TransactionNotAudited,
  TransactionNotCommitted,
  recordAudit,
  type Caller,
} from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

const POOL = 10;
const FIND_PATIENTS = { name: 'test_patients', text: 'SELECT id FROM patient' };
const FAIL = { name: 'test_fail', text: 'SELECT 1 / 0' };

/** No service records such an action. */
const audit = (tx: Parameters<typeof recordAudit>[0], action: string): void =>
  recordAudit(tx, { action: action as AuditAction });

describe('the one transaction of a request', () => {
  const api = useApi();
  let caller: Caller;
  let tenant: TenantTransactions;

  beforeAll(async () => {
    tenant = api().app.get(TenantTransactions);
    const practice = await api().createPractice();
    const clinician = await practice.addStaff(['clinician'], 'Synthetic Nurse');
    caller = callerOf(clinician);
  });

  const eventsOf = async (action: string): Promise<number> => {
    const { rows } = await inPractice(api().database.ownerUrl, caller.practiceId, (owner) =>
      owner.query<{ events: number }>(
        'SELECT count(*)::integer AS events FROM audit_event WHERE action = $1',
        [action],
      ),
    );
    return rows[0]?.events ?? 0;
  };

  it.each(['with BEGIN', 'in a later flight'])(
    'stores nothing when a statement that nobody waits for cannot be sent %s',
    async (when) => {
      const unsendable = {
        toPostgres: () => {
          throw new Error('cannot be sent');
        },
      };
      const action = `test.unsendable-${when === 'with BEGIN' ? 1 : 2}`;
      const stored = tenant.run(caller, async (tx) => {
        if (when !== 'with BEGIN') await tx.query(FIND_PATIENTS);
        audit(tx, action);
        void tx.query({ name: 'test_unsendable', text: 'SELECT $1::text' }, [unsendable]);
        await new Promise(setImmediate);
        return tx.query(FIND_PATIENTS);
      });
      await expect(stored).rejects.toThrow();
      expect(await eventsOf(action)).toBe(0);
    },
  );

  it('has nothing answered by itself while others run, and does so when it is alone', async () => {
    const flush = jest.spyOn(FlightClient.prototype, 'flush');
    const alone = new TenantTransactions(api().app.get(DataSource));
    const flushed = (meanwhile?: () => Promise<unknown>) =>
      alone.run(caller, async (tx) => {
        audit(tx, 'test.flush');
        await meanwhile?.();
        const found = tx.query(FIND_PATIENTS);
        tx.flush();
        return (await found).rows;
      });
    expect(await flushed()).toEqual([]);
    expect(flush).toHaveBeenCalledTimes(1);
    await flushed(() => flushed());
    expect(flush).toHaveBeenCalledTimes(2);
    flush.mockRestore();
  });

  it('leaves no connection with a practice on it: outside, a query throws on every one', async () => {
    const dataSource = api().app.get(DataSource);
    const useAll = (): Promise<unknown> =>
      Promise.all(
        Array.from({ length: POOL }, () =>
          tenant.run(caller, async (tx) => {
            audit(tx, 'test.pool');
            await tx.query({ name: 'test_wait', text: 'SELECT pg_sleep(0.05)' });
            return tx.query(FIND_PATIENTS);
          }),
        ),
      );
    await useAll();
    const outside = await Promise.allSettled(
      Array.from({ length: POOL }, () =>
        dataSource.query('SELECT id, pg_sleep(0.05) FROM patient'),
      ),
    );
    for (const query of outside) {
      expect(query.status).toBe('rejected');
      const { reason } = query as PromiseRejectedResult;
      const { code } = (reason as { driverError: { code: string } }).driverError;
      expect(['42704', '22P02']).toContain(code);
    }
  });

  it('commits nothing that left no audit row', async () => {
    const unaudited = tenant.run(caller, (tx) => tx.query(FIND_PATIENTS));
    await expect(unaudited).rejects.toThrow(TransactionNotAudited);
  });

  it('is not taken for stored when a failed statement was swallowed', async () => {
    const swallowed = tenant.run(caller, async (tx) => {
      audit(tx, 'test.swallowed');
      await tx.query(FAIL).catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ code: '22012' });
    await expect(swallowed).rejects.not.toBeInstanceOf(TransactionNotCommitted);
    expect(await eventsOf('test.swallowed')).toBe(0);
  });

  it('tells what broke it, not what failed because it was broken', async () => {
    const broken = tenant.run(caller, async (tx) => {
      audit(tx, 'test.broken');
      void tx.query(FAIL);
      await tx.query(FIND_PATIENTS);
    });
    await expect(broken).rejects.toMatchObject({ code: '22012' });
  });

  it('can end in the flight of its last reads, and takes no statement after that', async () => {
    const ended = await tenant.run(caller, async (tx) => {
      audit(tx, 'test.ended');
      const patients = tx.query(FIND_PATIENTS);
      tx.commit();
      expect(() => tx.query(FIND_PATIENTS)).toThrow('has ended');
      return (await patients).rows;
    });
    expect(ended).toEqual([]);
    expect(await eventsOf('test.ended')).toBe(1);
  });

  it('keeps the audit row of what was read when the work fails after its end', async () => {
    const failed = tenant.run(caller, async (tx) => {
      audit(tx, 'test.failed-after');
      tx.commit();
      await Promise.reject(new Error('not shown'));
    });
    await expect(failed).rejects.toThrow('not shown');
    expect(await eventsOf('test.failed-after')).toBe(1);
  });

  it('commits nothing before an audit row, and nothing when a statement of the last flight fails', async () => {
    const unaudited = tenant.run(caller, async (tx) => {
      tx.commit();
      await Promise.resolve();
    });
    await expect(unaudited).rejects.toThrow(TransactionNotAudited);
    const broken = tenant.run(caller, async (tx) => {
      audit(tx, 'test.broken-at-end');
      void tx.query(FAIL);
      tx.commit();
      await Promise.resolve();
    });
    await expect(broken).rejects.toMatchObject({ code: '22012' });
    expect(await eventsOf('test.broken-at-end')).toBe(0);
  });

  it('takes no statement after its end', async () => {
    const late = await tenant.run(caller, async (tx) => {
      audit(tx, 'test.late');
      return () => tx.query(FIND_PATIENTS);
    });
    expect(late).toThrow('has ended');
    expect(await eventsOf('test.late')).toBe(1);
  });
});
