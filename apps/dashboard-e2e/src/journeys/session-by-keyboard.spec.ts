import { demoPassword } from '@glabella/synthetic';
import { PatientPage } from '../pages/patient-page';
import { SessionEditorPage } from '../pages/session-editor-page';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

const mostSeconds = 60;

test.use({ visitor: 'psychiatrist' });

test('a first session is logged and signed with the keyboard alone in less than a minute', async ({
  page,
  clinic,
}, testInfo) => {
  const patient = await clinic.patient();
  await clinic.course(patient.id);
  const today = await clinic.today();
  await clinic.phq9(patient.id, today, [2, 2, 2, 2, 2, 2, 2, 2, 0]);

  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  const keys = new Keys(page);
  await keys.tabTo(patientPage.logSession);
  await keys.press('Enter');

  const editor = new SessionEditorPage(page);
  await expect(editor.lot).toBeFocused();
  await expect(page.getByText(patient.name)).toBeVisible();
  // The practice keeps its stock here: the lot that expires soonest of those in date stands already.
  await expect(editor.lot).toHaveValue(/^SYN\d+$/);
  const lot = await editor.lot.inputValue();
  await expect(editor.expiry).not.toHaveValue('');
  await keys.press('Enter');
  await expect(editor.reconstitutedAt).toBeFocused();
  await keys.type('0000');
  await keys.press('Enter');
  await expect(
    page.getByRole('radiogroup', { name: 'Frown at rest' }).getByRole('radio').first(),
  ).toBeFocused();
  await keys.type('13');
  for (const question of [
    /Pregnant/,
    /neuromuscular/i,
    /Infection/,
    /Hypersensitivity/,
    /Precautions/,
    /other clinics/,
  ]) {
    await expect(editor.question(question).getByRole('radio').first()).toBeFocused();
    await keys.type('n');
  }
  await expect(page.getByRole('button', { name: 'All of it told' })).toBeFocused();
  await keys.press('Space');
  await expect(page.getByRole('radio', { name: 'in person', exact: true })).toBeFocused();
  await keys.press('Space');
  await expect(editor.sign).toBeVisible();
  await keys.press('Control+Enter');
  await expect(editor.signDialog.getByLabel('Your password')).toBeFocused();
  await expect(editor.signDialog).toContainText('29 U');
  await keys.type(demoPassword);
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  keys.report(testInfo);
  expect(keys.seconds).toBeLessThan(mostSeconds);

  await expect(page.getByText('Signed', { exact: true })).toBeVisible();
  const { sessions } = await clinic.record(patient.id);
  expect(sessions).toEqual([
    expect.objectContaining({
      status: 'signed',
      lotNumber: lot,
      totalUnits: 29,
      frownAtRest: 1,
      frownAtMaximum: 3,
      consentOn: today,
    }),
  ]);
  expect(sessions[0]?.sites).toHaveLength(5);
});
