import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { exportTableNames as tables } from '@glabella/contracts';
import { ExportsPage, linesOf, type SavedArchive } from '../pages/exports-page';
import { expectAccessible, expectNoSidewaysScroll, expectReadable } from '../support/accessibility';
import { Keys } from '../support/keys';
import { test } from '../support/own-practice';
import { expect } from '../support/test';

test.use({ visitor: 'administrator' });
// A practice runs two exports at a time.
test.describe.configure({ mode: 'default' });

interface Manifest {
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

const sha256Of = (bytes: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex');

/** Every file is there as the manifest says, checksum and rows. */
function manifestOf({ files }: SavedArchive): Manifest {
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as Manifest;
  for (const { name, sha256 } of manifest.files)
    expect([name, sha256Of(files[name])]).toEqual([name, sha256]);
  return manifest;
}

test('an administrator exports the record for analysis: each file is opened and checked', async ({
  page,
}) => {
  const exports = new ExportsPage(page);
  await exports.open();
  await expectAccessible(page, 'the page of exports');
  const archive = await exports.save();
  expect(archive.name).toMatch(/^outcomes_[a-z0-9-]+_start_today_\d{8}T\d{6}Z\.zip$/);
  const manifest = manifestOf(archive);
  expect(Object.keys(archive.files).sort()).toEqual(
    [...tables.map((name) => `${name}.csv`), 'codebook.csv', 'manifest.json'].sort(),
  );
  const explained = linesOf(archive, 'codebook');
  for (const name of tables) {
    const lines = linesOf(archive, name);
    expect([name, lines.length]).toEqual([name, manifest.rows[name]]);
    const columns = explained.filter(({ table }) => table === name).map(({ column }) => column);
    expect(Object.keys(lines[0] ?? {})).toEqual(columns);
  }
  const patients = linesOf(archive, 'patients');
  expect(patients.length).toBeGreaterThan(50);
  await expect(exports.contents).toContainText(`${patients.length} patients`);
  const unitsOf = new Map<string, number>();
  const sites = linesOf(archive, 'injection_sites');
  for (const { session_id = '', units } of sites) {
    unitsOf.set(session_id, (unitsOf.get(session_id) ?? 0) + Number(units));
  }
  for (const { session_id = '', total_units } of sites) {
    expect(unitsOf.get(session_id)).toBeCloseTo(Number(total_units), 9);
  }
  const newest = exports.history.nth(1);
  await expect(newest).toContainText('Finished');
  await expect(newest).toContainText('Robin Vale');
  await expect(newest).toContainText('Identified, CSV for analysis');
  await newest.getByText('Checksum').click();
  await expect(newest).toContainText(/SHA-256 [0-9a-f]{64}/);
  await expectAccessible(page, 'an export that is done');
});

test('a pseudonymised workbook for Excel opens sheet by sheet and names nobody', async ({
  page,
}) => {
  const exports = new ExportsPage(page);
  await exports.open();
  await exports.names('Pseudonymised').check();
  await expect(page.getByText('Not anonymous')).toBeVisible();
  await exports.file.selectOption('Excel workbook');
  const archive = await exports.save();
  expect(archive.name).toMatch(/^outcomes-pseudonymised_/);
  const manifest = manifestOf(archive);
  const parts = unzipSync(archive.files['outcomes.xlsx'] ?? new Uint8Array());
  const texts = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
  // The browser's own parser reads every part: what is no XML has an element that says so.
  const read = await page.evaluate(
    (all) =>
      Object.entries(all).map(([name, text]) => {
        const parsed = new DOMParser().parseFromString(text, 'text/xml');
        const header = [...(parsed.querySelector('row')?.querySelectorAll('c') ?? [])];
        return {
          name,
          isXml: parsed.querySelector('parsererror') === null,
          rows: parsed.querySelectorAll('row').length,
          formulas: parsed.querySelectorAll('f').length,
          columns: header.map((cell) => cell.textContent),
        };
      }),
    texts,
  );
  expect(read.filter(({ isXml, formulas }) => !isXml || formulas > 0)).toEqual([]);
  for (const [index, table] of tables.entries()) {
    const sheet = read.find(({ name }) => name === `xl/worksheets/sheet${index + 1}.xml`);
    expect([table, sheet?.rows]).toEqual([table, (manifest.rows[table] ?? 0) + 1]);
    expect(sheet?.columns[0]).toMatch(/_id$/);
    for (const name of ['family_name', 'mrn', 'birth_date', 'note', 'signed_by']) {
      expect(sheet?.columns).not.toContain(name);
    }
  }
});

test('a psychiatrist is offered the pseudonymised export alone, a clinician none', async ({
  openAs,
}) => {
  const psychiatrist = await openAs('psychiatrist');
  const exports = new ExportsPage(psychiatrist);
  await exports.open();
  await expect(exports.names('Identified')).toHaveCount(0);
  await exports.file.selectOption('CSV for Excel, semicolon');
  const archive = await exports.save();
  expect(Object.keys(linesOf(archive, 'patients', ';')[0] ?? {})).not.toContain('mrn');
  const clinician = await openAs('clinician');
  await clinician.goto('/reports');
  await expect(clinician.getByRole('heading', { name: 'Not allowed' })).toBeVisible();
});

test('by keyboard, on a phone and in the dark: narrowed, emptied, widened again, downloaded', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const exports = new ExportsPage(page);
  await exports.open();
  await expectNoSidewaysScroll(page, 'the page of exports at 390 px');
  await expectReadable(page, 'the page of exports in the dark');
  const keys = new Keys(page);
  await page.getByLabel('First day').fill('2099-01-01');
  await expect(page.getByText('No session fits these filters.')).toBeVisible();
  await expect(exports.download).toHaveAttribute('aria-disabled', 'true');
  await keys.tabTo(page.getByRole('button', { name: 'Clear filters' }));
  await keys.press('Enter');
  await expect(exports.contents).toBeVisible();
  await keys.tabTo(exports.download);
  const coming = page.waitForEvent('download');
  await keys.press('Enter');
  await exports.read(await coming);
  await expectNoSidewaysScroll(page, 'an export that is done at 390 px');
});
