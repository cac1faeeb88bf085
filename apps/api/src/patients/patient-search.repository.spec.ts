import { listingStatement, type PatientListing } from './patient-search.repository';
import { searchTerms } from './search-terms';

const shapes = (['name', 'latest-activity'] as const).flatMap((order) =>
  [false, true].flatMap((archived) =>
    [null, 'staff'].flatMap((caseloadOf) =>
      [null, 'patient'].flatMap((after) =>
        ['', 'anna', 'anna berger', '12/03/1984', 'a b c d e f g h'].map(
          (text): PatientListing => ({
            terms: searchTerms(text),
            caseloadOf,
            archived,
            order,
            after,
            limit: 51,
          }),
        ),
      ),
    ),
  ),
);

describe('the statement of a list of patients', () => {
  it('has one name for one text, and no name that PostgreSQL would cut', () => {
    const texts = new Map<string, string>();
    for (const shape of shapes) {
      const { name, text } = listingStatement('practice', shape).statement;
      expect(name.length).toBeLessThanOrEqual(63);
      expect(texts.get(name) ?? text).toBe(text);
      texts.set(name, text);
    }
    expect(texts.size).toBe(shapes.length);
  });

  it('binds every value that its text names, and nothing that was typed stands in the text', () => {
    for (const shape of shapes) {
      const { statement, values } = listingStatement('practice', shape);
      const named = [...statement.text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
      expect(new Set(named)).toEqual(new Set(values.map((_, index) => index + 1)));
      expect(statement.text).not.toMatch(/anna|berger|1984/);
    }
  });

  it('seeks a word by the range of everything that begins with it', () => {
    const { values } = listingStatement('practice', {
      terms: searchTerms('Zoë'),
      caseloadOf: null,
      archived: false,
      order: 'name',
      after: null,
      limit: 51,
    });
    expect(values.slice(3)).toEqual(['zoe', 'zoe\u{10ffff}']);
  });
});
