import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { npmStart, startProduct } from '../support/product';

const serverMemory: {
  readonly heap: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
} = JSON.parse(
  readFileSync(join(__dirname, '../../../../tools/workspace/server-memory.json'), 'utf8'),
);

/** How the server was started. */
interface Start {
  readonly flags: readonly string[];
  readonly stores: string | null;
}

/** Notes how the server was started, among the programs that `npm start` runs. */
const PROBE = `
  if (process.argv[1]?.endsWith('cli.js') && process.argv[2] === 'start') {
    const start = { flags: process.execArgv, stores: process.env.MALLOC_ARENA_MAX ?? null };
    require('node:fs').writeFileSync(process.env.NOTE_TO, JSON.stringify(start));
  }`;

/** How the server is started where `npm start` runs with these options of Node and variables. */
async function startOfServer(
  options: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-npm-start-'));
  try {
    const [probe, note] = [join(folder, 'probe.cjs'), join(folder, 'flags.json')];
    writeFileSync(probe, PROBE);
    const NODE_OPTIONS = `--require ${probe} ${options}`;
    const product = await startProduct({ NODE_OPTIONS, NOTE_TO: note, ...variables }, npmStart);
    await product.stop();
    return JSON.parse(readFileSync(note, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('npm start gives the server the memory in which it is measured', async () => {
  expect(serverMemory.heap).toHaveLength(2);
  const { flags, stores } = await startOfServer('');
  expect(flags).toEqual(expect.arrayContaining([...serverMemory.heap]));
  expect({ MALLOC_ARENA_MAX: stores }).toEqual(serverMemory.environment);
});

test('npm start leaves the memory to whoever names one', async () => {
  const { flags, stores } = await startOfServer('--max-old-space-size=300', {
    MALLOC_ARENA_MAX: '4',
  });
  expect(flags.filter((flag) => flag.includes('-size='))).toEqual([]);
  expect(stores).toBe('4');
});
