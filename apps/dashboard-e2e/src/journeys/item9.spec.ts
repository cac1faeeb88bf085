import { EntryPage } from '../pages/entry-page';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible } from '../support/accessibility';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });

test('item 9 above 0 shows the safety text and is not saved before somebody says what was done', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const { safety } = await clinic.record(patient.id);
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await page.keyboard.type('000000001');
  const panel = page.getByRole('alert').filter({ hasText: 'Item 9 answered' });
  await expect(panel).toContainText('several days');
  await expect(panel).toContainText(safety.text);
  await expect(panel.getByRole('link', { name: safety.crisisLines[0]?.phone })).toBeVisible();
  await expectAccessible(page, 'a form with item 9 above 0');
  await page.keyboard.press('0');
  await entry.save.click();
  const choice = page.getByRole('combobox', { name: 'What was done now' });
  await expect(choice).toBeFocused();
  await expect(panel).toContainText('Say what was done before the form is saved.');
  expect((await clinic.record(patient.id)).assessments).toEqual([]);
  await choice.selectOption({ label: 'Assessed with the patient, plan made' });
  await entry.save.click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const { followUps } = await clinic.record(patient.id);
  expect(followUps).toEqual([
    expect.objectContaining({ cause: 'item-positive', safetyAnswer: 1, closedAt: null }),
  ]);
  expect(followUps[0]?.events).toContainEqual(
    expect.objectContaining({
      kind: 'acknowledged',
      disposition: 'assessed-plan-made',
      author: expect.objectContaining({ displayName: 'Kim Aalto (synthetic)' }),
    }),
  );
});

test('a PHQ-9 without an answer to item 9 opens a follow-up too', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await entry.transcription.fill('11111111-');
  await entry.transcription.press('Enter');
  await entry.save.click();
  await expect(page.getByRole('alert')).toContainText('Item 9 is missing');
  await page.getByRole('button', { name: 'Save with gaps' }).click();
  await page
    .getByRole('radiogroup', { name: 'Why there is no total' })
    .getByRole('radio')
    .first()
    .check();
  await page.getByRole('button', { name: 'Save with gaps' }).click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const { followUps } = await clinic.record(patient.id);
  expect(followUps).toEqual([expect.objectContaining({ cause: 'item-missing', closedAt: null })]);
});

test('an open item-9 follow-up stands on the patient until somebody closes it in words', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await clinic.phq9(patient.id, await clinic.today(), [1, 1, 1, 1, 1, 1, 1, 1, 2], {
    safetyAcknowledgement: { disposition: 'handed-to-psychiatrist', note: null },
  });
  await page.goto('/follow-ups');
  await page.getByRole('link', { name: new RegExp(patient.familyName) }).click();
  const patientPage = new PatientPage(page);
  await expect(patientPage.heading(patient.name)).toBeVisible();
  const banner = page.getByText(/Item 9 answered “more than half the days”.*Follow-up with/);
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Close the follow-up' });
  await expect(dialog).toContainText(patient.name);
  await expectAccessible(page, 'closing a follow-up');
  const what = dialog.getByRole('combobox', { name: 'What was done' });
  await what.selectOption({ label: 'Safety plan reviewed' });
  await dialog.getByRole('button', { name: 'Close the follow-up' }).click();
  await expect(dialog).toContainText('Write what was assessed.');
  await expect(dialog).toContainText('Write the plan.');
  await dialog
    .getByRole('textbox', { name: 'Your assessment' })
    .fill('Synthetic: passive thoughts, no plan.');
  await dialog
    .getByRole('textbox', { name: 'Plan' })
    .fill('Synthetic: safety plan reviewed, call on Friday.');
  await dialog.getByRole('button', { name: 'Close the follow-up' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(banner).toHaveCount(0);
  // The point stays marked for good.
  await expect(patientPage.questionnaires.getByRole('row').nth(1)).toContainText('item 9');
  const [closed] = (await clinic.record(patient.id)).followUps;
  expect(closed?.closedAt).not.toBeNull();
});
