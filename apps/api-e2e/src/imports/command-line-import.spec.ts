import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordOf } from '../assessments/forms';
import { ProductProcess } from '../support/product-process';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { counts } from './import-steps';

jest.setTimeout(120_000);

const numbered = (name: string, last: number) =>
  Array.from({ length: last }, (_, at) => `${name}_${at + 1}`).join();

describe('an import from the command line', () => {
  const api = useApi();
  let clinic: TestClinic;
  let folder: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    await clinic.createPatient({ mrn: 'CLI-1' });
    folder = mkdtempSync(join(tmpdir(), 'glabella-import-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const command = async (...args: readonly string[]) => {
    const { ownerUrl, appUrl } = api().database;
    const product = new ProductProcess(['import', ...args], {
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
    });
    return { code: await product.ended, output: product.output };
  };
  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const scores = () =>
    file('scores.csv', 'mrn;date;score\nCLI-1;2024-03-05;12\nCLI-1;2024-04-05;8\n');

  it('looks first when asked, stores all of a file, and changes nothing the second time', async () => {
    const before = await counts(clinic);
    const looked = await command('csv', '--file', scores(), '--preview');
    expect(looked).toMatchObject({ code: 0, output: expect.stringContaining('2 new') as string });
    expect(await counts(clinic)).toEqual(before);
    const first = await command('csv', '--file', scores());
    expect(first.output).toContain('2 stored, 0 there already');
    expect(first.code).toBe(0);
    const again = await command('csv', '--file', scores(), '--json');
    expect(again.code).toBe(0);
    expect(again.output).toMatch(/"storedCount":0,"unchangedCount":2/);
  });

  it('reads FHIR for a chosen patient', async () => {
    const patient = await clinic.createPatient();
    const total = {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
      effectiveDateTime: '2024-03-05',
      valueInteger: 12,
    };
    const path = file('total.json', JSON.stringify(total));
    expect(await command('fhir', '--file', path, '--patient', patient)).toMatchObject({ code: 0 });
    expect((await recordOf(clinic, patient)).assessments).toEqual([
      expect.objectContaining({ total: 12, source: 'fhir', scoreStatus: 'total-only' }),
    ]);
  });

  it.each<[string, string | Buffer, string]>([
    ['an unknown number', 'mrn,date,score\nX,2024-03-05,12\n', 'line 2, column mrn'],
    [
      'another encoding',
      Buffer.from('mrn,date,score\nM\xfcller,2024-03-05,1\n', 'latin1'),
      'UTF-8',
    ],
  ])('refuses a file with %s, says where, and ends with 1', async (_, content, said) => {
    const before = await counts(clinic);
    const refused = await command('csv', '--file', file('bad.csv', content));
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(said);
    expect(await counts(clinic)).toEqual(before);
  });

  it.each([
    ['totals, the GAD-7 first', 'gad7_total,phq9_total', '18,6'],
    ['totals, the PHQ-9 first', 'phq9_total,gad7_total', '6,18'],
    [
      'answers, the GAD-7 first',
      `${numbered('gad7', 7)},${numbered('phq9', 9)}`,
      Array(16).fill(2).join(),
    ],
  ])('stores nothing of a file that names two instruments: %s', async (_, names, cells) => {
    const before = await counts(clinic);
    const path = file('two.csv', `mrn,date,${names}\nCLI-1,2024-05-05,${cells}\n`);
    const refused = await command('csv', '--file', path);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('The columns name several instruments: PHQ-9, GAD-7.');
    expect(refused.output).toContain('nothing was stored');
    expect(await counts(clinic)).toEqual(before);
  });

  it('stores of two instruments the one whose columns are given, and none as the other', async () => {
    const path = file('two.csv', 'mrn,date,gad7_total,phq9_total\nCLI-1,2024-05-06,18,6\n');
    const columns = ['--columns', 'mrn,assessed-on,total,ignore'];
    const before = await counts(clinic);
    const refused = await command('csv', '--file', path, ...columns);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('gad7_total') });
    expect(await counts(clinic)).toEqual(before);
    const stored = await command('csv', '--file', path, ...columns, '--instrument', 'gad7');
    expect(stored).toMatchObject({ code: 0, output: expect.stringContaining('1 stored') });
  });

  it('ends with 2 when it is called wrongly', async () => {
    expect(await command('csv')).toMatchObject({ code: 2 });
    expect(await command('csv', '--file', join(folder, 'nothing.csv'))).toMatchObject({ code: 2 });
    expect(await command('fhir', '--file', scores(), '--patient', 'x')).toMatchObject({ code: 2 });
  });
});
