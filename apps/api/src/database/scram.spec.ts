import { createHmac } from 'node:crypto';
import { scramVerifier } from './scram';

/** The example exchange of RFC 7677, section 3. */
const example = {
  password: 'pencil',
  salt: Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'),
  authMessage:
    'n=user,r=rOprNGfwEbeRWgbNEkqO,' +
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,' +
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
  serverSignature: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

describe('the stored form of a password', () => {
  it('holds the server key with which RFC 7677 signs its example', () => {
    const verifier = scramVerifier(example.password, example.salt);
    const serverKey = Buffer.from(verifier.split(':')[2] ?? '', 'base64');
    expect(createHmac('sha256', serverKey).update(example.authMessage).digest('base64')).toBe(
      example.serverSignature,
    );
  });

  it('has the shape that PostgreSQL recognises, and never the password', () => {
    const verifier = scramVerifier('a-password');
    expect(verifier).toMatch(
      /^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/,
    );
    expect(verifier).not.toContain('a-password');
  });

  it('differs each time, by its salt', () => {
    expect(scramVerifier('same')).not.toBe(scramVerifier('same'));
  });
});
