import { base32, matchingStep, otpauthUri, totpCode, totpStep } from './totp';

/** The shared secret of RFC 6238, appendix B, and its eight-digit codes; apps show the last six. */
const secret = Buffer.from('12345678901234567890');

describe('one-time codes', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at second %s are those of RFC 6238', (seconds, eightDigits) => {
    expect(totpCode(secret, totpStep(new Date(seconds * 1000)))).toBe(eightDigits.slice(2));
  });

  const at = new Date('2026-03-02T10:00:00Z');
  const now = totpStep(at);

  it.each([
    [-2, null],
    [-1, now - 1],
    [0, now],
    [1, now + 1],
    [2, null],
  ])('of %s steps from now match step %s', (distance, expected) => {
    expect(matchingStep(secret, totpCode(secret, now + distance), at)).toBe(expected);
  });

  it.each([['12345'], ['1234567'], ['abcdef'], [''], ['١٢٣٤٥٦']])(
    'of another shape (%s) match nothing',
    (typed) => {
      expect(matchingStep(secret, typed, at)).toBeNull();
    },
  );

  it('may be typed in two groups', () => {
    const code = totpCode(secret, now);
    expect(matchingStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, at)).toBe(now);
  });

  it.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('secrets are written in base32: %s (RFC 4648)', (text, expected) => {
    expect(base32(Buffer.from(text))).toBe(expected);
  });

  it('are enrolled by a URI that names the product and the account', () => {
    expect(otpauthUri(secret, 'ada@example.test')).toBe(
      'otpauth://totp/Glabella:ada%40example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Glabella',
    );
  });
});
