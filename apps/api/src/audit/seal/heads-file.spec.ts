import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadsFile } from './heads-file';
import { makeSeal, type Seal } from './seal';
import { signerIn, type HeadSigner } from './signing-key';

const practiceId = '7d2f0a7e-3f0b-4a52-9d7f-0e0a4c7b9a11';

describe('the file of signed heads', () => {
  let dataDir: string;
  let file: HeadsFile;
  let signer: HeadSigner;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'glabella-heads-'));
    file = new HeadsFile(dataDir, practiceId);
    signer = await signerIn(dataDir);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const following = (previous: Seal | null) =>
    makeSeal(previous, {
      practiceId,
      epoch: 1,
      belowXid: `${901 + (previous?.seal ?? 0)}`,
      eventIds: ['7'],
      eventHashes: Buffer.alloc(32, 1),
    });
  const read = async (bytes?: number): Promise<number[]> => {
    const seals: number[] = [];
    for await (const { seal, isGenuine } of file.read(signer.verify, bytes)) {
      if (isGenuine) seals.push(seal);
    }
    return seals;
  };

  it('gives back what was signed, in order', async () => {
    expect([await file.size(), await read()]).toEqual([0, []]);
    const first = following(null);
    await file.append(first, signer);
    await file.append(following(first), signer);
    expect(await read()).toEqual([1, 2]);
  });

  it('is read as far as it went at some time, and not into what came later', async () => {
    const none = await file.size();
    const first = following(null);
    await file.append(first, signer);
    const one = await file.size();
    await file.append(following(first), signer);
    const two = await file.size();
    expect([await read(none), await read(one), await read(two)]).toEqual([[], [1], [1, 2]]);
  });

  it('passes over a line of which not all was there yet', async () => {
    const first = following(null);
    await file.append(first, signer);
    const one = await file.size();
    await file.append(following(first), signer);
    const two = await file.size();
    for (const bytes of [one + 1, Math.floor((one + two) / 2), two - 2]) {
      expect(await read(bytes)).toEqual([1]);
    }
    expect(await read(two - 1)).toEqual([1, 2]);
  });
});
