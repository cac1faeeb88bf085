import { demoPassword } from '@glabella/synthetic';
import { PatientPage } from '../pages/patient-page';
import { SessionEditorPage } from '../pages/session-editor-page';
import { expectAccessible } from '../support/accessibility';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

test('a third protocol is set up from the screen alone, a course started and a session signed on it', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const name = `Masseter ${patient.mrn}`;
  await page.goto('/practice/protocols');
  await page.getByRole('link', { name: 'New protocol' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New protocol' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up the protocol' }).click();
  await expect(page.getByText(/things do not fit yet/)).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expectAccessible(page, 'a protocol');

  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Indication', { exact: true }).fill('Bruxism');
  await page.getByLabel('Code', { exact: true }).fill('F45.8');
  await page.getByLabel('What it stands for').fill('Other somatoform disorders');
  await page.getByLabel('Off-label statement').fill('Botulinum toxin for bruxism is off-label.');
  await page.getByLabel('Name of the region').fill('Jaw');
  await page.getByLabel('Area 1', { exact: true }).fill('Masseter');
  await page.getByRole('button', { name: 'Add an area' }).click();
  await page.getByLabel('Area 2', { exact: true }).fill('Temporalis');
  await page.getByLabel('Saline per vial').fill('2.5');
  const units = (site: string) =>
    page.getByRole('spinbutton', { name: `Units of onabotulinumtoxinA, ${site}, everybody` });
  await units('Masseter, left').fill('25');
  await units('Masseter, right').fill('25');
  await page.getByLabel('Where the units come from').fill('The practice’s starting point.');
  await page.getByLabel('Source of the interval').fill('The practice’s rule');
  await page.getByLabel('Visits', { exact: true }).fill('4, 12');
  await page.getByRole('checkbox', { name: 'GAD-7' }).check();
  await page.getByLabel('Source 1', { exact: true }).fill('The practice’s rule');
  await page.getByRole('button', { name: 'Set up the protocol' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expectAccessible(page, 'a protocol');

  await page.goto(`/patients/${patient.id}/courses/new`);
  await page.getByLabel('Protocol', { exact: true }).selectOption({ label: `${name}, Bruxism` });
  await expect(page.getByText('2 sites, 50 U in all; GAD-7 at weeks 4, 12.')).toBeVisible();
  await page.getByLabel('Diagnosis', { exact: true }).selectOption('F45.8');
  for (const question of ['Psychosis, now or before', 'Bipolar disorder']) {
    const answers = page.getByRole('radiogroup', { name: question });
    await answers.getByRole('radio', { name: 'No', exact: true }).check();
  }
  await page.getByLabel('Responsible psychiatrist').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Start the course' }).click();
  await expect(page).toHaveURL(new RegExp(`/patients/${patient.id}$`));

  const { courses } = await clinic.record(patient.id);
  const [course] = courses;
  if (!course) throw new Error('no course');
  expect(course.protocolVersion).toBe(1);
  await clinic.consent(course.id, course.responsible.id);
  const draftId = await clinic.sessionDraft(course.id);
  await clinic.completeDraft(draftId);
  await page.goto(`/sessions/drafts/${draftId}`);
  const editor = new SessionEditorPage(page);
  await expect(page.getByRole('heading', { name: '3 Jaw' })).toBeVisible();
  await expect(editor.units('Masseter, left')).toHaveValue('25');
  await expect(page.getByRole('radiogroup', { name: 'Frown at rest' })).toHaveCount(0);
  await expectAccessible(page, 'a protocol');
  await editor.sign.click();
  await expect(editor.signDialog).toContainText('50 U');
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Masseter, left').first()).toBeVisible();
  const { sessions } = await clinic.record(patient.id);
  expect(
    sessions.map(({ totalUnits, sites }) => [totalUnits, sites.map((one) => one.muscle)]),
  ).toEqual([[50, ['Masseter', 'Masseter']]]);
});

test('the demo shows the axillae treated, with the grades and their response', async ({
  page,
  clinic,
}) => {
  const found = await clinic.patientOnProtocol('axillary-hyperhidrosis');
  const patientPage = new PatientPage(page);
  await patientPage.open(found);
  await page.goto(`/patients/${found}?instrument=hdss`);
  await expect(page.getByText('HDSS', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('Response', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/begins at 1: a percentage of it means nothing/)).toBeVisible();
  await expectAccessible(page, 'a protocol');
});
