import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';

/** True while a process runs; one that has ended and only waits to be collected by its parent does not run. */
export function isAlive(pid: number): boolean {
  // 0 and negative numbers name groups of processes, our own among them.
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)?.state !== 'Z';
}

/**
 * A text that no other process with this number will ever share: process numbers are given out again. Null where the
 * system does not tell.
 */
export function startTokenOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = statOf(pid);
    if (stat === null) return null;
    const boot = readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
    return `${boot}:${stat.startTicks}`;
  }
  if (process.platform === 'win32') return null;
  return commandOutput('ps', ['-p', String(pid), '-o', 'lstart=']) || null;
}

/** True if the process is the PostgreSQL server of this data directory, and not another program with its number. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const stat = statOf(pid);
    return stat?.name === 'postgres' && workingFolderOf(pid) === realpathSync(cluster);
  }
  if (process.platform === 'win32') return true;
  const command = commandOutput('ps', ['-p', String(pid), '-o', 'command=']);
  const [program = ''] = command.split(' ');
  return basename(program) === 'postgres' && command.includes(cluster);
}

function statOf(pid: number): { name: string; state: string; startTicks: string } | null {
  if (process.platform !== 'linux') return null;
  const text = readOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  const nameEnds = text.lastIndexOf(')');
  const fields = text.slice(nameEnds + 2).split(' ');
  const START_TICKS = 19;
  return {
    name: text.slice(text.indexOf('(') + 1, nameEnds),
    state: fields[0] ?? '',
    startTicks: fields[START_TICKS] ?? '',
  };
}

/** The server stays in its data directory; another account's process does not tell and is not ours. */
function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function commandOutput(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
