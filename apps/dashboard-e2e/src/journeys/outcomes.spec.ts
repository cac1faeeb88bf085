import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { expect, test } from '../support/test';

test.describe('an administrator', () => {
  test.use({ visitor: 'administrator' });

  test('opens the report, filters it, reads a figure and its definition, and prints two sheets', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Outcomes' }).press('Enter');
    await expect(
      page.getByRole('heading', { name: 'PHQ-9 since the first injection' }),
    ).toBeVisible();
    const table = page.getByRole('region', { name: 'Change, response and remission' });
    const change = table.getByRole('row', { name: /^Mean change/ });
    await expect(change).toContainText(/−\d+\.\d %\s*95 % CI/);
    await expect(page.getByText(/is not a treatment effect/).first()).toBeVisible();
    await expectAccessible(page, 'the outcomes');

    await page.getByRole('combobox', { name: 'Sex' }).selectOption('Female');
    await expect(page).toHaveURL(/sex=female/);
    await expect(page.getByRole('button', { name: 'Clear filters' })).toBeVisible();
    await expect(change).toContainText('n ');

    await change.getByRole('button').first().press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Mean change from baseline, week 6' });
    await expect(dialog).toContainText('Negative is better');
    await expect(dialog.getByRole('table')).toHaveCount(0);
    await expectAccessible(page, 'the definition of a figure');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Sex' })).toHaveValue('Female');
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await expect(page).not.toHaveURL(/sex=/);
    await expect(change).toContainText(/−\d+\.\d %/);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(/Printed by/)).toBeVisible();
    await expect(page.getByText(/^Response\./)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Week 6 by Maudsley stage' })).toBeVisible();
    for (const format of ['A4', 'Letter']) {
      const paper = await page.pdf({ format, printBackground: false });
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    }
  });

  test('sees the page on a phone, the drawings as tables, and every bar by keyboard', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/outcomes');
    const bars = page.getByRole('application', { name: 'Bars, one for each patient' });
    await bars.focus();
    await page.keyboard.press('Home');
    await expect(page.getByText(/^Bar 1 of \d+: −/).first()).toBeVisible();
    await page.keyboard.press('End');
    await expect(page.getByText(/^Bar (\d+) of \1:/).first()).toBeVisible();
    await expectNoSidewaysScroll(page, 'the outcomes on a phone');
    await page
      .getByRole('radiogroup', { name: 'Each patient’s change shown as' })
      .getByRole('radio', { name: 'View as table' })
      .check();
    await expect(page.getByRole('row', { name: /^Fell by 50 to under 75 %/ })).toBeVisible();
    await expect(bars).toBeHidden();
  });

  test('narrows the report to a site of care, and to sessions of which none is recorded', async ({
    page,
  }) => {
    await page.goto('/outcomes');
    const site = page.getByRole('combobox', { name: 'Site of care' });
    const treated = page.getByRole('button', { name: /^Patients treated|definition/ }).first();
    await expect(treated).toBeVisible();
    await site.selectOption('Riverside clinic (synthetic)');
    await expect(page).toHaveURL(/site=riverside/);
    await expect(site).toHaveValue('Riverside clinic (synthetic)');
    await site.selectOption('Site not recorded');
    await expect(page).toHaveURL(/site=none/);
    await expect(treated).toBeVisible();
  });

  test('is told what to do where nobody was treated', async ({ page }) => {
    await page.goto('/outcomes?from=2001-01-01&to=2001-12-31');
    await expect(page.getByText('Nobody was treated in this period')).toBeVisible();
    await expectAccessible(page, 'outcomes without a patient');
  });
});

test.describe('a psychiatrist', () => {
  test.use({ visitor: 'psychiatrist' });

  test('opens the list behind a figure and from it a patient', async ({ page }) => {
    await page.goto('/outcomes');
    const table = page.getByRole('region', { name: 'Change, response and remission' });
    const observed = table
      .getByRole('row', { name: /^Observed/ })
      .getByRole('button')
      .first();
    await expect(observed).toHaveText(/\d/);
    const count = (await observed.textContent())?.match(/\d+/)?.[0] ?? '';
    await observed.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Observed, week 6' });
    await dialog.getByRole('button', { name: 'Show the patients behind it' }).press('Enter');
    await expect(dialog.getByText(`${count} patients.`)).toBeVisible();
    await expectAccessible(page, 'the patients behind a figure');
    await dialog.getByRole('link').first().press('Enter');
    await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { name: 'Symptoms over time' })).toBeVisible();
  });
});
