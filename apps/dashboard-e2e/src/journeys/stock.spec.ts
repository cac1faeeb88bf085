import { readFileSync } from 'node:fs';
import { formatDate } from '@glabella/domain/values';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { Keys } from '../support/keys';
import { testLotExpiry } from '../support/signed-session';
import { expect, test } from '../support/test';

/** The cells of a CSV file whose texts hold no line breaks. */
function cellsOf(csv: string): Record<string, string>[] {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    );
  const names = cells(header);
  return lines.map((line) =>
    Object.fromEntries(cells(line).map((cell, at) => [names[at] ?? '', cell])),
  );
}

test.describe('the stock', () => {
  test.use({ visitor: 'administrator' });

  test('a lot is received by keyboard, used by three patients, recalled, and everybody is reached', async ({
    page,
    clinic,
  }, testInfo) => {
    test.slow();
    const today = await clinic.today();
    const lot = `RC${Date.now()}`;
    const keys = new Keys(page);
    await page.goto('/stock');
    await keys.tabTo(page.getByRole('link', { name: 'Receive a delivery' }));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Receive a delivery' })).toBeVisible();
    await keys.tabTo(page.getByLabel('Lot number'));
    await keys.type(lot);
    await keys.tabTo(page.getByLabel('Expiry'));
    await page.keyboard.insertText(formatDate(testLotExpiry(today)));
    await expect(page.getByText(`Use through ${formatDate(testLotExpiry(today))}.`)).toBeVisible();
    await keys.tabTo(page.getByLabel('Whole vials'));
    await keys.type('2');
    await keys.tabTo(page.getByLabel('Supplier'));
    await keys.type('Synthetic supplier');
    await expectAccessible(page, 'the receipt of a delivery');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: `Lot ${lot}` })).toBeVisible();
    keys.report(testInfo);

    // The helper of these tests receives one vial for each session that it signs: 2 + 3 received, 3 used.
    const patients = [await clinic.patient(), await clinic.patient(), await clinic.patient()];
    for (const { id } of patients) {
      await clinic.session(await clinic.course(id), { lotNumber: lot });
    }
    await page.reload();
    const history = page.getByRole('region', { name: 'History of the lot' });
    await expect(history.getByRole('rowheader', { name: 'Used by a session' })).toHaveCount(3);
    await expect(history).toContainText('29 U injected, 71 U wasted');
    await expectAccessible(page, 'a lot');

    await page.getByRole('link', { name: 'Who received it' }).click();
    const found = page.getByRole('region', { name: `Who received lot ${lot}` });
    await expect(found.getByRole('rowheader')).toHaveCount(3);
    await page.getByRole('searchbox', { name: 'Lot number' }).fill(lot.toLowerCase());
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page).toHaveURL(new RegExp(`lot=${lot.toLowerCase()}`));
    const same = `Who received lot ${lot.toLowerCase()}`;
    await expect(
      page.getByRole('region', { name: same, exact: true }).getByRole('rowheader'),
    ).toHaveCount(3);
    await page.getByRole('button', { name: 'Start a recall' }).click();
    const start = page.getByRole('dialog', { name: `Start a recall of lot ${lot.toLowerCase()}` });
    await start.getByLabel('Reason').fill('Particles found in vials of this lot');
    await start.getByLabel('Who asks for it').fill('Synthetic authority');
    await expectAccessible(page, 'the start of a recall');
    await start.getByRole('button', { name: 'Start the recall' }).click();

    await expect(page.getByText('0 of 3 reached')).toBeVisible();
    for (const [at, patient] of patients.entries()) {
      const name = `${patient.familyName}, ${patient.givenName}`;
      await page.getByRole('button', { name: `Record a contact with ${name}` }).click();
      const dialog = page.getByRole('dialog', { name: 'Record a contact' });
      await expect(dialog).toContainText(patient.name);
      await dialog.getByRole('radio', { name: 'Phone' }).check();
      const outcome = at === 2 ? 'No answer' : 'Informed, has acknowledged';
      await dialog.getByRole('radio', { name: outcome }).check();
      await dialog.getByLabel('Note').fill('=1+1 is no formula');
      if (at === 0) await expectAccessible(page, 'a contact of a recall');
      await dialog.getByRole('button', { name: 'Record', exact: true }).click();
      await expect(dialog).toHaveCount(0);
      await expect(page.getByText(`${Math.min(at + 1, 2)} of 3 reached`)).toBeVisible();
    }
    await expectAccessible(page, 'a recall');

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export as CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(
      /^recall_[a-z0-9-]+_start_today_\d{8}T\d{6}Z\.csv$/,
    );
    const rows = cellsOf(readFileSync(await download.path(), 'utf8'));
    const expected = patients.map((patient, at) => ({
      lot_number: lot.toLowerCase(),
      product: 'every product',
      patient_mrn: patient.mrn,
      family_name: patient.familyName,
      given_name: patient.givenName,
      birth_date: patient.birthDate,
      session_on: today,
      session_lot: lot,
      units: '29',
      session_state: 'signed',
      last_contact_on: today,
      to_reach: 'yes',
      reached: at === 2 ? 'no' : 'yes',
      last_attempt_on: today,
      last_attempt_method: 'phone',
      last_attempt_outcome: at === 2 ? 'no-answer' : 'informed',
      last_attempt_note: `'=1+1 is no formula`,
      attempts: '1',
    }));
    expect(rows).toHaveLength(3);
    for (const row of expected) expect(rows).toContainEqual(expect.objectContaining(row));

    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page, 'a recall on a phone');
    await page.goto('/stock');
    await expectNoSidewaysScroll(page, 'the stock on a phone');
    await expect(page.getByRole('row', { name: new RegExp(lot) })).toContainText('recalled');
  });
});

test.describe('a session beside the stock', () => {
  test.use({ visitor: 'psychiatrist' });

  test('is not signed with a lot that is not on hand', async ({ page, clinic }) => {
    const patient = await clinic.patient();
    const draftId = await clinic.sessionDraft(await clinic.course(patient.id));
    await page.goto(`/sessions/drafts/${draftId}`);
    const lot = page.getByRole('combobox', { name: 'Lot', exact: true });
    await expect(lot).toHaveValue(/^SYN\d+$/);
    await lot.fill('NOT-HERE');
    await expect(page.getByRole('button', { name: 'Still open: Lot not on hand' })).toBeVisible();
    await lot.fill('');
    await lot.press('ArrowDown');
    await expect(page.getByRole('listbox', { name: 'Lots on hand' })).toContainText('on hand');
  });

  test('a vial is opened ahead and wasted with the reason', async ({ page, clinic }) => {
    const number = `OP${Date.now()}`;
    const lotId = await clinic.lot(number, 2);
    await page.goto(`/stock/lots/${lotId}`);
    await page.getByRole('button', { name: 'Open vials' }).click();
    const dialog = page.getByRole('dialog', { name: `Open vials of lot ${number}` });
    await expect(dialog.getByLabel('Diluent, mL per vial')).toHaveValue('2.5');
    await expectAccessible(page, 'the opening of vials');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText(/1 vial opened, use until/)).toBeVisible();
    await page.getByRole('button', { name: 'Waste the rest' }).click();
    const waste = page.getByRole('dialog', { name: `Waste opened vials of lot ${number}?` });
    await waste.getByLabel('Reason').fill('The patient did not come.');
    await waste.getByRole('button', { name: 'Waste', exact: true }).click();
    await expect(page.getByText(/1 vial opened, use until/)).toHaveCount(0);
    const history = page.getByRole('region', { name: 'History of the lot' });
    await expect(history).toContainText('The patient did not come.');
  });
});
