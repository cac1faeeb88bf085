const { spawn } = require('node:child_process');
const {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { delimiter, dirname, join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');

const tools = dirname(__dirname);

/** A repository of these tools alone, whose npm is a script: it says that it runs, and never comes to an end. */
describe('npm start', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'glabella-start-'));
    for (const path of ['start.mjs', 'workspace']) {
      cpSync(join(tools, path), join(folder, 'tools', path), { recursive: true });
    }
    writeFileSync(join(folder, 'package-lock.json'), '{"packages":{"":{}}}');
    mkdirSync(join(folder, 'bin'));
    const npm = join(folder, 'bin', 'npm');
    const modules = join(folder, 'node_modules');
    const node = join(modules, 'node', 'bin');
    writeFileSync(
      npm,
      `#!/bin/sh\nmkdir -p ${node}\ntouch ${node}/node ${modules}/half\nexec sleep 60\n`,
    );
    chmodSync(npm, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const start = (variables = {}) => {
    const child = spawn(process.execPath, [join(folder, 'tools', 'start.mjs')], {
      env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, ...variables },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    const ended = new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, said }));
    });
    return { child, ended };
  };
  const isInstalling = async () => {
    while (!existsSync(join(folder, 'node_modules', 'half'))) await delay(20);
  };
  const noteOf = (pid, state) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, startToken: `${boot}:${ticks}`, state, address: 'http://127.0.0.1:3000' };
  };
  const writeNote = (data, note) => {
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'running.json'), JSON.stringify(note));
  };
  const onLinux = process.platform === 'linux' ? it : it.skip;

  it('takes an install that was stopped for none', async () => {
    const { child, ended } = start();
    await isInstalling();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(existsSync(join(folder, 'node_modules', '.glabella-installed'))).toBe(false);
  });

  onLinux.each([
    ['of the repository', {}, '.data'],
    ['of DATA_DIR', { DATA_DIR: 'elsewhere' }, 'elsewhere'],
  ])('touches nothing while a copy runs on the data %s', async (_, variables, data) => {
    writeNote(join(folder, data), noteOf(process.pid, 'ready'));
    const { code, said } = await start(variables).ended;
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      `Glabella already runs on this data at http://127.0.0.1:3000 (process ${process.pid}).\n` +
        `Stop that copy first (Ctrl-C where it was started, or: kill ${process.pid}), or give this one a folder of ` +
        'its own: DATA_DIR=/another/folder and PORT=another-port.',
    );
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });

  onLinux(
    'goes on beside a note whose process is another one, and with a database of yours',
    async () => {
      const note = noteOf(process.pid, 'ready');
      for (const [startToken, variables] of [
        ['boot:1', {}],
        [note.startToken, { DATABASE_URL: 'postgresql://owner@db.example/glabella' }],
      ]) {
        writeNote(join(folder, '.data'), { ...note, startToken });
        const { child, ended } = start(variables);
        await isInstalling();
        child.kill('SIGTERM');
        await ended;
        rmSync(join(folder, 'node_modules'), { recursive: true });
      }
    },
  );

  it('has the words of the lock itself', () => {
    const words = (path) =>
      readFileSync(join(tools, path), 'utf8')
        .replace(/' \+\s*[`']|` \+\s*[`']/g, '')
        .replace(/\$\{(other\.)?(\w+)\}/g, '<$2>');
    const [, text] = /(Stop that copy first .*port\.)/.exec(words('workspace/running-copy.mjs'));
    expect(words('../apps/api/src/database/embedded/instance-file.ts')).toContain(text);
  });
});
