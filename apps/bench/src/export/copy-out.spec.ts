import { exportQueries, withValues } from './copy-out';

describe('a query with its values written into it', () => {
  it.each<[string, readonly unknown[], string]>([
    ['SELECT $1', ['a'], "SELECT 'a'"],
    ['SELECT $2, $1', [1, null], "SELECT NULL, '1'"],
    ['SELECT $1::boolean', [false], "SELECT 'false'::boolean"],
    ['SELECT $1', ["O'Neill"], "SELECT 'O''Neill'"],
    ['SELECT $10, $1', Array.from({ length: 10 }, (_, at) => at), "SELECT '9', '0'"],
    ['SELECT $1', [], 'SELECT NULL'],
    ['SELECT $1', ['$2'], "SELECT '$2'"],
  ])('%s of %p is %s', (text, values, query) => expect(withValues(text, values)).toBe(query));
});

describe('the queries of an export', () => {
  it('are those that its cursors were opened for, in their order', () => {
    const statement = (text: string, values: readonly unknown[] = []) => ({
      text,
      values: [...values],
    });
    expect(
      exportQueries([
        statement('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
        statement('DECLARE rows_of_stream NO SCROLL CURSOR FOR SELECT $1', ['a']),
        statement('FETCH FORWARD 100 FROM rows_of_stream'),
        statement('DECLARE rows_of_stream NO SCROLL CURSOR FOR SELECT 2'),
      ]),
    ).toEqual(["SELECT 'a'", 'SELECT 2']);
  });
});
