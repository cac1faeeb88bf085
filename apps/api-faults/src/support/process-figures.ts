import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

const statusMb = (pid: number, field: 'VmHWM' | 'VmRSS'): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** The most memory that a process has had so far; 0 where the system does not say or the process is gone. */
export const peakMemoryMb = (pid: number): number => statusMb(pid, 'VmHWM');

/** The memory that a process has now; 0 where the system does not say or the process is gone. */
export const memoryMb = (pid: number): number => statusMb(pid, 'VmRSS');

/** The processor time that a process has used so far, itself and in the kernel for it. */
export function cpuTimeMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return 0;
  }
}
