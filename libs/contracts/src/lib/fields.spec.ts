import { idSchema, wholeNumberSchema } from './fields';

describe('an id', () => {
  it('is one and the same in capitals: it is compared as a text', () => {
    expect(idSchema.parse('0198C0DE-0000-7000-8000-0000000000AA')).toBe(
      '0198c0de-0000-7000-8000-0000000000aa',
    );
    expect(idSchema.safeParse('0198c0de').success).toBe(false);
  });
});

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
