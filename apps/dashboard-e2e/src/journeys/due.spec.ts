import { addDays } from '@glabella/domain/values';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

test('the week shows a visit that is due, and it is gone once it was recorded', async ({
  page,
  clinic,
}) => {
  const today = await clinic.today();
  const patient = await clinic.patient();
  const injectedOn = addDays(today, -14);
  await clinic.phq9(patient.id, injectedOn, [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  const course = await clinic.course(patient.id, 3);
  await clinic.session(course, { performedOn: injectedOn });
  await page.goto('/due?scope=practice');
  await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible();
  const line = page.getByRole('row').filter({ hasText: patient.familyName });
  await expect(line).toContainText('PHQ-9, week 2');
  await expect(line).toContainText('due today');
  await expectAccessible(page, 'what is due in the week');
  await line.getByRole('link', { name: /^Record/ }).press('Enter');
  await expect(page).toHaveURL(`/patients/${patient.id}/assessments/new?instrument=phq9`);
  await clinic.phq9(patient.id, today, [1, 1, 1, 1, 1, 1, 1, 1, 0]);
  await page.goto('/due?scope=practice');
  await expect(page.getByRole('heading', { name: 'Visits of the week' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: patient.familyName })).toHaveCount(0);
});

test('week and scope stand in the address, and the page is no wider than a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/due');
  await page.getByRole('button', { name: 'Week after' }).click();
  await expect(page).toHaveURL(/week=\d{4}-\d{2}-\d{2}/);
  await page.getByRole('radio', { name: 'Practice' }).check();
  await expect(page).toHaveURL(/scope=practice/);
  await expect(page.getByRole('heading', { name: 'Visits of the week' })).toBeVisible();
  await expectNoSidewaysScroll(page, 'the week on a phone');
  const address = page.url();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Week', exact: true })).toBeVisible();
  expect(page.url()).toBe(address);
});
