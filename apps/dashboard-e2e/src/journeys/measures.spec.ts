import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });
test.slow();

test('a MADRS total is recorded by keyboard, its band and source shown at once', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const keys = new Keys(page);
  await page.goto(`/patients/${patient.id}/assessments/new?instrument=madrs`);
  await expect(page.getByText(patient.name)).toBeVisible();
  const total = page.getByRole('textbox', { name: 'Total' });
  await expect(total).toBeFocused();
  await keys.type('61');
  await expect(page.getByText('Give a whole number from 0 to 60.')).toBeVisible();
  await page.keyboard.press('Backspace');
  await keys.type('1');
  await page.keyboard.press('ControlOrMeta+a');
  await keys.type('31');
  await expect(page.locator('glabella-total-entry')).toContainText('31 of 60');
  await expect(page.locator('glabella-total-entry')).toContainText('Moderate');
  await expect(page.getByText('Snaith et al. 1986').first()).toBeAttached();
  await expectAccessible(page, 'the form of a total');
  await keys.press('Enter');
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const [recorded] = (await clinic.record(patient.id)).assessments;
  expect(recorded).toMatchObject({
    instrumentId: 'madrs',
    total: 31,
    scoreStatus: 'total-only',
    answers: null,
    mode: 'interview',
    author: { displayName: 'Kim Aalto (synthetic)' },
  });
  await page.goto(`/patients/${patient.id}?instrument=madrs`);
  await expect(page.getByRole('heading', { name: 'Latest MADRS' })).toBeVisible();
});

test('a check-in is recorded by keyboard and drawn by its questions, marked as not validated', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const keys = new Keys(page);
  await page.goto(`/patients/${patient.id}/assessments/new?instrument=check-in`);
  await expect(page.getByRole('textbox', { name: /How strong/ })).toBeFocused();
  await expect(page.getByText('not validated', { exact: true })).toBeVisible();
  await keys.type('7');
  await keys.press('Enter');
  await expect(page.getByRole('textbox', { name: /how many minutes/ })).toBeFocused();
  await keys.type('45');
  await keys.press('Enter');
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Most days' })).toBeChecked();
  await expectAccessible(page, 'the form of a check-in');
  await keys.press('Enter');
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const [recorded] = (await clinic.record(patient.id)).assessments;
  expect(recorded).toMatchObject({ answers: [7, 45, 2], total: null, scoreStatus: 'unscored' });
  const tiles = page.locator('glabella-measure-grid');
  await page.getByRole('heading', { name: 'All measures at a glance' }).scrollIntoViewIfNeeded();
  await expect(tiles.getByRole('button', { name: /Check-in: minutes to pass/ })).toBeVisible();
  await tiles.getByRole('button', { name: /Check-in: minutes to pass/ }).press('Enter');
  await expect(page).toHaveURL(/instrument=check-in\.2/);
  await expect(page.getByText('Not validated: words of this product.')).toBeVisible();
  await expectAccessible(page, 'a patient with a check-in');
});

test('all measures of a demo patient stand at a glance, also on a phone', async ({
  page,
  clinic,
}) => {
  const [patient] = (await clinic.demoPatients()).filter(({ sessionCount }) => sessionCount > 1);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/patients/${patient?.id ?? ''}`);
  await page.getByRole('heading', { name: 'All measures at a glance' }).scrollIntoViewIfNeeded();
  const tiles = page.locator('glabella-measure-grid li');
  await expect.poll(() => tiles.count()).toBeGreaterThan(4);
  await expectNoSidewaysScroll(page, 'the patient page on a phone');
});
