import type { Page } from '@playwright/test';
import { demoPassword } from '@glabella/synthetic';
import { addDays } from '@glabella/domain/values';
import { PatientPage } from '../pages/patient-page';
import { SessionEditorPage } from '../pages/session-editor-page';
import { SignInPage } from '../pages/sign-in-page';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import type { Clinic, TestPatient } from '../support/clinic';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });

/** A patient whose course may have its first session today. */
async function readyPatient(clinic: Clinic): Promise<TestPatient> {
  const patient = await clinic.patient();
  await clinic.course(patient.id);
  await clinic.phq9(patient.id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  return patient;
}

/** Begins a session on the patient's page; answers the id of its draft. */
async function beginSession(page: Page, patient: TestPatient): Promise<string> {
  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  await patientPage.logSession.press('Enter');
  await expect(page).toHaveURL(/\/sessions\/drafts\//);
  await expect(new SessionEditorPage(page).lot).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

test('an expired credential is refused before the work, renewed, verified, and then signs', async ({
  openAs,
  clinic,
}) => {
  // Two people and eight pages in one journey.
  test.setTimeout(240_000);
  const patient = await readyPatient(clinic);
  const page = await openAs('nobody');
  await page.goto('/sign-in');
  await new SignInPage(page).signIn('clinician2@glabella.example', demoPassword);

  // Where the day begins, and in the editor: what is wrong and what to do.
  await expect(page.getByText(/You may not sign injection sessions now/)).toContainText('ended on');
  await expectAccessible(page, 'a home with an expired credential');
  const draftId = await beginSession(page, patient);
  const refusal = page.getByText(/You cannot sign this session/);
  await expect(refusal).toContainText('the draft is kept');
  await expect(new SessionEditorPage(page).sign).toHaveCount(0);
  await clinic.completeDraft(draftId);

  // Renewed by keyboard: everything but the days stands already.
  await page.getByRole('link', { name: 'Your credentials' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Your credentials' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Renew/ })
    .first()
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Renew the credential' });
  await expect(dialog.getByLabel('Number')).toHaveValue('SYN-RN-2002');
  await dialog.getByLabel('Valid until').fill('2000-01-01');
  await dialog.getByRole('button', { name: 'Enter' }).press('Enter');
  await expect(dialog).toContainText('Give a last day that is not before the first.');
  await dialog.getByLabel('Valid until').fill(addDays(await clinic.today(), 700));
  await expectAccessible(page, 'the form of a credential');
  await dialog.getByRole('button', { name: 'Enter' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'waits for verification' })).toBeVisible();

  // Verified by an administrator, who is led there from the first page.
  const administrator = await openAs('administrator');
  await administrator.goto('/');
  await expect(administrator.getByText(/^\s*Credentials: \d+ to verify/)).toBeVisible();
  await administrator.getByRole('link', { name: 'Credentials', exact: true }).press('Enter');
  const line = administrator.getByRole('row').filter({ hasText: 'Joss Merino (synthetic)' });
  await expect(line).toContainText('Verify what waits');
  await expectAccessible(administrator, 'who may sign');
  await line.getByRole('link').press('Enter');
  await administrator.getByRole('button', { name: /^Verify/ }).press('Enter');
  await expect(administrator.getByText(/May sign injection sessions until/)).toBeVisible();

  // Signed: what was half-written is there.
  await page.goto(`/sessions/drafts/${draftId}`);
  await expect(page.getByText(/You sign as a delegate/)).toBeVisible();
  const editor = new SessionEditorPage(page);
  await expect(editor.lot).toHaveValue('C7741');
  await editor.sign.press('Enter');
  await editor.signDialog
    .getByLabel('Supervising psychiatrist')
    .selectOption({ label: 'Dr. Alba Reyes (synthetic)' });
  await expectAccessible(page, 'signing as a delegate');
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/Credential: Nursing registration SYN-RN-2002/)).toBeVisible();
});

test('a delegate signs, a psychiatrist finds it in the queue and co-signs by keyboard', async ({
  page,
  openAs,
  clinic,
}, testInfo) => {
  test.setTimeout(240_000);
  const patient = await readyPatient(clinic);
  const draftId = await beginSession(page, patient);
  await expect(page.getByText(/You sign as a delegate/)).toBeVisible();
  await clinic.completeDraft(draftId);
  await page.reload();
  const editor = new SessionEditorPage(page);
  await editor.sign.press('Enter');
  const supervisor = editor.signDialog.getByLabel('Supervising psychiatrist');
  await supervisor.selectOption({ label: 'Dr. Alba Reyes (synthetic)' });
  await editor.confirmWith(demoPassword);
  await expect(page.locator('pre')).toContainText('CO-SIGNATURE AWAITED from Dr. Alba Reyes');
  await expect(page.getByRole('button', { name: 'Co-sign' })).toHaveCount(0);
  await expectAccessible(page, 'a session that awaits its co-signature');
  await page.goto(`/patients/${patient.id}`);
  await expect(
    page.getByText('co-signature awaited from Dr. Alba Reyes (synthetic)'),
  ).toBeVisible();

  // The psychiatrist: the navigation counts it, the queue leads to the record as it was signed.
  const psychiatrist = await openAs('psychiatrist');
  await psychiatrist.setViewportSize({ width: 390, height: 844 });
  await psychiatrist.goto('/cosignatures');
  const line = psychiatrist.getByRole('row').filter({ hasText: patient.familyName });
  await expect(line).toContainText('awaited from you');
  await expectNoSidewaysScroll(psychiatrist, 'the queue of co-signatures');
  await expectAccessible(psychiatrist, 'the queue of co-signatures');
  await psychiatrist.setViewportSize({ width: 1280, height: 800 });
  await expect(
    psychiatrist
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /Co-signatures\s+\d+ to sign/ }),
  ).toBeVisible();
  const keys = new Keys(psychiatrist);
  const record = line.getByRole('link', { name: new RegExp(patient.familyName) });
  await record.focus();
  await keys.press('Enter');
  const cosign = psychiatrist.getByRole('button', { name: 'Co-sign', exact: true });
  await expect(cosign).toBeVisible();
  await expect(psychiatrist.getByText(/Signed by Kim Aalto .* as a delegate/)).toBeVisible();
  await keys.tabTo(cosign);
  await keys.press('Enter');
  const dialog = psychiatrist.getByRole('dialog', { name: 'Co-sign this session' });
  await expect(dialog).toContainText(patient.name);
  await expect(dialog.getByLabel('Your password')).toBeFocused();
  await expectAccessible(psychiatrist, 'co-signing');
  await keys.type(demoPassword);
  await keys.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(
    psychiatrist.getByText('co-signed by Dr. Alba Reyes (synthetic)').first(),
  ).toBeVisible();
  await expect(psychiatrist.locator('pre')).toContainText(
    'Co-signed by Dr. Alba Reyes (synthetic), ',
  );
  keys.report(testInfo);
  await expect(psychiatrist.getByRole('button', { name: 'Co-sign', exact: true })).toHaveCount(0);
  const [session] = (await clinic.record(patient.id)).sessions;
  expect(session?.signature.cosignature).toMatchObject({ state: 'signed', version: 2 });
});
