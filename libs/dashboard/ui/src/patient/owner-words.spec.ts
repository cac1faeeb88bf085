import { ownerWords } from './owner-words';

const owner = { id: 'owner', displayName: 'Dr. A. Reyes (synthetic)' };
const cover = { id: 'cover', displayName: 'K. Aalto (synthetic)' };
const until = '2026-02-15';

describe('who answers for something, in words', () => {
  it.each([
    ['somebody who is there', null, null, undefined, 'Dr. A. Reyes (synthetic)'],
    ['somebody who is there, read by a colleague', null, null, 'cover', 'Dr. A. Reyes (synthetic)'],
    [
      'somebody away',
      until,
      cover,
      'owner',
      'Dr. A. Reyes (synthetic) (away until 15 Feb 2026, covered by K. Aalto (synthetic))',
    ],
    [
      'somebody away, read by the cover',
      until,
      cover,
      'cover',
      'covering for Dr. A. Reyes (synthetic) (away until 15 Feb 2026)',
    ],
    [
      'somebody away for whom nobody stands in',
      until,
      null,
      'cover',
      'Dr. A. Reyes (synthetic) (away until 15 Feb 2026, nobody covers)',
    ],
    ['somebody away, the reader not known', until, null, undefined, /nobody covers/],
  ])('%s', (_, ownerAwayUntil, standIn, readerId, words) => {
    expect(ownerWords({ owner, ownerAwayUntil, cover: standIn }, readerId)).toMatch(words);
  });
});
