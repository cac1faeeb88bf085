import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductProcess } from '../support/product-process';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { history, linesOf, readZip, sha256Of, textOf } from './export-steps';

jest.setTimeout(180_000);

describe('an export from the command line', () => {
  const api = useApi();
  let clinic: TestClinic;
  let folder: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    await clinic.treatedPatient();
    folder = mkdtempSync(join(tmpdir(), 'glabella-export-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const command = async (...args: readonly string[]) => {
    const { ownerUrl, appUrl } = api().database;
    const product = new ProductProcess(['export', ...args], {
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
    });
    return { code: await product.ended, output: product.output };
  };

  it('writes the same archive as the page, readable by its owner alone, and stands in the history', async () => {
    const to = join(folder, 'all.zip');
    const done = await command('--to', to);
    expect(done).toMatchObject({
      code: 0,
      output: expect.stringContaining('patients 1') as string,
    });
    const archive = readZip(new Uint8Array(readFileSync(to)), 'all.zip');
    expect(archive.manifest).toMatchObject({ kind: 'identified', format: 'csv-analysis' });
    expect(linesOf(archive, 'injection_sites')).toHaveLength(5);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(done.output).toContain(sha256Of(archive.bytes));
    expect((await history(clinic))[0]).toMatchObject({
      status: 'finished',
      createdBy: { displayName: 'Synthetic Office' },
      sha256: sha256Of(archive.bytes),
    });
  });

  it('names a file in a folder itself, pseudonymised and for Excel, and says so as JSON', async () => {
    const options = ['--pseudonymised', '--variant', 'excel', '--separator', 'semicolon', '--json'];
    const done = await command('--to', folder, ...options);
    expect(done.code).toBe(0);
    const [name = ''] = readdirSync(folder).filter((one) => one.startsWith('outcomes-'));
    expect(name).toMatch(
      /^outcomes-pseudonymised_synthetic-test-practice_start_today_\d{8}T\d{6}Z\.zip$/,
    );
    expect(done.output).toContain(name);
    const archive = readZip(new Uint8Array(readFileSync(join(folder, name))), name);
    expect(archive.manifest).toMatchObject({
      kind: 'pseudonymised',
      format: 'csv-excel-semicolon',
    });
    expect(textOf(archive.files['injection_sites.csv'])).toContain(';2,5;');
  });

  it('overwrites nothing and leaves no part of a file', async () => {
    const there = join(folder, 'there.zip');
    writeFileSync(there, 'kept');
    expect(await command('--to', there)).toMatchObject({ code: 1 });
    expect(readFileSync(there, 'utf8')).toBe('kept');
    expect(await command('--to', join(folder, 'no', 'such', 'folder.zip'))).toMatchObject({
      code: 1,
    });
    expect(readdirSync(folder).filter((one) => one.endsWith('.part'))).toEqual([]);
  });
});
