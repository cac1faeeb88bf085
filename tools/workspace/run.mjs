import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './paths.mjs';

const running = new Set();
let stopping = null;

/**
 * Runs a program in the repository and resolves with { code, signal, output } once it has ended.
 *
 * `output`: 'show' (default), or 'keep' to collect it for when it matters. `hide: 'stdout'` drops that stream (Jest
 * writes its report there and everything for people on stderr). `ipc` opens a channel whose closing tells the
 * program that we are gone. `timeoutMs` ends a program that hangs.
 */
export function run(command, args, options = {}) {
  const { env, output = 'show', hide, ipc = false, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const out = output === 'show' ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd: root,
      env: output === 'keep' ? { ...env, FORCE_COLOR: '0', NO_COLOR: '1' } : env,
      stdio: [
        ipc ? 'inherit' : 'ignore',
        hide === 'stdout' ? 'ignore' : out,
        out,
        ...(ipc ? ['ipc'] : []),
      ],
      shell: process.platform === 'win32' && /\.cmd$/.test(command),
    });
    running.add(child);
    const timer = timeoutMs && setTimeout(() => endHanging(child, command), timeoutMs);
    let kept = '';
    const keep = (chunk) => {
      kept += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const settle = () => {
      clearTimeout(timer);
      running.delete(child);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code, signal) => {
      settle();
      resolve({ code, signal, output: kept });
    });
  });
}

function endHanging(child, command) {
  process.stderr.write(`\n${command} takes far too long: ending it\n`);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
}

/** The signal that asked us to stop, or null. */
export const stopSignal = () => stopping;

/**
 * Passes SIGINT, SIGTERM and SIGHUP on to what runs, and lets it end in its own time. A terminal sends Ctrl-C to the
 * whole group itself, so a second one from us would be taken for impatience: only SIGTERM is passed on then.
 */
export function passSignalsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping ??= signal;
      for (const child of running) child.kill('SIGTERM');
    });
  }
}

/**
 * npm that is killed outright cannot pass a signal on: without it nobody could stop us any more, so we stop by
 * ourselves. Only when npm started us: a program started by hand may well outlive the shell it came from.
 */
export function stopWithNpm() {
  const npm = process.env.npm_lifecycle_event ? npmAbove() : null;
  if (npm === null) return;
  const timer = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(timer);
    stopping ??= 'SIGTERM';
    for (const child of running) child.kill('SIGTERM');
  }, 500);
  timer.unref();
}

/** npm is our parent, or the parent of the shell in between. */
function npmAbove() {
  const above = [process.ppid, parentOf(process.ppid)];
  return above.find((pid) => pid > 1 && /\bnpm\b/.test(ask(pid, 'command='))) ?? null;
}

const parentOf = (pid) => Number(ask(pid, 'ppid='));

/** What `ps` tells of a process; on Linux what /proc does. */
export function ask(pid, what) {
  if (process.platform === 'linux') {
    const name = what === 'ppid=' ? 'status' : 'cmdline';
    const text = readOrNothing(`/proc/${pid}/${name}`);
    return what === 'ppid=' ? (/^PPid:\s*(\d+)/m.exec(text)?.[1] ?? '') : text;
  }
  if (process.platform === 'win32') return '';
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', what], { encoding: 'utf8' });
  return (stdout ?? '').trim();
}

export function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Another account's process does not take our signals and runs all the same. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
