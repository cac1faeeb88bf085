import { EntryPage } from '../pages/entry-page';
import { PatientPage } from '../pages/patient-page';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });

test('a PHQ-9 is corrected with a reason, and both versions stay readable', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await clinic.phq9(patient.id, await clinic.today(), [3, 3, 3, 3, 3, 3, 3, 3, 0]);
  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  await patientPage.questionnaires.getByRole('link', { name: /^Correct the PHQ-9/ }).click();
  const entry = new EntryPage(page);
  await expect(entry.answer(1, 3)).toBeChecked();
  await entry.answer(1, 0).check();
  await entry.save.click();
  await expect(page.getByText('Say why the form is corrected.')).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Reason for the correction' })
    .fill('Item 1 was read from the wrong line');
  await entry.save.click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const row = patientPage.questionnaires.getByRole('row').nth(1);
  await expect(row).toContainText('21');
  await row.getByRole('button', { name: /^Versions of the PHQ-9/ }).click();
  const versions = page.getByRole('dialog', { name: /^Versions of the PHQ-9/ });
  await expect(versions.getByRole('columnheader', { name: 'Version 2' })).toBeVisible();
  await expect(versions.getByRole('columnheader', { name: 'Version 1' })).toBeVisible();
  const line = (name: string | RegExp) => versions.getByRole('row', { name }).getByRole('cell');
  await expect(line(/^Total/)).toHaveText(['21, Severe', '24, Severe']);
  await expect(line(/^1\. /)).toHaveText(['0', '3']);
  await expect(line(/^Reason/)).toHaveText(['Item 1 was read from the wrong line', '']);
});

test('a PHQ-9 entered by mistake is voided with a reason and leaves the chart, not the record', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await clinic.phq9(patient.id, await clinic.today(), [1, 1, 1, 1, 1, 1, 1, 1, 0]);
  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  await patientPage.questionnaires.getByRole('button', { name: /^Void the PHQ-9/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Entered twice');
  await dialog.getByRole('button', { name: /^Void/ }).click();
  await expect(page.getByText('No PHQ-9 yet').first()).toBeVisible();
  await expect(patientPage.questionnaires.getByRole('row').nth(1)).toContainText(/voided/i);
});

test('a PHQ-9 entered for the wrong patient is moved, and both keep the trail', async ({
  page,
  clinic,
}) => {
  const wrong = await clinic.patient();
  const right = await clinic.patient();
  await clinic.phq9(wrong.id, await clinic.today(), [1, 1, 1, 1, 1, 1, 1, 1, 0]);
  const patientPage = new PatientPage(page);
  await patientPage.open(wrong.id);
  await patientPage.questionnaires.getByRole('button', { name: /to another patient$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('searchbox')
    .or(dialog.getByRole('textbox'))
    .first()
    .fill(right.familyName);
  await dialog.getByText(new RegExp(right.mrn)).click();
  await dialog.getByRole('textbox', { name: /Reason/ }).fill('Two patients on one morning');
  await dialog.getByRole('button', { name: /^Move/ }).click();
  await expect(dialog).toHaveCount(0);
  const [moved] = (await clinic.record(right.id)).assessments;
  expect(moved).toMatchObject({ total: 8, status: 'recorded' });
});
