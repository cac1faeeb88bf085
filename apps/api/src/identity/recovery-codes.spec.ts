import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes';

describe('recovery codes', () => {
  it('are ten, all different, readable from paper', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
  });

  it.each([['abcd-efgh-jkmn-pqrs'], ['ABCDEFGHJKMNPQRS'], [' abcd efgh jkmn pqrs ']])(
    'are the same however they are typed: %s',
    (typed) => {
      expect(hashRecoveryCode(typed)).toEqual(hashRecoveryCode('ABCD-EFGH-JKMN-PQRS'));
    },
  );
});
