import { cosignatureMark } from './cosignature-mark';

describe('the mark beside co-signatures', () => {
  it.each([
    [null, null],
    [{ awaited: 0, returned: 0 }, null],
    [{ awaited: 2, returned: 1 }, '2 to sign'],
    [{ awaited: 0, returned: 1 }, '1 returned'],
  ])('for %j is %s', (count, mark) => {
    expect(cosignatureMark(count)).toBe(mark);
  });
});
