import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverHeap } from './support/product-process';

jest.setTimeout(120_000);

const workspace = join(__dirname, '../../..');

/** Notes with which flags of Node the product's command line was started. */
const PROBE = `
  if (process.argv[1].endsWith('cli.js')) {
    require('node:fs').writeFileSync(process.env.NOTE_TO, JSON.stringify(process.execArgv));
  }`;

describe('npm start', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'glabella-npm-start-'));
    writeFileSync(join(folder, 'probe.cjs'), PROBE);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The flags that the server has, started on an empty folder of data with these options of Node. */
  async function flagsOfServer(options: string): Promise<string[]> {
    const note = join(folder, 'flags.json');
    const child = spawn(process.execPath, [join(workspace, 'tools/start.mjs')], {
      env: {
        PATH: process.env['PATH'],
        NODE_OPTIONS: `--require ${join(folder, 'probe.cjs')} ${options}`,
        NOTE_TO: note,
        DATA_DIR: join(folder, 'data'),
        GLABELLA_DEMO: '0',
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    let said = '';
    const isReady = new Promise<void>((resolve, reject) => {
      const keep = (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Glabella is ready')) resolve();
      };
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      void ended.then(() => reject(new Error(`It ended instead of starting:\n${said}`)));
    });
    await isReady;
    child.kill('SIGTERM');
    await ended;
    return JSON.parse(readFileSync(note, 'utf8'));
  }

  it('gives the server the heap in which it is measured', async () => {
    expect(serverHeap).toHaveLength(2);
    expect(await flagsOfServer('')).toEqual(expect.arrayContaining([...serverHeap]));
  });

  it('leaves the heap to whoever names one', async () => {
    const flags = await flagsOfServer('--max-old-space-size=300');
    expect(flags.filter((flag) => flag.includes('-size='))).toEqual([]);
  });
});
