import { hash } from '@node-rs/argon2';
import { hashParameters, hashPassword, needsRehash, verifyPassword } from './passwords';

describe('stored passwords', () => {
  it('are argon2id with at least 19 MiB, two passes, one lane', async () => {
    const stored = await hashPassword('copper lantern wades');
    expect(stored).toMatch(/^\$argon2id\$v=19\$/);
    expect(hashParameters.memoryCost).toBeGreaterThanOrEqual(19_456);
    expect(hashParameters.timeCost).toBeGreaterThanOrEqual(2);
    expect(needsRehash(stored)).toBe(false);
  });

  it.each([
    ['fewer passes', { memoryCost: 19_456, timeCost: 2, parallelism: 1 }],
    ['less memory', { memoryCost: 8_192, timeCost: 3, parallelism: 1 }],
  ])('made with %s are made again at the next sign-in', async (_, parameters) => {
    expect(needsRehash(await hash('copper lantern wades', parameters))).toBe(true);
  });

  it('in another form are made again', () => {
    expect(needsRehash('$argon2i$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA')).toBe(true);
  });

  it('take the same password composed and decomposed', async () => {
    const stored = await hashPassword('\u00e4u\u00dferst gro\u00dfe \u00c4pfel');
    expect(await verifyPassword(stored, 'a\u0308u\u00dferst gro\u00dfe A\u0308pfel')).toBe(true);
  });

  it('are compared in full: one that differs at character 73 is another', async () => {
    const stem = 'x'.repeat(72);
    const stored = await hashPassword(`${stem}a`);
    expect(await verifyPassword(stored, `${stem}a`)).toBe(true);
    expect(await verifyPassword(stored, `${stem}b`)).toBe(false);
    expect(await verifyPassword(stored, stem)).toBe(false);
  });

  it('that do not exist match nothing, not even the stand-in', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false);
  });
});
