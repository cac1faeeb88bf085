import { PatientPage } from '../pages/patient-page';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

test('on paper a patient page has chart, table, name and who printed it, and nothing to press', async ({
  page,
  clinic,
}) => {
  const [patient] = (await clinic.demoPatients()).filter(({ sessionCount }) => sessionCount > 1);
  const patientPage = new PatientPage(page);
  await patientPage.open(patient?.id ?? '');
  await expect(page.getByRole('region', { name: 'Cycles', exact: true })).toBeVisible();
  // Chart and table are made for the sheet when somebody prints.
  const paper = await page.pdf({ format: 'A4', printBackground: false });
  await expect(page.locator('.printed canvas')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(patient?.familyName ?? '?');
  // The foot stands on every sheet, since what is fixed does on paper: whose record it is, and who printed it.
  const foot = page.locator('glabella-printed-by');
  await expect(foot).toContainText(/Printed by .*Alba Reyes/);
  await expect(foot).toContainText(`${patient?.familyName ?? '?'} · born`);
  await expect(foot).toContainText(`MRN ${patient?.mrn ?? '?'}`);
  await expect(foot).toHaveCSS('position', 'fixed');
  await expect(patientPage.chartAsTable).toBeVisible();
  expect((await patientPage.tableRows()).length).toBeGreaterThan(3);
  // The answers item by visit and the cycles are on paper too, with what they mean and without what to press.
  await expect(page.getByRole('region', { name: 'Answers by item and visit' })).toBeVisible();
  const cycles = page.getByRole('region', { name: 'Cycles', exact: true }).getByRole('row');
  await expect(cycles).toHaveCount((patient?.sessionCount ?? 0) + 1);
  await expect(page.getByRole('heading', { name: 'All measures at a glance' })).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  // A page object of its own for each sheet; the tree that holds them is counted out.
  const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThan(8);
});

test('on paper a signed session reads as a procedure note', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  await clinic.phq9(patient.id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  const sessionId = await clinic.session(await clinic.course(patient.id));
  await page.goto(`/sessions/${sessionId}`);
  await expect(page.getByRole('heading', { name: 'Procedure note' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const paper = page.getByRole('main');
  for (const words of [patient.name, 'C7741', '29 U', 'Alba Reyes', 'onabotulinumtoxinA']) {
    await expect(paper).toContainText(words);
  }
  await expect(page.getByRole('button')).toHaveCount(0);
});
