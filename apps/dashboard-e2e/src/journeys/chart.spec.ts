import { readFileSync } from 'node:fs';
import { PatientPage } from '../pages/patient-page';
import type { Clinic } from '../support/clinic';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });

/** A patient of the demo practice with several injections. */
const treatedPatient = async (clinic: Clinic): Promise<string> => {
  const found = await clinic.demoPatients();
  const treated = found.find(({ sessionCount, latest }) => sessionCount > 1 && latest !== null);
  if (!treated) throw new Error('The demo practice has no patient with two injections');
  return treated.id;
};

test('the chart, walked through by the arrow keys, and its table say the same', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  await patientPage.open(await treatedPatient(clinic), '?range=all');
  const entries = await patientPage.stepThroughEntries();
  const injections = await patientPage.stepThroughInjections();
  await patientPage.choice('Shown as', 'View as table').check();
  const rows = await patientPage.tableRows();

  const scored = rows.filter(([, , entry]) => entry === 'PHQ-9');
  expect(entries.length).toBeGreaterThan(3);
  expect(entries.map((text) => text.split(':')[0])).toEqual(scored.map(([date]) => date));
  for (const [at, [, , , total = '', band = '']] of scored.entries()) {
    const words = total === '–' ? 'PHQ-9 without a total' : `PHQ-9 ${total}, ${band.toLowerCase()}`;
    expect(entries[at]).toContain(words);
  }
  const given = rows.filter(([, , entry]) => entry?.startsWith('Injection'));
  expect(injections.length).toBeGreaterThan(1);
  expect(injections).toHaveLength(given.length);
  for (const [at, row] of given.entries()) {
    const [date = '', , , , , , units = '', sites = '', lot = ''] = row;
    for (const words of [date, units, `${sites} sites`, lot])
      expect(injections[at]).toContain(words);
  }
});

test('the table of the chart and the record agree on every total', async ({ page, clinic }) => {
  const patientId = await treatedPatient(clinic);
  const patientPage = new PatientPage(page);
  await patientPage.open(patientId, '?range=all&view=table');
  await patientPage.choice('Shown as', 'View as table').check();
  const totals = (await patientPage.tableRows())
    .filter(([, , entry]) => entry === 'PHQ-9')
    .map(([, , , total]) => (total === '–' ? null : Number(total)));
  const { assessments } = await clinic.record(patientId);
  const recorded = assessments.filter(
    ({ instrumentId, status }) => instrumentId === 'phq9' && status === 'recorded',
  );
  expect(totals).toEqual(recorded.map(({ total }) => total));
});

test('axis and range stand in the address and come back with it', async ({ page, clinic }) => {
  const patientPage = new PatientPage(page);
  await patientPage.open(await treatedPatient(clinic));
  await patientPage.choice('Time axis', 'Weeks since first').check();
  await patientPage.choice('Range', 'Everything').check();
  await expect(page).toHaveURL(/[?&]axis=weeks/);
  await expect(page).toHaveURL(/[?&]range=all/);
  await page.reload();
  await expect(patientPage.choice('Time axis', 'Weeks since first')).toBeChecked();
  await expect(patientPage.choice('Range', 'Everything')).toBeChecked();
  await patientPage.choice('Range', '3 months').check();
  await expect(page).toHaveURL(/[?&]range=3m/);
});

test('a prorated total is marked, and an entry without a total stays a gap', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const today = await clinic.today();
  await clinic.phq9(patient.id, today, [2, null, 2, null, 2, 2, 2, 2, 0]);
  const other = await clinic.patient();
  await clinic.phq9(other.id, today, [2, null, 2, null, 2, null, 2, 2, 0], {
    missingReason: 'declined',
  });
  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  await expect(patientPage.questionnaires.getByRole('row').nth(1)).toContainText('prorated');
  expect(await patientPage.hearLastEntry()).toContain('PHQ-9 15, moderately severe, prorated');
  await patientPage.open(other.id);
  const row = patientPage.questionnaires.getByRole('row').nth(1);
  await expect(row).toContainText('–');
  expect(await patientPage.hearLastEntry()).toContain('PHQ-9 without a total');
});

test('the chart is saved as a picture whose name says nothing of the patient', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await clinic.phq9(patient.id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save PNG' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  for (const fact of [patient.familyName, patient.givenName, patient.mrn, patient.birthDate]) {
    expect(download.suggestedFilename().toLowerCase()).not.toContain(fact.toLowerCase());
  }
  const picture = readFileSync(await download.path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeGreaterThan(5_000);
});

test('the series of the chart is saved as CSV, by keyboard, with nothing of the patient', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const today = await clinic.today();
  await clinic.phq9(patient.id, today, [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  await new PatientPage(page).open(patient.id);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save CSV of the chart' }).press('Enter');
  const download = await saved;
  expect(download.suggestedFilename()).toBe(`phq9-chart_${today}.csv`);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain(`\r\nphq9,,assessment,${today},,,PHQ-9,16,`);
  for (const fact of [patient.familyName, patient.mrn, patient.birthDate]) {
    expect(text).not.toContain(fact);
  }
});
