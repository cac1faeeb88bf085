import { EntryPage } from '../pages/entry-page';
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
