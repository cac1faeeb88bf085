import { turnsOf } from './turns';

const statement = (text: string, name?: string) => ({
  ...(name === undefined ? {} : { name }),
  text,
  values: [],
});
const request = [
  statement('BEGIN'),
  statement('SELECT who', 'session_find'),
  statement('COMMIT'),
  statement('BEGIN'),
  statement('SELECT page', 'places'),
  statement('INSERT audit', 'audit'),
  statement('SELECT rows', 'rows'),
  statement('COMMIT'),
];

const texts = (waitsBefore: readonly string[]) =>
  turnsOf(request, waitsBefore).map((turn) => turn.map(({ text }) => text));

describe('the turns of a request', () => {
  it('wait for every COMMIT', () => {
    expect(texts([])).toEqual([
      ['BEGIN', 'SELECT who', 'COMMIT'],
      ['BEGIN', 'SELECT page', 'INSERT audit', 'SELECT rows', 'COMMIT'],
    ]);
  });

  it('wait before what needs an answer first', () => {
    expect(texts(['audit'])).toEqual([
      ['BEGIN', 'SELECT who', 'COMMIT'],
      ['BEGIN', 'SELECT page'],
      ['INSERT audit', 'SELECT rows', 'COMMIT'],
    ]);
  });

  it('leave no statement out and no turn empty', () => {
    expect(turnsOf(request, ['audit', 'session_find', 'rows']).flat()).toEqual(request);
    expect(turnsOf([], ['audit'])).toEqual([]);
    expect(turnsOf([statement('COMMIT')], [])).toEqual([[statement('COMMIT')]]);
  });
});
