import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerIn, verifierIn } from './signing-key';

describe('the key that signs the heads', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'glabella-key-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const publicFile = () => join(dataDir, 'audit-signing.pub');
  const privateFile = () => join(dataDir, 'audit-signing.key');
  const signature = async () => (await signerIn(dataDir)).sign('head');
  const isGenuine = async (signed: Buffer) => (await verifierIn(dataDir))?.('head', signed);

  it('is checked with its public half alone', async () => {
    expect(await verifierIn(dataDir)).toBeNull();
    const signed = await signature();
    expect(statSync(privateFile()).mode & 0o777).toBe(0o600);
    rmSync(privateFile());
    expect(await isGenuine(signed)).toBe(true);
    expect((await verifierIn(dataDir))?.('another', signed)).toBe(false);
  });

  it.each([
    ['lost', () => rmSync(publicFile())],
    ['left empty by a full disk', () => writeFileSync(publicFile(), '')],
  ])('has its public half written anew where that was %s', async (_, harm) => {
    const signed = await signature();
    const before = readFileSync(publicFile(), 'utf8');
    harm();
    expect(await isGenuine(signed)).toBe(true);
    await signature();
    expect(readFileSync(publicFile(), 'utf8')).toBe(before);
  });

  it('does not put itself over the public half of another', async () => {
    await signature();
    const other = readFileSync(publicFile(), 'utf8');
    rmSync(privateFile());
    expect(await isGenuine(await signature())).toBe(false);
    expect(readFileSync(publicFile(), 'utf8')).toBe(other);
  });

  it('is one, whoever asks at the same moment', async () => {
    const signers = await Promise.all(Array.from({ length: 8 }, () => signerIn(dataDir)));
    for (const signer of signers) expect(await isGenuine(signer.sign('head'))).toBe(true);
  });
});
