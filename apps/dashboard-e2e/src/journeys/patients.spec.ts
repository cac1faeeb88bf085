import { randomUUID } from 'node:crypto';
import { PatientFormPage } from '../pages/patient-form-page';
import { PatientPage } from '../pages/patient-page';
import { Shell } from '../pages/shell';
import { leftInHistory } from '../support/browser-storage';
import { expect, test } from '../support/test';

const newMrn = (): string => `E2E-${randomUUID().slice(0, 8)}`;

test.describe('the psychiatrist', () => {
  test.use({ visitor: 'psychiatrist' });

  test('enters a patient and starts a course of treatment', async ({ page, clinic }) => {
    await page.goto('/patients/new');
    const form = new PatientFormPage(page);
    await form.fill({
      givenName: 'Ása',
      familyName: 'Synthetic-Þórsdóttir',
      birthDate: '1979-12-31',
      sex: 'female',
      mrn: newMrn(),
    });
    await form.save.click();
    const patientPage = new PatientPage(page);
    await expect(patientPage.heading('Ása Synthetic-Þórsdóttir')).toBeVisible();
    await expect(page.getByText('born 31 Dec 1979')).toBeVisible();
    await expect(page.getByText('No PHQ-9 yet')).toBeVisible();

    await patientPage.startCourse.click();
    await page.getByRole('combobox', { name: 'Diagnosis' }).selectOption('F33.1');
    await page.getByRole('button', { name: 'Start the course' }).click();
    await expect(page.getByRole('combobox', { name: 'Responsible psychiatrist' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    for (const question of ['Psychosis, now or before', 'Bipolar disorder']) {
      await page.getByRole('radiogroup', { name: question }).getByRole('radio').nth(1).check();
    }
    await page
      .getByRole('combobox', { name: 'Responsible psychiatrist' })
      .selectOption({ label: 'Dr. Alba Reyes (synthetic)' });
    await page.getByRole('button', { name: 'Start the course' }).click();
    await expect(patientPage.logSession).toBeVisible();
    const patientId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { courses } = await clinic.record(patientId);
    expect(courses).toEqual([expect.objectContaining({ diagnosisCode: 'F33.1', endedOn: null })]);
  });

  test('is warned of a possible duplicate and adds the patient only after comparing', async ({
    page,
    clinic,
  }) => {
    const known = await clinic.patient();
    await page.goto('/patients/new');
    const form = new PatientFormPage(page);
    await form.fill({
      ...known,
      familyName: known.familyName.toUpperCase(),
      sex: 'male',
      mrn: newMrn(),
    });
    await expect(form.duplicateWarning).toContainText(known.mrn);
    await expect(form.save).toBeDisabled();
    await form.isAnotherPerson.check();
    await form.save.click();
    await expect(page).not.toHaveURL('/patients/new');
    expect(page.url()).not.toContain(known.id);
  });

  test('cannot give two patients one MRN', async ({ page, clinic, guard }) => {
    guard.expectRefusal(409, '/api/v1/patients');
    const known = await clinic.patient();
    await page.goto('/patients/new');
    const form = new PatientFormPage(page);
    await form.fill({
      givenName: 'Other',
      familyName: 'Synthetic',
      birthDate: '1990-01-01',
      sex: 'male',
      mrn: known.mrn,
    });
    await form.save.click();
    await expect(page.getByText(/MRN/).filter({ hasText: /another|already|taken/i })).toBeVisible();
    await expect(page).toHaveURL('/patients/new');
  });
});

test.describe('the clinician', () => {
  test.use({ visitor: 'clinician' });

  test('finds a patient from any page by parts of the name in any order, without accents', async ({
    page,
    clinic,
  }) => {
    const patient = await clinic.patient({ givenName: 'Zoë-Éléonore' });
    await page.goto('/practice/settings');
    await expect(page.getByRole('heading', { name: 'Practice', exact: true })).toBeVisible();
    await page.keyboard.press('Control+k');
    const { finder } = new Shell(page);
    await expect(finder).toBeFocused();
    await page.keyboard.type(`${patient.familyName.slice(9, 17)} zoe-ele`);
    const option = page.getByRole('option', { name: new RegExp(patient.mrn) });
    await expect(option).toBeVisible();
    await expect(option).toContainText('born 29 Feb 1984');
    // Found by the first letters, it stands there while the others are still searched for: Enter opens nothing until then.
    await expect(page.getByRole('search').getByRole('status')).toHaveText('');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/patients/${patient.id}`);
    await expect(new PatientPage(page).heading(patient.name)).toBeVisible();
    const kept = await leftInHistory(page);
    expect(kept).toContain('Patient · Glabella');
    expect(kept).not.toMatch(
      new RegExp(`${patient.familyName}|\\bZo\\b|${patient.mrn}|\\b1984\\b`),
    );
  });
});

test.describe('the list of patients', () => {
  test.use({ visitor: 'clinician' });

  test('narrows while typing, by MRN, name or birth date, and opens with the keyboard', async ({
    page,
    clinic,
  }) => {
    const patient = await clinic.patient({ birthDate: '1951-03-07' });
    await page.goto('/patients');
    const search = page.getByRole('searchbox', { name: /^Search by name/ });
    const link = page.getByRole('link', { name: new RegExp(patient.familyName) });
    for (const words of [patient.mrn, patient.familyName, `1951-03-07 ${patient.familyName}`]) {
      await search.fill(words);
      await expect(page.getByRole('status').filter({ hasText: /^1 patient/ })).toBeVisible();
      await expect(link).toBeVisible();
    }
    expect(page.url()).not.toContain(patient.familyName);
    await link.press('Enter');
    await expect(new PatientPage(page).heading(patient.name)).toBeVisible();
  });
});

test.describe('the administrator', () => {
  test.use({ visitor: 'administrator' });

  test('reads a record and is offered nothing to write', async ({ page, clinic }) => {
    const patient = await clinic.patient();
    const patientPage = new PatientPage(page);
    await patientPage.open(patient.id);
    await expect(patientPage.heading(patient.name)).toBeVisible();
    await expect(patientPage.startCourse).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Record PHQ-9' })).toHaveCount(0);
  });
});
