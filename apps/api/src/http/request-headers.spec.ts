import {
  readExpectedVersion,
  readExpectedVersionIfGiven,
  readIdempotencyKey,
} from './request-headers';

const codeOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the version a change starts from', () => {
  it.each([
    ['"1"', 1],
    ['"0"', 0],
    ['"999999999"', 999_999_999],
    [undefined, 'request.version_missing'],
    ['', 'request.version_missing'],
    ['1', 'request.invalid'],
    ['"01"', 'request.invalid'],
    ['"-1"', 'request.invalid'],
    ['"1.5"', 'request.invalid'],
    ['W/"1"', 'request.invalid'],
    ['"1","2"', 'request.invalid'],
    ['*', 'request.invalid'],
    ['"9999999999"', 'request.invalid'],
  ])('of If-Match %s is %s', (header, expected) => {
    expect(codeOf(() => readExpectedVersion(header))).toBe(expected);
  });
});

describe('a version that may be left out', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['"0"', 0],
    ['"12"', 12],
    ['12', 'request.invalid'],
  ])('of If-Match %s is %s', (header, expected) => {
    expect(codeOf(() => readExpectedVersionIfGiven(header))).toBe(expected);
  });
});

describe('the key of a creation', () => {
  const missing = 'request.idempotency_key_missing';
  it.each([
    ['12345678', '12345678'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['b7c9d3a0-2f6e-4c1b-9a55-3a1b2c3d4e5f', 'b7c9d3a0-2f6e-4c1b-9a55-3a1b2c3d4e5f'],
    [undefined, missing],
    ['', missing],
    ['1234567', missing],
    ['x'.repeat(201), missing],
    ['has space', missing],
    ['with\u0000nul', missing],
    ['quoted"key', missing],
  ])('%s is %s', (header, expected) => {
    expect(codeOf(() => readIdempotencyKey(header))).toBe(expected);
  });
});
