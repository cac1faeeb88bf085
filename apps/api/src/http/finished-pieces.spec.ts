import fc from 'fast-check';
import * as z from 'zod';
import { FinishedPieces, isSame } from './finished-pieces';

const schema = z.strictObject({ total: z.int() });
const pieces = (most = 2) =>
  new FinishedPieces(
    schema,
    ({ scores }: { scores: readonly number[] }) => ({
      total: scores.reduce((sum, score) => sum + score, 0),
    }),
    most,
  );
const text = ({ bytes }: { bytes: Buffer }) => bytes.toString('utf8');

describe('finished pieces', () => {
  it('are finished once of the same making, and anew of another', () => {
    const kept = pieces();
    const first = kept.of('a', { scores: [1, 2] });
    expect(text(first)).toBe('{"total":3}');
    expect(kept.of('a', { scores: [1, 2] })).toBe(first);
    expect(text(kept.of('a', { scores: [1, 3] }))).toBe('{"total":4}');
    expect(text(kept.of('a', { scores: [1, 2] }))).toBe('{"total":3}');
  });

  it('let go of the one that was sent the longest time ago', () => {
    const kept = pieces(2);
    const [a, b] = [kept.of('a', { scores: [1] }), kept.of('b', { scores: [2] })];
    expect(kept.of('a', { scores: [1] })).toBe(a);
    kept.of('c', { scores: [3] });
    expect(kept.of('a', { scores: [1] })).toBe(a);
    expect(kept.of('b', { scores: [2] })).not.toBe(b);
  });

  it('are refused when they break the contract, and not kept', () => {
    const kept = pieces();
    for (let time = 0; time < 2; time += 1) {
      expect(() => kept.of('a', { scores: [0.5] })).toThrow(/^total: /);
    }
  });
});

describe('isSame', () => {
  it.each([
    ['instants', new Date(0), new Date(0), true],
    ['other instants', new Date(0), new Date(1), false],
    ['an instant and its fields', new Date(0), {}, false],
    ['a list and its places', ['a'], { 0: 'a' }, false],
    ['nothing and something absent', { a: null }, { a: undefined }, false],
    ['a field that is absent and one of another name', { a: undefined }, { b: undefined }, false],
    ['something that is neither list nor fields', new Map([[1, 2]]), new Map([[1, 2]]), false],
  ])('of %s', (_, one, other, expected) => {
    expect(isSame(one, other)).toBe(expected);
    expect(isSame(other, one)).toBe(expected);
  });

  it('holds exactly where JSON reads the same', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const copy: unknown = JSON.parse(JSON.stringify(one));
        // JSON writes -0 as 0; both are the same number.
        expect(isSame(copy, JSON.parse(JSON.stringify(copy)))).toBe(true);
        expect(isSame(copy, other)).toBe(inOrder(copy) === inOrder(other));
      }),
    );
  });
});

/** JSON with the fields of each object in the order of their names: their order says nothing. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
