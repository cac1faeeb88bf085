import { frownRatingFaults, frownRatingWords, type FrownRatingFacts } from './frown-rating';
import { frownLabel } from './frown-severity';

const rating: FrownRatingFacts = { ratedOn: '2026-01-20', atRest: 0, atMaximum: 1, note: null };
const context = { today: '2026-01-20', birthDate: '1980-05-05' };
const codes = (facts: Partial<FrownRatingFacts>) =>
  frownRatingFaults({ ...rating, ...facts }, context).map(({ field, code }) => `${field}: ${code}`);

describe('a frown rating at a visit', () => {
  it.each([
    {},
    { atRest: null },
    { atMaximum: null },
    { ratedOn: '1980-05-05' },
  ] as Partial<FrownRatingFacts>[])('may be recorded with %j', (facts) => {
    expect(codes(facts)).toEqual([]);
  });

  it.each([
    [{ ratedOn: '2026-01-21' }, 'ratedOn: in-future'],
    [{ ratedOn: '1980-05-04' }, 'ratedOn: before-birth'],
    [{ atRest: null, atMaximum: null }, 'atMaximum: nothing-rated'],
  ])('is refused with %j', (facts, code) => {
    expect(codes(facts)).toEqual([code]);
  });

  it('reads as what was rated; what was not is never a 0', () => {
    expect(frownRatingWords(rating)).toBe('1 at maximum, 0 at rest');
    expect(frownRatingWords({ atRest: null, atMaximum: 3 })).toBe('3 at maximum');
    expect(frownRatingWords({ atRest: 2, atMaximum: null }, frownLabel)).toBe(
      '2 (moderate) at rest',
    );
  });
});
