import { copyStatements } from './copy-out';

describe('what reads the rows of an export', () => {
  it('is what the API copies by, in its order', () => {
    const statement = (text: string) => ({ text, values: [] });
    expect(
      copyStatements([
        statement('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
        statement('COPY (SELECT 1) TO STDOUT (HEADER)'),
        statement('SELECT 2'),
        statement('COPY (SELECT 3) TO STDOUT (HEADER)'),
      ]),
    ).toEqual(['COPY (SELECT 1) TO STDOUT (HEADER)', 'COPY (SELECT 3) TO STDOUT (HEADER)']);
  });
});
