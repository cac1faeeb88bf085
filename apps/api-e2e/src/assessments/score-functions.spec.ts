import fc from 'fast-check';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

type Scores = readonly (number | null)[] | null;

interface Read {
  readonly sum: number;
  readonly answered: number;
  readonly within: boolean;
}

describe('what the database reads in the answers of a form', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const read = (scores: Scores, low: number, high: number): Promise<Read> =>
    clinic.asApplication(async (client) => {
      const { rows } = await client.query<Read>(
        `SELECT scores_sum($1::smallint[]) AS sum, scores_answered($1::smallint[]) AS answered,
                scores_within($1::smallint[], $2, $3) AS within`,
        [scores, low, high],
      );
      return rows[0] as Read;
    });

  it('is their sum, their number and whether all lie in a range; a gap is none of them', async () => {
    const score = fc.option(fc.integer({ min: -4, max: 40 }), { freq: 3 });
    const bound = fc.integer({ min: -5, max: 41 });
    await fc.assert(
      fc.asyncProperty(fc.array(score, { maxLength: 30 }), bound, bound, async (scores, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const given = scores.filter((one) => one !== null);
        expect(await read(scores, low, high)).toEqual({
          sum: given.reduce((total, one) => total + one, 0),
          answered: given.length,
          within: given.every((one) => low <= one && one <= high),
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, Scores, Read]>([
    ['no list, as of a total alone', null, { sum: 0, answered: 0, within: true }],
    ['an empty list', [], { sum: 0, answered: 0, within: true }],
    ['gaps alone', [null, null], { sum: 0, answered: 0, within: true }],
    ['both ends of the range', [0, 3], { sum: 3, answered: 2, within: true }],
    ['one beyond it', [0, 4], { sum: 4, answered: 2, within: false }],
    [
      'a total that is no small number',
      [32_767, 32_767],
      { sum: 65_534, answered: 2, within: false },
    ],
  ])('is right for %s', async (_, scores, expected) => {
    expect(await read(scores, 0, 3)).toEqual(expected);
  });
});
