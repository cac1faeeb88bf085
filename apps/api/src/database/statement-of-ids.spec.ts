import { queryOfIds, statementOfIds } from './statement-of-ids';
import type { Statement, TenantTransaction } from './tenant';

const FIND = statementOfIds(
  'synthetic_find',
  (isAsked) => `SELECT id FROM patient WHERE practice_id = $1 AND ${isAsked('id')} AND mrn = $3`,
);

describe('a statement about the rows of some ids', () => {
  const sent: [Statement, readonly unknown[] | undefined][] = [];
  const tx = {
    caller: { practiceId: 'a practice' },
    query: (statement: Statement, values?: readonly unknown[]) => {
      sent.push([statement, values]);
      return Promise.resolve({ rows: [] });
    },
  } as unknown as TenantTransaction;

  beforeEach(() => {
    sent.length = 0;
  });

  it('asks for one id without a list, so that PostgreSQL keeps its plan', async () => {
    await queryOfIds(tx, FIND, ['one'], 'an mrn');
    expect(sent).toEqual([
      [
        {
          name: 'synthetic_find_of_one',
          text: 'SELECT id FROM patient WHERE practice_id = $1 AND id = $2 AND mrn = $3',
        },
        ['a practice', 'one', 'an mrn'],
      ],
    ]);
  });

  it.each([
    ['several', ['one', 'other']],
    ['no', []],
  ])('asks for %s ids as a list', async (_, ids) => {
    await queryOfIds(tx, FIND, ids, 'an mrn');
    expect(sent).toEqual([
      [
        {
          name: 'synthetic_find',
          text: 'SELECT id FROM patient WHERE practice_id = $1 AND id = ANY ($2) AND mrn = $3',
        },
        ['a practice', ids, 'an mrn'],
      ],
    ]);
  });
});
