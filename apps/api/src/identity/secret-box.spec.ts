import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretBox, SecretUnreadable } from './secret-box';

const secret = Buffer.from('12345678901234567890');

describe('an encrypted secret', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glabella-secret-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  const box = () => new SecretBox({ secretKey: null, dataDir });
  const withKey = (byte: number) =>
    new SecretBox({ secretKey: Buffer.alloc(32, byte).toString('base64'), dataDir });

  it('opens for its owner, also in another process with the same folder', async () => {
    const sealed = await box().seal(secret, 'ada');
    expect(sealed.includes(secret)).toBe(false);
    expect(await box().open(sealed, 'ada')).toEqual(secret);
  });

  it('is sealed differently each time', async () => {
    expect(await box().seal(secret, 'ada')).not.toEqual(await box().seal(secret, 'ada'));
  });

  it('does not open for somebody else, with another key, or with a byte changed', async () => {
    const sealed = await withKey(1).seal(secret, 'ada');
    await expect(withKey(1).open(sealed, 'bea')).rejects.toThrow(SecretUnreadable);
    await expect(withKey(2).open(sealed, 'ada')).rejects.toThrow(SecretUnreadable);
    for (const position of [0, 13, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[position] = (changed[position] ?? 0) ^ 1;
      await expect(withKey(1).open(changed, 'ada')).rejects.toThrow(SecretUnreadable);
    }
  });

  it('has one key, made once, that only this account reads', async () => {
    const [one, two] = [box(), box()];
    const [first] = await Promise.all([one.seal(secret, 'ada'), two.seal(secret, 'ada')]);
    expect(await two.open(first, 'ada')).toEqual(secret);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('is refused with a key file that holds no key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glabella-secret-'));
    writeFileSync(join(folder, 'secret.key'), 'short');
    const broken = new SecretBox({ secretKey: null, dataDir: folder });
    await expect(broken.seal(secret, 'ada')).rejects.toThrow('32 bytes');
    rmSync(folder, { recursive: true });
  });
});
