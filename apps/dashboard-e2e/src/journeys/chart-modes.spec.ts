import type { Page } from '@playwright/test';
import type { Comparison } from '@glabella/contracts';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible, expectNoSidewaysScroll, expectReadable } from '../support/accessibility';
import type { Clinic } from '../support/clinic';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });
// Whole records are read, drawn and looked through by axe: patient on a busy machine.
test.describe.configure({ timeout: 240_000 });

/** The patient of the demo practice with the most injections. */
const patientOfManyCycles = async (clinic: Clinic): Promise<string> => {
  const rows = await clinic.demoPatients();
  const [most] = [...rows].sort((a, b) => b.sessionCount - a.sessionCount);
  if (!most || most.sessionCount < 3) throw new Error('The demo practice has no third cycle');
  return most.id;
};

/** Resolves when the page has painted so many frames, however long it takes for them. */
const framesPass = (page: Page, count: number) =>
  page.evaluate(async (left) => {
    for (let at = 0; at < left; at += 1) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  }, count);

const legendOf = (page: Page) => page.getByRole('list', { name: 'Show or hide' });
const compareButton = (page: Page) => page.getByRole('button', { name: /^Compare/ });

test('axis, scale and comparison are chosen by keyboard and come back with the address', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  await patientPage.open(await patientOfManyCycles(clinic));
  await patientPage.choice('Time axis', 'Date').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/[?&]axis=weeks/);
  await page.keyboard.press('Tab');
  await expect(patientPage.choice('Value axis', 'Points')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/[?&]scale=percent/);
  await page.keyboard.press('Tab');
  await expect(compareButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]compare=patients/);
  await expect(legendOf(page)).toContainText('Comparable patients');

  await patientPage.reload();
  await expect(patientPage.choice('Time axis', 'Weeks since first')).toBeChecked();
  await expect(patientPage.choice('Value axis', 'Per cent of baseline')).toBeChecked();
  await expect(compareButton(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(legendOf(page)).toContainText('Comparable patients');
  await expect(legendOf(page)).toContainText('Published trials, other scales');
  await expectAccessible(page, 'the chart in per cent beside others');

  const trials = legendOf(page).getByRole('button', { name: 'Published trials, other scales' });
  await trials.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/[?&]hide=trials/);
  await patientPage.reload();
  await expect(trials).toHaveAttribute('aria-pressed', 'false');
});

test('cycles laid over each other are walked through by the arrow keys, and the table says the same', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  await patientPage.open(await patientOfManyCycles(clinic), '?axis=cycles&range=all');
  const keys = legendOf(page)
    .getByRole('button')
    .filter({ hasText: /^Cycle \d/ });
  // The legend stands as a whole or not at all.
  await expect(keys.nth(2)).toBeVisible();
  const cycleCount = await keys.count();
  const walked = await patientPage.stepThroughEntries();
  const cycles = await patientPage.stepThroughCycles(cycleCount);
  await expectAccessible(page, 'the cycles');
  await patientPage.choice('Shown as', 'View as table').check();
  const rows = await patientPage.tableRows();

  // The row heading comes first: date, cycle, week, entry, total.
  const latest = rows.filter(
    ([, cycle, , entry]) => cycle === String(cycleCount) && entry === 'PHQ-9',
  );
  expect(walked).toHaveLength(latest.length);
  for (const [at, [date = '', cycle, week, , total = '']] of latest.entries()) {
    expect(walked[at]).toContain(`Cycle ${cycle}, week ${week} (${date})`);
    expect(walked[at]).toContain(total === '–' ? 'without a total' : `PHQ-9 ${total}`);
  }
  const table = page.getByRole('region', { name: 'Cycles', exact: true }).getByRole('row');
  expect(cycles).toHaveLength(cycleCount);
  for (const [at, reading] of cycles.entries()) {
    await expect(table.nth(at + 1)).toContainText(/· \d+ \w+ \d{4}/);
    const row = (await table.nth(at + 1).textContent()) ?? '';
    const [, date = ''] = /· (\d+ \w+ \d{4})/.exec(row) ?? [];
    expect(reading).toContain(`injected ${date}`);
    await expect(table.nth(at + 1)).toContainText(/29 U|39 U/);
  }
});

test('published trials stand in per cent alone, with scale, number and placebo', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  const trials = page.getByRole('region', { name: 'Published trials as a table' });
  await patientPage.open(await patientOfManyCycles(clinic), '?axis=weeks&view=table');
  await expect(patientPage.chartAsTable).toBeVisible();
  await expect(trials).toHaveCount(0);
  await patientPage.choice('Value axis', 'Per cent of baseline').check();
  await expect(trials.getByRole('row')).toHaveCount(4);
  for (const words of ['HAM-D17', '52.9 %', '90.8 %', 'MADRS', '79 %', 'HDRS-21', '98 %']) {
    await expect(trials).toContainText(words);
  }
  await expect(
    page.getByText('a registry’s change is not a treatment effect').first(),
  ).toBeVisible();
});

/** An answer of the API with this number of patients in every week; the API's own tests count real ones. */
async function answerWith(page: Page, patients: number): Promise<void> {
  const leastPatients = 20;
  const spread = patients < leastPatients ? null : { p10: 3, median: 8, p90: 15 };
  const json: Comparison = {
    instrumentId: 'phq9',
    protocolId: 'glabellar-depression',
    leastPatients,
    isComplete: true,
    weeks: [0, 2, 6, 12, 18, 24].map((week) => ({
      week,
      patients,
      points: spread,
      percentOfBaseline: spread,
    })),
  };
  await page.route('**/comparison?*', (route) => route.fulfill({ json }));
}

test('the band of the demo practice stands in chart and table with the number of each week', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  await patientPage.open(await patientOfManyCycles(clinic), '?axis=weeks&range=all&view=table');
  await compareButton(page).click();
  const weeks = page.getByRole('region', { name: 'Comparable patients as a table' });
  await expect(weeks.getByRole('row')).toHaveCount(7);
  const counts = () => weeks.getByRole('row').locator('td:nth-child(3)').allTextContents();
  await expect.poll(async () => Math.max(...(await counts()).map(Number))).toBeGreaterThan(19);
  await page.getByText('Who is compared, and how').click();
  await expect(page.getByText('Nothing else is matched')).toBeVisible();
});

test('with 20 comparable patients there is a band, with 19 there is none and the reason in words', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  const patientId = await patientOfManyCycles(clinic);
  await answerWith(page, 20);
  await patientPage.open(patientId, '?axis=weeks&range=all&compare=patients');
  await expect(legendOf(page)).toContainText('Comparable patients');
  await page.unrouteAll();
  await answerWith(page, 19);
  await patientPage.reload();
  await expect(
    page.getByText('No band: 19 comparable patients of this practice at most in a week').first(),
  ).toBeVisible({ timeout: 30_000 });
  await expect(legendOf(page)).not.toContainText('Comparable patients');
});

test('the change of each item between two forms is chosen and read by keyboard', async ({
  page,
  clinic,
}) => {
  const { id } = await clinic.patient();
  const today = await clinic.today();
  const lastWeek = new Date(Date.parse(`${today}T12:00:00Z`) - 7 * 86_400_000);
  await clinic.phq9(id, lastWeek.toISOString().slice(0, 10), [3, 3, 3, 3, 3, 2, 2, 1, 0]);
  await clinic.phq9(id, today, [1, 3, 2, null, 1, 2, 2, 2, 0]);
  const patientPage = new PatientPage(page);
  await patientPage.open(id);
  const changes = page.getByRole('region', { name: 'Change of each item' });
  const rowOf = (name: string) => changes.getByRole('row', { name });
  await expect(rowOf('Interest')).toContainText('better by 2');
  await expect(rowOf('Low mood')).toContainText('unchanged');
  await expect(rowOf('Energy')).toContainText('not answered in the later form');
  await expect(rowOf('Slowed or restless')).toContainText('worse by 1');
  const strip = page.getByRole('region', { name: 'Answers by item and visit' });
  await expect(strip.getByRole('row', { name: /^Energy/ })).toContainText('–');
  await page.getByLabel('To', { exact: true }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(rowOf('Interest')).toContainText('unchanged');
  await expect(page).toHaveURL(/[?&]from=[0-9a-f-]{36}&to=[0-9a-f-]{36}/);
  await patientPage.reload();
  await expect(rowOf('Interest')).toContainText('unchanged');
  await expect(page.getByLabel('To', { exact: true })).not.toHaveValue('');
});

test('every mode of the chart fits a phone, in light and dark', async ({ page, clinic }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const patientPage = new PatientPage(page);
  const patientId = await patientOfManyCycles(clinic);
  for (const query of [
    '?axis=cycles&range=all',
    '?axis=weeks&range=all&scale=percent&compare=patients',
    '?axis=weeks&range=all&scale=percent&compare=patients&view=table',
  ]) {
    await patientPage.open(patientId, query);
    await expect(page.getByRole('heading', { name: 'Which symptom moved' })).toBeVisible();
    await expectNoSidewaysScroll(page, query);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectReadable(page, `${query} in the dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }
});

test('a choice far down the page stays under the eyes, and a new page begins at its top', async ({
  page,
  clinic,
}) => {
  const patientPage = new PatientPage(page);
  await patientPage.open(await patientOfManyCycles(clinic));
  // Drawn once they come into sight, the small charts would move what stands below them.
  await page.getByRole('heading', { name: 'All measures at a glance' }).scrollIntoViewIfNeeded();
  await expect(page.locator('glabella-measure-grid li').first()).toBeVisible();
  const from = page.getByRole('combobox', { name: 'From', exact: true });
  await from.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => window.scrollY);
  const before = await scrolled();
  expect(before).toBeGreaterThan(200);
  await from.selectOption({ index: 1 });
  await expect(page).toHaveURL(/[?&]from=/);
  // The router scrolls a frame after its navigation.
  await framesPass(page, 3);
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(50);
  await expect(from).toBeInViewport();
  await page.getByRole('link', { name: 'Patients', exact: true }).first().press('Enter');
  await expect(page).toHaveURL(/\/patients$/);
  await expect.poll(scrolled).toBe(0);
});
