import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../config/refusal';
import { EmbeddedServer } from './embedded-server';
import { dataPlace, orUnusable } from './unusable-place';

/** As Node makes it. */
function fileError(code: string, meaning: string, syscall: string, path?: string, dest?: string) {
  const where = path === undefined ? '' : ` '${path}'`;
  return Object.assign(new Error(`${code}: ${meaning}, ${syscall}${where}`), {
    code,
    syscall,
    ...(path === undefined ? {} : { path }),
    ...(dest === undefined ? {} : { dest }),
  });
}

const denied = (path: string, dest?: string) =>
  fileError('EACCES', 'permission denied', dest === undefined ? 'open' : 'rename', path, dest);

describe('a place on the disk that cannot be used', () => {
  const place = dataPlace('/srv/data', '/srv/data.restoring-1');

  it.each([
    ['a file in it', denied('/srv/data/running.json.1')],
    ['the folder itself', denied('/srv/data')],
    ['a folder above, which would have to be made', denied('/srv')],
    ['what becomes the folder', denied('/srv/data.restoring-1/postgres')],
    ['a name that a file should get', denied('/tmp/file', '/srv/data')],
  ])('is named, with the reason and what to do, for %s', (_, error) => {
    const refusal = orUnusable(error, place);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).message).toBe(
      '/srv/data cannot be used (EACCES: permission denied): choose another folder with DATA_DIR.',
    );
  });

  it('is named where the disk is full, of which Node says no path', () => {
    const full = fileError('ENOSPC', 'no space left on device', 'write');
    expect(orUnusable(full, place)).toMatchObject({
      message: expect.stringContaining(
        '/srv/data cannot be used (ENOSPC: no space left on device)',
      ) as unknown,
    });
  });

  it.each([
    ['elsewhere on the disk', denied('/srv/database')],
    ['of a program that cannot be run', fileError('EACCES', 'denied', 'spawn /x', '/x')],
    ['of the network', fileError('ECONNREFUSED', 'refused', 'connect')],
    ['of the database', Object.assign(new Error('permission denied'), { code: '42501' })],
    ['in words already', new Refusal('Not today.')],
  ])('is not blamed for an error %s', (_, error) => {
    expect(orUnusable(error, place)).toBe(error);
  });

  it('is DATA_DIR, when the database is to start in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glabella-unusable-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const dataDir of [file, join(file, 'data')]) {
      const starting = EmbeddedServer.start({
        dataDir,
        log: () => undefined,
        onLost: () => undefined,
      });
      await expect(starting).rejects.toBeInstanceOf(Refusal);
      await expect(starting).rejects.toThrow(`${dataDir} cannot be used (E`);
    }
    rmSync(folder, { recursive: true });
  });
});
