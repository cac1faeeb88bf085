import { readdirSync, readFileSync } from 'node:fs';

/** A PostgreSQL server and all its children, by their process numbers. */
export function familyOf(serverPid: number): number[] {
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === serverPid;
    } catch {
      return false;
    }
  });
  return [serverPid, ...children.map(Number)];
}

/** Stops every process of the server where it stands; answers how to let them go on. */
export function freeze(serverPid: number): () => void {
  const family = familyOf(serverPid);
  for (const pid of family) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of family) process.kill(pid, 'SIGCONT');
  };
}
