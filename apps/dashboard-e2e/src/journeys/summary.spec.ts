import { expectAccessible } from '../support/accessibility';
import { sheetsOf } from '../support/sheets';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });
test.slow();

/** A busy machine draws a whole chart slowly. */
const drawnWithin = { timeout: 45_000 };

test('the summary of every kind of demo patient is one sheet, A4 and Letter', async ({
  page,
  clinic,
}) => {
  test.setTimeout(600_000);
  const patients = (await clinic.demoPatients()).slice(0, 15);
  for (const { id, familyName } of patients) {
    await page.goto(`/patients/${id}/summary`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(familyName, drawnWithin);
    await expect(page.getByRole('heading', { name: 'For the notes' })).toBeVisible();
    await expect(page.getByRole('img')).toHaveAttribute('src', /^data:/, drawnWithin);
    expect([await sheetsOf(page, 'A4'), await sheetsOf(page, 'Letter')]).toEqual([1, 1]);
  }
});

test('on paper it names the patient, says synthetic and who printed it, and has chart and tables', async ({
  page,
  clinic,
}) => {
  const [patient] = (await clinic.demoPatients()).filter(({ sessionCount }) => sessionCount > 1);
  await page.goto(`/patients/${patient?.id ?? ''}/summary`);
  await expect(page.getByRole('img', { name: /PHQ-9/ })).toHaveAttribute(
    'src',
    /^data:image\/png/,
    drawnWithin,
  );
  await expectAccessible(page, 'the summary of a patient');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('synthetic demo data').first()).toBeVisible();
  await expect(page.getByText(/Printed by .*Alba Reyes/)).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(3);
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('the paragraph for the notes is copied by keyboard and names nobody', async ({
  page,
  clinic,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [patient] = (await clinic.demoPatients()).filter(({ sessionCount }) => sessionCount > 1);
  await page.goto(`/patients/${patient?.id ?? ''}/summary`);
  await page.getByRole('button', { name: 'Copy the paragraph' }).press('Enter', drawnWithin);
  await expect(page.getByRole('region', { name: 'Message' })).toContainText(
    'The paragraph is copied. It names no patient.',
  );
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('.paragraph').textContent());
  expect(copied).toContain('off-label');
  expect(copied).not.toContain(patient?.familyName ?? '?');
});

test('a copied link shows the same chart to a colleague', async ({ page, clinic, openAs }) => {
  const [patient] = (await clinic.demoPatients()).filter(({ sessionCount }) => sessionCount > 1);
  await page.goto(`/patients/${patient?.id ?? ''}`);
  await page.getByRole('radio', { name: 'Weeks since first' }).check(drawnWithin);
  await page.getByRole('radio', { name: 'Everything' }).check();
  await page.getByRole('radio', { name: 'GAD-7' }).check();
  await expect(page).toHaveURL(/(?=.*axis=weeks)(?=.*range=all)(?=.*instrument=gad7)/);
  const chart = page.locator('glabella-clinical-chart canvas');
  await expect(chart).toHaveAttribute('aria-label', /GAD-7/);
  const sentence = await chart.getAttribute('aria-label');
  const colleague = await openAs('clinician');
  await colleague.goto(page.url());
  await expect(colleague.locator('glabella-clinical-chart canvas')).toHaveAttribute(
    'aria-label',
    sentence ?? '',
    drawnWithin,
  );
  await expect(colleague.getByRole('radio', { name: 'Weeks since first' })).toBeChecked();
});
