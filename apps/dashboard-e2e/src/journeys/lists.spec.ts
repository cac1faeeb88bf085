import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { operationalLists } from '@glabella/contracts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { test } from '../support/own-practice';
import { expect } from '../support/test';

test.use({ visitor: 'administrator' });

test('an administrator goes through the lists, opens a patient, and saves what is shown', async ({
  page,
}) => {
  await page.goto('/reports');
  await page
    .getByRole('navigation', { name: 'Reports' })
    .getByRole('link', { name: 'Lists' })
    .click();
  const list = page.getByLabel('List', { exact: true });
  for (const { heading, rule } of Object.values(operationalLists)) {
    await list.selectOption(heading);
    await expect(page.getByText(rule)).toBeVisible();
    await expect(page.getByRole('table')).toBeVisible();
  }
  await list.selectOption(operationalLists['not-followed-up'].heading);
  await expect(page.getByText(operationalLists['not-followed-up'].rule)).toBeVisible();
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await expectAccessible(page, 'the list of who was not followed up');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(
    /^not-followed-up_[a-z0-9-]+_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}_\d{8}T\d{6}Z\.csv$/,
  );
  const lines = parse(await readFile(await download.path(), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];
  const names = await rows.locator('th').allInnerTexts();
  expect(lines.map(({ patient }) => patient)).toEqual(names.map((name) => name.trim()));
  expect(lines.length).toBeGreaterThan(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'the lists at 390 px');
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(names[0]?.trim() ?? '');
});
