import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { expect, test } from '../support/test';

test.describe('an administrator', () => {
  test.use({ visitor: 'administrator' });

  test('saves a report, opens it again with every filter, renames, shares and deletes it by keyboard', async ({
    page,
  }) => {
    await page.goto('/outcomes?sex=female&diagnosis=F33');
    await expect(
      page.getByRole('heading', { name: 'PHQ-9 since the first injection' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Save this report' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Save this report' });
    await expect(dialog).toContainText('Write nothing of a patient here');
    await expect(dialog.getByLabel('Days')).toHaveValue('last-24-months');
    await expectAccessible(page, 'the dialog that saves a report');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(dialog.getByText('Give the report a name.')).toBeVisible();
    await dialog.getByLabel('Name').fill('Women, recurrent (synthetic)');
    await dialog.getByLabel('Days').selectOption('last-year');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page).toHaveURL(/report=[0-9a-f-]{36}/);
    await expect(page.getByText('Women, recurrent (synthetic)')).toBeVisible();

    await page.getByRole('link', { name: 'Saved reports' }).press('Enter');
    await expect(page).toHaveTitle(/Saved reports/);
    const row = page.getByRole('row', { name: /Women, recurrent \(synthetic\)/ });
    await expect(row).toContainText(/Last year\s*1 Jan \d{4} through 31 Dec \d{4}/);
    await expect(row).toContainText('PHQ-9 · F33 · female');
    await expectAccessible(page, 'the saved reports');

    await row.getByRole('link').press('Enter');
    await expect(page).toHaveURL(
      /\/outcomes\?report=[0-9a-f-]{36}&from=\d{4}-01-01&to=\d{4}-12-31/,
    );
    await expect(page.getByRole('combobox', { name: 'Sex' })).toHaveValue('Female');
    await expect(page.getByRole('combobox', { name: 'Diagnosis' })).toHaveValue('F33, every code');
    await expect(page.getByText('changed since it was saved')).toHaveCount(0);
    await page.reload();
    await expect(page.getByText('Women, recurrent (synthetic)')).toBeVisible();
    await page.getByRole('combobox', { name: 'Sex' }).selectOption('Any sex');
    await expect(page.getByText('changed since it was saved')).toBeVisible();
    await page.getByRole('button', { name: 'Save the changes' }).press('Enter');
    const changes = page.getByRole('dialog', { name: 'Save the changes' });
    await changes.getByLabel('Name').fill('Recurrent (synthetic)');
    await changes.getByLabel('Share it with everybody in the practice').press('Space');
    await changes.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(page.getByText('changed since it was saved')).toHaveCount(0);

    await page.getByRole('link', { name: 'Saved reports' }).press('Enter');
    const renamed = page.getByRole('row', { name: /^Recurrent \(synthetic\)/ });
    await expect(renamed).toContainText('shared with the practice');
    await renamed.getByRole('button', { name: /^Delete/ }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await expect(renamed).toHaveCount(0);
  });
});

test.describe('a clinician', () => {
  test.use({ visitor: 'clinician' });

  test('finds what the office shares, on a phone too, and may not change it', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/outcomes/saved');
    const shared = page.getByRole('row', { name: /^Quarterly report to the board/ });
    await expect(shared).toContainText('shared with the practice');
    await expect(shared.getByRole('button')).toHaveCount(0);
    await expect(page.getByText('My patients this year')).toHaveCount(0);
    await expectNoSidewaysScroll(page, 'the saved reports on a phone');
    await expectAccessible(page, 'the saved reports on a phone');
  });
});
