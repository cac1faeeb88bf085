import { demoPassword } from '@glabella/synthetic';
import { EntryPage } from '../pages/entry-page';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });

test('a page whose session has ended shows nobody on screen or paper, and is as it was after the password', async ({
  page,
  context,
  clinic,
  guard,
}) => {
  const patient = await clinic.patient();
  guard.expectRefusal(401, `/form-drafts/assessment-phq9/${patient.id}`);
  const entry = new EntryPage(page);
  // The counts of the navigation are asked a second after the page stands: those, too, before the session ends.
  const counted = Promise.all(
    ['follow-ups', 'cosignatures'].map((of) => page.waitForResponse(`**/api/v1/${of}/count`)),
  );
  await entry.open(patient.id);
  const name = page.getByText(patient.name).first();
  await expect(name).toBeVisible();
  await counted;
  await context.clearCookies();
  // What is typed is kept a second later, and the answer to that says that the session has ended.
  await page.keyboard.type('32');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    await expect(name).toBeHidden();
    await expect(page.locator('glabella-printed-by')).toBeHidden();
  }
  await expect(dialog).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Password').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(name).toBeVisible();
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  await expect(entry.checkedAnswers).toHaveCount(2);
  await expect(entry.answer(3, 0)).toBeFocused();
});
