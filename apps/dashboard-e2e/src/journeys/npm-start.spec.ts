import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { npmStart, startProduct } from '../support/product';

const serverHeap: readonly string[] = JSON.parse(
  readFileSync(join(__dirname, '../../../../tools/workspace/server-heap.json'), 'utf8'),
);

/** Notes with which flags of Node the server was started, among the programs that `npm start` runs. */
const PROBE = `
  if (process.argv[1]?.endsWith('cli.js') && process.argv[2] === 'start') {
    require('node:fs').writeFileSync(process.env.NOTE_TO, JSON.stringify(process.execArgv));
  }`;

/** The flags that the server has where `npm start` runs with these options of Node. */
async function flagsOfServer(options: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-npm-start-'));
  try {
    const [probe, note] = [join(folder, 'probe.cjs'), join(folder, 'flags.json')];
    writeFileSync(probe, PROBE);
    const NODE_OPTIONS = `--require ${probe} ${options}`;
    const product = await startProduct({ NODE_OPTIONS, NOTE_TO: note }, npmStart);
    await product.stop();
    return JSON.parse(readFileSync(note, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('npm start gives the server the heap in which it is measured', async () => {
  expect(serverHeap).toHaveLength(2);
  expect(await flagsOfServer('')).toEqual(expect.arrayContaining([...serverHeap]));
});

test('npm start leaves the heap to whoever names one', async () => {
  const flags = await flagsOfServer('--max-old-space-size=300');
  expect(flags.filter((flag) => flag.includes('-size='))).toEqual([]);
});
