import { randomUUID } from 'node:crypto';
import { addDays, type CalendarDate } from '@glabella/domain/values';
import { ImportPage } from '../pages/import-page';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { expect, test } from '../support/test';

test.use({ visitor: 'administrator' });
// A practice runs one import at a time.
test.describe.configure({ mode: 'default' });

const items = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => `phq9_${item}`);

/** Weekly totals of 250 synthetic patients who are not known yet. */
function manyRows(count: number, mark: string, today: CalendarDate): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const person = `CSV-${mark}-${String(at % 250).padStart(3, '0')}`;
    const day = addDays(today, -7 * (1 + Math.floor(at / 250)));
    const facts = [person, 'Synthetic', `Imported${mark} ${at % 250}`, '1970-05-17', 'female'];
    return [...facts, day, (at * 7) % 28].join(',');
  });
  return ['MRN,Given name,Family name,Birth date,Sex,Date,PHQ-9 total', ...rows].join('\r\n');
}

test('a CSV is looked at, corrected, imported, imported again without effect, and voided as a whole', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const today = await clinic.today();
  const header = ['Patient', 'When', ...items, 'Sum'].join(';');
  const row = (daysAgo: number, answers: string, total: string): string =>
    [patient.mrn, addDays(today, -daysAgo), ...answers, total].join(';');
  const wrong = [header, row(30, '222222220', '16'), row(20, '111111110', '9')].join('\n');
  const right = wrong.replace(/9$/, '8');

  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose('synthetic scores.csv', wrong);
  await expect(imports.meaningOf('Patient')).toHaveValue('mrn');
  await expect(imports.meaningOf('When')).toHaveValue('ignore');
  await imports.meaningOf('When').selectOption('Day of the assessment');
  await expect(imports.meaningOf('phq9_9')).toHaveValue('item-9');
  await expect(imports.meaningOf('Sum')).toHaveValue('total');
  const problem = imports.problems.getByRole('row', { name: /Stops the import/ });
  await expect(problem.getByRole('cell')).toContainText(['3', 'Sum', 'not the sum of the items']);
  await expect(page.getByText('Nothing can be imported yet.')).toBeVisible();
  await expect(imports.start).toBeDisabled();
  await expectAccessible(page, 'a file that cannot be imported yet');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'a file that cannot be imported yet at 390 px');
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole('button', { name: 'Choose another file' }).click();
  await imports.choose('synthetic scores.csv', right);
  await imports.meaningOf('When').selectOption('Day of the assessment');
  await expect(imports.count('New assessments')).toHaveText('2');
  await expect(imports.count('New patients')).toHaveText('0');
  await imports.start.click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Everything in the file is stored.')).toBeVisible();
  await expect(imports.count('Stored')).toHaveText('2');
  await expectAccessible(page, 'a finished import');
  const batch = page.url();

  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id);
  const heard = await patientPage.stepThroughEntries();
  expect(heard).toEqual([
    expect.stringContaining('PHQ-9 16, moderately severe'),
    expect.stringContaining('PHQ-9 8, mild'),
  ]);

  await imports.open();
  await imports.choose('the same again.csv', right);
  await imports.meaningOf('When').selectOption('Day of the assessment');
  await expect(imports.count('Stored already')).toHaveText('2');
  await expect(page.getByText('importing it changes nothing')).toBeVisible();
  await imports.start.click();
  await expect(imports.count('Stored before')).toHaveText('2');
  expect((await clinic.record(patient.id)).assessments).toHaveLength(2);

  await page.goto(batch);
  await imports.void.click();
  const dialog = page.getByRole('dialog', { name: 'Void this import?' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Scores of another clinic');
  await dialog.getByRole('button', { name: 'Void the import' }).click();
  await expect(page.getByText('Scores of another clinic')).toBeVisible();
  await page.getByRole('link', { name: 'All imports' }).click();
  await expect(
    page.getByRole('row', { name: /Robin Vale/ }).filter({ hasText: 'Voided' }),
  ).not.toHaveCount(0);
  const { assessments } = await clinic.record(patient.id);
  expect(assessments.map(({ status }) => status)).toEqual(['voided', 'voided']);
});

test('a long import is stopped without a trace, and one of 10,000 rows shows its progress to the end', async ({
  page,
  clinic,
}) => {
  test.setTimeout(180_000);
  const today = await clinic.today();
  const mark = randomUUID().slice(0, 6);
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose('very many.csv', manyRows(30_000, mark, today));
  await expect(imports.problems).toContainText('MRN', { timeout: 30_000 });
  await expect(imports.start).toBeDisabled();
  await imports.createPatients.check();
  await expect(imports.count('New patients')).toHaveText('250', { timeout: 30_000 });
  await imports.start.click();
  await expect(imports.progress).toBeVisible({ timeout: 30_000 });
  await imports.stop.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop the import' }).click();
  await expect(page.getByText('Nothing of the file is stored.')).toBeVisible();
  expect(await clinic.demoPatients(`CSV-${mark}`)).toEqual([]);

  await page.getByRole('link', { name: 'Import a file' }).click();
  await imports.choose('many.csv', manyRows(10_000, mark, today));
  await imports.createPatients.check();
  await expect(imports.count('New patients')).toHaveText('250', { timeout: 30_000 });
  await expect(imports.count('New assessments')).toHaveText('10,000');
  await imports.start.click();
  await expect(page.getByText(/of 10,000 rows done/)).toBeVisible();
  await expect(imports.count('Stored')).toHaveText('10,000', { timeout: 60_000 });
  const [first] = await clinic.demoPatients(`CSV-${mark}-000`);
  expect((await clinic.record(first?.id ?? '')).assessments).toHaveLength(40);
});

test('dates that could be read in two ways are not guessed', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const text = `MRN,Date,Total\n${patient.mrn},03/04/2026,12\n${patient.mrn},05/06/2026,9\n`;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose('dates.csv', text);
  const format = page.getByRole('combobox', { name: 'Dates are written' });
  await expect(format).toHaveValue('');
  await expect(imports.start).toBeDisabled();
  await format.selectOption('DD/MM/YYYY');
  await expect(imports.start).toBeEnabled();
  await imports.start.click();
  await expect(page.getByText('Everything in the file is stored.')).toBeVisible();
  const { assessments } = await clinic.record(patient.id);
  expect(assessments.map(({ assessedOn }) => assessedOn)).toEqual(['2026-04-03', '2026-06-05']);
});

test('a FHIR file that names no patient is imported for the patient that was chosen', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const total = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
    effectiveDateTime: '2026-03-29T23:30:00-05:00',
    valueInteger: 14,
  };
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose('observation.json', JSON.stringify(total, null, 2));
  await expect(imports.start).toBeDisabled();
  await page.getByRole('textbox', { name: 'Patient', exact: true }).fill(patient.familyName);
  await page.getByRole('button', { name: new RegExp(patient.mrn) }).click();
  await expect(imports.count('New assessments')).toHaveText('1');
  await expect(imports.start).toBeEnabled();
  await imports.start.click();
  await expect(page.getByText('Everything in the file is stored.')).toBeVisible();
  const { assessments } = await clinic.record(patient.id);
  expect(assessments).toEqual([
    expect.objectContaining({ assessedOn: '2026-03-29', total: 14, scoreStatus: 'total-only' }),
  ]);
});

test('a file that is not UTF-8 is refused before anything is sent', async ({ page }) => {
  const imports = new ImportPage(page);
  await imports.open();
  await page.getByLabel('Choose a file, or drop it here').setInputFiles({
    name: 'latin.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('MRN;Größe\n1;2\n', 'latin1'),
  });
  await expect(page.getByRole('alert')).toContainText('not UTF-8');
});
