import { demoPassword } from '@glabella/synthetic';
import { labelChecks } from '@glabella/domain/treatment';
import { PatientPage } from '../pages/patient-page';
import { SessionEditorPage } from '../pages/session-editor-page';
import { expectAccessible } from '../support/accessibility';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

test('a pregnant patient is stopped, then treated with a reason that stands on the record', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const courseId = await clinic.course(patient.id);
  await clinic.phq9(patient.id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  const draftId = await clinic.sessionDraft(courseId);
  await clinic.completeDraft(draftId);

  await page.goto(`/sessions/drafts/${draftId}`);
  const editor = new SessionEditorPage(page);
  await expect(page.getByText(/^16, the same day \(.*\); item 9: 0$/)).toBeVisible();
  await expect(page.getByText('none here, none reported elsewhere', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign session/ })).toBeVisible();
  const pregnant = editor.question(/Pregnant/);
  await pregnant.getByRole('radio', { name: 'Yes' }).check();
  await expect(editor.stillOpen).toBeVisible();
  await expectAccessible(page, 'the editor with a stop');
  const reason = 'Synthetic: severe relapse, discussed with the obstetrician.';
  await page.getByLabel('Reason: Pregnancy or breastfeeding').fill(reason);
  await editor.sign.click();
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Pregnancy or breastfeeding: YES')).toBeVisible();
  await expect(page.getByText(reason).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Pregnancy or breastfeeding: YES')).toBeVisible();
  await expect(page.getByText(reason).first()).toBeVisible();
});

test('a session waits for a consent, which is recorded by keyboard on the way and then signed', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const { courseId } = await clinic.courseWithoutConsent(patient.id);
  const draftId = await clinic.sessionDraft(courseId);
  await clinic.completeDraft(draftId);

  await page.goto(`/sessions/drafts/${draftId}`);
  const editor = new SessionEditorPage(page);
  await expect(editor.stillOpen).toBeVisible();
  const keys = new Keys(page);
  await page.getByRole('link', { name: 'Record a consent' }).focus();
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Record a consent' })).toBeVisible();
  await expect(page.getByText('In the largest trial so far')).toBeVisible();
  await expectAccessible(page, 'recording a consent');
  await page.getByRole('radio', { name: 'On paper' }).focus();
  await keys.press('Space');
  await page.getByRole('button', { name: 'Record the consent' }).focus();
  await keys.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/sessions/drafts/${draftId}$`));
  await expect(page.getByText(/Agreed on .* to version 1, off-label/)).toBeVisible();
  await editor.sign.click();
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
});

test('a withdrawal stands on the patient, leaves the signed session as it is and stops the next', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const courseId = await clinic.course(patient.id, 30);
  await clinic.session(courseId, { performedOn: await clinic.today() });
  await new PatientPage(page).open(patient.id);
  await page.getByRole('button', { name: /^Withdraw/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Synthetic: does not want to go on.');
  await expectAccessible(page, 'withdrawing a consent');
  await dialog.getByRole('button', { name: 'Record the withdrawal' }).click();
  await expect(page.getByText(/^Consent\. Withdrawn on/)).toBeVisible();
  const { sessions, consents } = await clinic.record(patient.id);
  expect(sessions[0]).toMatchObject({ status: 'signed', version: 1 });
  expect(consents[0]).toMatchObject({ version: 2, events: [{ scope: 'treatment' }] });
  const draftId = await clinic.sessionDraft(courseId);
  await page.goto(`/sessions/drafts/${draftId}`);
  await expect(page.getByText(/Withdrawn on .*/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Still open/ })).toBeVisible();
});

test('what was answered last time is confirmed by one key, and what comes and goes is asked anew', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const courseId = await clinic.course(patient.id, 30);
  await clinic.session(courseId);
  const draftId = await clinic.sessionDraft(courseId);
  await page.goto(`/sessions/drafts/${draftId}`);
  const editor = new SessionEditorPage(page);
  await expect(page.getByText(/unchanged since/).first()).toBeVisible();
  await page.getByRole('button', { name: /^Unchanged/ }).focus();
  await new Keys(page).press('u');
  await expect(
    editor
      .question(/Pregnant/)
      .getByRole('radio')
      .first(),
  ).toBeFocused();
  await expect(
    editor.question(/Hypersensitivity/).getByRole('radio', { name: 'No', exact: true }),
  ).toBeChecked();
  await expect(
    editor.question(/Precautions/).getByRole('radio', { name: /None of them: no/ }),
  ).toBeChecked();
  await expect(editor.question(/Infection/).getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a product is activated by its label check and switched off again with a reason', async ({
  page,
}) => {
  await page.goto('/practice/products');
  const card = page.locator('glabella-card').filter({ hasText: 'prabotulinumtoxinA-xvfs' });
  await expect(card).toContainText('label not checked here');
  await card.getByRole('button', { name: /^Complete the label check/ }).click();
  const dialog = page.getByRole('dialog');
  // What was read and where, for each check, and the hours.
  await expect(dialog.getByRole('textbox')).toHaveCount(2 * labelChecks.length + 1);
  await expectAccessible(page, 'the label check');
  for (const field of await dialog.getByRole('textbox').all()) {
    await field.fill('Synthetic label, section 2');
  }
  await dialog.getByLabel('Use within, hours').fill('24');
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await expect(card).toContainText('What this practice read');
  await expect(card).toContainText('Version 1. Label check completed.');
  await expectAccessible(page, 'the products');
  await card.getByRole('button', { name: /^Switch off/ }).click();
  await dialog.getByLabel('Reason').fill('Synthetic: not bought any more.');
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(card).toContainText('Switched off: Synthetic: not bought any more.');
});
