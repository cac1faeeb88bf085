import { EntryPage } from '../pages/entry-page';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

const mostKeys = 12;
const mostSeconds = 20;

test.use({ visitor: 'clinician' });

test('a PHQ-9 with item 9 = 0 takes at most 12 key presses and less than 20 seconds', async ({
  page,
  clinic,
}, testInfo) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  const keys = new Keys(page);
  await entry.open(patient.id);
  await expect(page.getByText(patient.name)).toBeVisible();
  await keys.type('321012010');
  await expect(page.getByRole('group', { name: /how difficult/i })).toBeVisible();
  await keys.press('1');
  await expect(entry.standing).toContainText('10 moderate');
  await expect(entry.save).toBeFocused();
  await keys.press('Enter');
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  keys.report(testInfo);
  expect(keys.count).toBeLessThanOrEqual(mostKeys);
  expect(keys.seconds).toBeLessThan(mostSeconds);
  const [recorded] = (await clinic.record(patient.id)).assessments;
  expect(recorded).toMatchObject({
    answers: [3, 2, 1, 0, 1, 2, 0, 1, 0],
    functionAnswer: 1,
    total: 10,
    scoreStatus: 'complete',
    author: { displayName: 'Kim Aalto (synthetic)' },
  });
});

test('nothing is answered before somebody answers, and earlier answers are not taken over', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await clinic.phq9(patient.id, await clinic.today(), [3, 3, 3, 3, 3, 3, 3, 3, 0]);
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await expect(entry.checkedAnswers).toHaveCount(0);
  await page.getByRole('button', { name: 'Compare with the earlier form' }).click();
  await expect(entry.checkedAnswers).toHaveCount(0);
  await expect(entry.standing).toContainText('0 of 9 answered');
});

test('keys that come faster than the page draws lose no answer', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await Promise.all([...'321012010'].map((key) => page.keyboard.press(key)));
  await expect(entry.standing).toContainText('10 moderate');
  for (const [at, value] of [3, 2, 1, 0, 1, 2, 0, 1, 0].entries()) {
    await expect(entry.answer(at + 1, value)).toBeChecked();
  }
});

test('Backspace goes back to correct an answer, and no total stands before the last one', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  const keys = new Keys(page);
  await keys.type('00000001');
  await expect(entry.standing).toContainText('8 of 9 answered');
  await keys.press('Backspace');
  await keys.type('00');
  await expect(entry.standing).toContainText('0 minimal');
});

test('a PHQ-9 on paper is typed as nine characters', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await entry.transcription.fill('32101201');
  await entry.transcription.press('Enter');
  await expect(page.getByText(/9 characters/)).toBeVisible();
  await entry.transcription.fill('321012010');
  await entry.transcription.press('Enter');
  await expect(entry.answer(1, 3)).toBeChecked();
  await expect(entry.answer(9, 0)).toBeChecked();
  await expect(entry.standing).toContainText('10 moderate');
});

test('with 7 of 9 answers the form asks, and records a total marked as prorated', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await entry.transcription.fill('2-2-22220');
  await entry.transcription.press('Enter');
  await entry.save.click();
  await expect(page.getByRole('alert')).toContainText('Items 2 and 4 are not answered.');
  await expect(page.getByRole('alert')).toContainText('prorated');
  await expect(page.getByRole('button', { name: 'Go to item 2' })).toBeFocused();
  await page.getByRole('button', { name: 'Save with gaps' }).click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  await expect(page.getByRole('region', { name: 'Message' })).toContainText(
    'prorated from 7 of 9 answers',
  );
  const [recorded] = (await clinic.record(patient.id)).assessments;
  expect(recorded).toMatchObject({ scoreStatus: 'prorated', total: 15 });
});

test('with 6 of 9 answers there is no total, and the form asks why', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await entry.transcription.fill('2-2-2-220');
  await entry.transcription.press('Enter');
  await entry.save.click();
  await expect(page.getByRole('alert')).toContainText('Saved like this the form has no total.');
  await expect(page.getByRole('alert')).toContainText('Without a total a follow-up opens');
  await page.getByRole('button', { name: 'Save with gaps' }).click();
  await expect(page.getByText('Say why the form has no total.')).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'Why there is no total' })
    .getByRole('radio')
    .first()
    .check();
  await page.getByRole('button', { name: 'Save with gaps' }).click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const { assessments, followUps } = await clinic.record(patient.id);
  expect(assessments[0]).toMatchObject({
    scoreStatus: 'none',
    total: null,
    missingReason: 'declined',
  });
  expect(followUps).toEqual([expect.objectContaining({ cause: 'no-total', closedAt: null })]);
});

test('a GAD-7 with a gap has no total', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id, 'gad7');
  await entry.transcription.fill('333333-');
  await entry.transcription.press('Enter');
  await entry.save.click();
  await expect(page.getByRole('alert')).toContainText('Item 7 is not answered.');
  await expect(page.getByRole('alert')).toContainText('Saved like this the form has no total.');
  await expect(entry.standing).toContainText('6 of 7 answered');
});
