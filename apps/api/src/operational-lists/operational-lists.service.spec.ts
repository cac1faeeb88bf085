import type { OperationalListQuestion } from '@glabella/contracts';
import type { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import type { Clock } from '../http/clock';
import type { PracticeService } from '../practice/practice.service';
import type {
  OperationalListing,
  OperationalListsRepository,
} from './operational-lists.repository';
import { OperationalListsService } from './operational-lists.service';

/** Lists of so many rows about nobody, in a practice that answers nothing else. */
function listsOf(rowCount: number): OperationalListsService {
  const tx = { caller: {}, query: () => Promise.resolve({ rows: [] }) };
  const tenant = { run: (_: Caller, work: (given: typeof tx) => Promise<unknown>) => work(tx) };
  const row = { patient_id: null, lot_number: 'SYN1' };
  const rows = {
    read: (_: unknown, { limit }: OperationalListing) =>
      Promise.resolve(Array.from({ length: Math.min(limit, rowCount) }, () => row)),
  };
  const practice = { read: () => Promise.resolve({ name: 'Synthetic', today: '2026-04-23' }) };
  return new OperationalListsService(
    tenant as unknown as TenantTransactions,
    rows as unknown as OperationalListsRepository,
    practice as unknown as PracticeService,
    { now: () => new Date('2026-04-23T09:00:00Z') } as Clock,
  );
}

describe('the file of a list', () => {
  const caller = {} as Caller;
  const question = (list: OperationalListQuestion['list']): OperationalListQuestion => ({
    list,
    from: '2026-01-01',
    to: '2026-04-23',
  });

  it.each([
    ['lots', 'Choose a shorter period.'],
    ['not-followed-up', 'Use an export of the data instead.'],
  ] as const)('of %s is refused when it could not hold all rows', async (list, advice) => {
    const file = listsOf(100_001).file(caller, question(list));
    await expect(file).rejects.toMatchObject({
      code: 'operational_list.too_long',
      message: expect.stringContaining(advice) as string,
    });
  });
});
