import type { ClientBase } from 'pg';
import { refuseForgetfulServer } from './server-checks';

const serverWith = (settings: Record<string, string>) => {
  const all = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    server_version_num: '180004',
    ...settings,
  };
  const rows = Object.entries(all).map(([name, setting]) => ({ name, setting }));
  return { query: () => Promise.resolve({ rows }) } as unknown as ClientBase;
};

describe('what a database server must promise', () => {
  it.each([
    [{}],
    [{ synchronous_commit: 'remote_apply' }],
    [{ synchronous_commit: 'local' }],
    [{ server_version_num: '150000' }],
  ])('a server with %j is good enough', async (settings) => {
    await expect(refuseForgetfulServer(serverWith(settings))).resolves.toBeUndefined();
  });

  it.each([
    [{ fsync: 'off' }, 'fsync = off'],
    [{ full_page_writes: 'off' }, 'full_page_writes = off'],
    [{ synchronous_commit: 'off' }, 'synchronous_commit = off'],
    [{ fsync: 'off', synchronous_commit: 'off' }, 'fsync = off, synchronous_commit = off'],
    [{ server_version_num: '140011' }, 'PostgreSQL 15 or newer'],
  ])('a server with %j is refused', async (settings, reason) => {
    await expect(refuseForgetfulServer(serverWith(settings))).rejects.toThrow(reason);
  });
});
