import { wholeNumberSchema } from './fields';

describe('a whole number of a range', () => {
  const schema = wholeNumberSchema(0, 3);

  it.each([0, 1, 2, 3])('is %p', (value) => {
    expect(schema.safeParse(value)).toEqual({ success: true, data: value });
  });

  it.each([-1, 4, 0.5, 2.999, NaN, Infinity, '1', null, undefined, true, [1]])(
    'is not %p',
    (value) => {
      expect(schema.safeParse(value).success).toBe(false);
    },
  );

  it('begins where it is said', () => {
    const from2 = wholeNumberSchema(2, 4);
    expect([1, 2, 3, 4, 5].map((value) => from2.safeParse(value).success)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
