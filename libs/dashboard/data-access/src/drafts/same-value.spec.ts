import { isSameValue } from './same-value';

describe('whether two stored values say the same', () => {
  it.each([
    [1, 1, true],
    [1, '1', false],
    [null, null, true],
    [null, 0, false],
    [null, {}, false],
    [[], {}, false],
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: 1, b: null }, { a: 1 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [2, 1], false],
    [[{ a: 1 }], [{ a: 1 }], true],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(isSameValue(a, b)).toBe(expected);
  });
});
