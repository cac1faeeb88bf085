import { walFilesBetween } from './cluster-files';

const SEGMENT = 16 * 1024 * 1024;

describe('the WAL files of a backup', () => {
  it.each([
    ['00000001000000000000000A', '00000001000000000000000A', 1],
    ['00000001000000000000000A', '00000001000000000000000C', 3],
    ['0000000100000000000000FE', '000000010000000100000001', 4],
  ])('are all from %s to %s', (first, last, count) => {
    const names = walFilesBetween(first, last, SEGMENT);
    expect(names).toHaveLength(count);
    expect(names.at(0)).toBe(first);
    expect(names.at(-1)).toBe(last);
    expect([...names].sort()).toEqual(names);
    expect(names.every((name) => /^[0-9A-F]{24}$/.test(name))).toBe(true);
  });

  it('are refused across two histories', () => {
    expect(() =>
      walFilesBetween('00000001000000000000000A', '00000002000000000000000A', SEGMENT),
    ).toThrow('branched');
  });
});
