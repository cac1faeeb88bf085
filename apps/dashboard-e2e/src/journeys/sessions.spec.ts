import { demoPassword } from '@glabella/synthetic';
import { PatientPage } from '../pages/patient-page';
import { SessionEditorPage } from '../pages/session-editor-page';
import { expectAccessible } from '../support/accessibility';
import type { Clinic } from '../support/clinic';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

/** A patient with a baseline and a course that begins today. */
async function readyPatient(clinic: Clinic): Promise<{ patientId: string; courseId: string }> {
  const { id } = await clinic.patient();
  await clinic.phq9(id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  return { patientId: id, courseId: await clinic.course(id) };
}

test('face map, table of sites and running total are one thing', async ({ page, clinic }) => {
  const { patientId } = await readyPatient(clinic);
  const patientPage = new PatientPage(page);
  await patientPage.open(patientId);
  await patientPage.logSession.click();
  const editor = new SessionEditorPage(page);
  await expect(editor.total).toContainText('29 U · 5 sites');
  await expect(editor.map).toHaveAccessibleName(/5 injection sites, 29 U/);
  await editor.units('Procerus').fill('8.5');
  await expect(editor.total).toContainText('30.5 U');
  await expect(editor.map).toHaveAccessibleName(/5 injection sites, 30\.5 U/);
  await expect(editor.sites.getByRole('row', { name: /^Total/ })).toContainText('30.5 U');
  await expect(page.getByRole('checkbox', { name: 'Dose above the protocol' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Procerus' }).first().click();
  await expect(editor.total).toContainText('22 U · 4 sites');
  await page.keyboard.press('Control+z');
  await expect(editor.total).toContainText('30.5 U · 5 sites');
});

test('a draft of a session is there again after the browser was reloaded', async ({
  page,
  clinic,
}) => {
  const { patientId } = await readyPatient(clinic);
  const patientPage = new PatientPage(page);
  await patientPage.open(patientId);
  await patientPage.logSession.click();
  const editor = new SessionEditorPage(page);
  await editor.keepLot('C9001');
  await page.reload();
  await expect(editor.lot).toHaveValue('C9001');
  await patientPage.open(patientId);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(editor.lot).toHaveValue('C9001');
  expect((await clinic.record(patientId)).sessions).toEqual([]);
});

test('two tabs on one session draft are told of each other, and nothing is lost', async ({
  page,
  context,
  clinic,
  guard,
}) => {
  const { patientId } = await readyPatient(clinic);
  const patientPage = new PatientPage(page);
  await patientPage.open(patientId);
  await patientPage.logSession.click();
  const mine = new SessionEditorPage(page);
  await expect(mine.total).toContainText('29 U');
  const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  guard.expectRefusal(412, `/session-drafts/${draftId}`);

  const otherTab = await context.newPage();
  await otherTab.goto(page.url());
  const other = new SessionEditorPage(otherTab);
  await other.keepLot('LOT-OTHER');
  await page.bringToFront();
  await mine.lot.fill('LOT-MINE');
  const conflict = page.getByRole('alert').filter({ hasText: 'saved this while you were writing' });
  await expect(conflict.getByRole('row', { name: /LOT-MINE LOT-OTHER/ })).toBeVisible();
  await conflict.getByRole('button', { name: 'Save mine as the next version' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await otherTab.reload();
  await expect(other.lot).toHaveValue('LOT-MINE');
});

test('a signed session is corrected by an amendment with a reason, and both versions are readable', async ({
  page,
  clinic,
}) => {
  const { patientId, courseId } = await readyPatient(clinic);
  const sessionId = await clinic.session(courseId);
  await clinic.lot('C7755');
  await page.goto(`/sessions/${sessionId}`);
  await expect(
    page
      .getByText('Lot C7741')
      .or(page.getByText(/lot C7741/))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Amend' }).click();
  const dialog = page.getByRole('dialog', { name: 'Amend this session?' });
  await dialog
    .getByRole('textbox', { name: 'Reason' })
    .fill('The lot was read from the wrong vial');
  await dialog.getByRole('button', { name: 'Begin the amendment' }).click();
  const editor = new SessionEditorPage(page);
  await editor.keepLot('C7755');
  await editor.sign.click();
  await expect(editor.signDialog).toContainText('The lot was read from the wrong vial');
  await expectAccessible(page, 'signing');
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(`/sessions/${sessionId}`);
  await expect(page.getByText('Version 2 of 2')).toBeVisible();
  const versions = page.getByRole('region', { name: 'Versions side by side' });
  await expect(versions).toContainText('C7755');
  await expect(versions).toContainText('C7741');
  await page.getByRole('button', { name: 'Read version 1' }).click();
  await expect(page.getByText('You are reading version 1.')).toBeVisible();
  const { sessions } = await clinic.record(patientId);
  expect(sessions).toEqual([expect.objectContaining({ version: 2, lotNumber: 'C7755' })]);
});

test('the password must be right before a session is signed', async ({ page, clinic, guard }) => {
  const { patientId, courseId } = await readyPatient(clinic);
  await clinic.session(courseId, { performedOn: await clinic.today() });
  const { sessions } = await clinic.record(patientId);
  await page.goto(`/sessions/${sessions[0]?.id}`);
  await page.getByRole('button', { name: 'Void' }).click();
  const dialog = page.getByRole('dialog');
  guard.expectRefusal(422, '/void');
  guard.expectRefusal(403, '/void');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Entered for the wrong patient');
  await dialog.getByLabel('Your password').fill('synthetic wrong password');
  await dialog.getByRole('button', { name: /^Void/ }).click();
  await expect(dialog.getByText(/password/i).last()).toBeVisible();
  expect((await clinic.record(patientId)).sessions[0]?.status).toBe('signed');
});
