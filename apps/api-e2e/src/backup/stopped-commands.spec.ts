import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readPostmasterFile } from '../support/cluster-under-test';
import { ProductProcess } from '../support/product-process';

jest.setTimeout(120_000);

describe('a command that Ctrl-C breaks off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-stopped-'));
  const dataDir = join(folder, 'data');
  const backup = join(folder, 'backup');
  const run = (args: readonly string[], dir = dataDir) =>
    new ProductProcess(args, { DATA_DIR: dir });
  const breakOff = async (product: ProductProcess, after: string) => {
    while (!product.output.includes(after) && product.isRunning) await delay(5);
    return product.kill('SIGINT');
  };

  beforeAll(async () => {
    expect(await run(['migrate']).ended).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves neither half a backup nor a running server', async () => {
    const product = run(['backup', '--to', backup]);
    expect(await breakOff(product, 'Backup begun')).toBe(130);
    expect(product.output).toContain('Stopped before it was done.');
    expect(readdirSync(folder)).toEqual(['data']);
    expect(readPostmasterFile(join(dataDir, 'postgres'))).toBeNull();
  });

  it('leaves nothing of a restore', async () => {
    expect(await run(['backup', '--to', backup]).ended).toBe(0);
    const product = run(['restore', '--from', backup], join(folder, 'restored'));
    expect(await breakOff(product, 'Copying them')).toBe(130);
    expect(readdirSync(folder).sort()).toEqual(['backup', 'data']);
  });
});
