import { addDays } from '@glabella/domain/values';
import { CaseloadPage } from '../pages/caseload-page';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible } from '../support/accessibility';
import type { Clinic, TestPatient } from '../support/clinic';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

const worsening = '?scope=practice&kind=worsening';

/** Somebody who was 12 at the injection a month ago and 18 ten days ago. */
async function worsePatient(clinic: Clinic): Promise<TestPatient> {
  const patient = await clinic.patient();
  const today = await clinic.today();
  const courseId = await clinic.course(patient.id, 8);
  const injectedOn = addDays(today, -30);
  await clinic.phq9(patient.id, injectedOn, [2, 2, 2, 2, 2, 2, 0, 0, 0]);
  await clinic.session(courseId, { performedOn: injectedOn });
  await clinic.phq9(patient.id, addDays(today, -10), [3, 3, 3, 3, 3, 3, 0, 0, 0]);
  return patient;
}

test('somebody of every tier stands in the list, under the tier, and the rule is one press away', async ({
  page,
}) => {
  test.slow();
  const list = new CaseloadPage(page);
  const reasons = [
    ['open-item-9', 'Item 9 open', 'A follow-up of item 9 is open'],
    ['serious-adverse-event', 'Serious adverse event', 'serious by definition'],
    ['worsening', 'Worsening', 'or more worse than the best of the course'],
    ['relapse', 'Relapse', 'After a response or remission'],
    ['no-response', 'No response', 'was taken on day 42 after the first injection or later'],
    ['adverse-event', 'Adverse event open', 'Any other adverse event'],
    ['measure-overdue', 'Measure overdue', 'The day of a visit that the protocol plans'],
    ['reinjection-window', 'Re-injection window open', 'days back or more'],
  ] as const;
  await list.openWhole('?scope=practice&show=everybody');
  for (const tier of [1, 2, 3, 4, 5, 6, 7, 8]) await expect(list.tier(tier)).toBeVisible();
  for (const [kind, label, rule] of reasons) {
    await list.open(`?scope=practice&show=everybody&kind=${kind}`);
    await page.getByRole('button', { name: label, exact: true }).first().click();
    await expect(page.getByRole('group', { name: `${label}: rule` })).toContainText(rule);
  }
});

test('a reason is acknowledged by one key, stays in place until asked, and comes back', async ({
  page,
  clinic,
}) => {
  test.slow();
  const patient = await worsePatient(clinic);
  const list = new CaseloadPage(page);
  await list.open(worsening);
  await expect(list.line(patient.familyName)).toContainText('PHQ-9 12 → 18');
  await list.nameIn(patient.familyName).focus();
  await page.keyboard.press('a');
  await expect(list.message('Worsening acknowledged.')).toBeVisible();
  await expect(list.line(patient.familyName)).toContainText('Acknowledged by');
  await expect(list.changes).toBeVisible();
  await expect(list.line(patient.familyName)).toBeVisible();
  await page.keyboard.press('r');
  await expect(list.line(patient.familyName)).toHaveCount(0);
  await list.open('?scope=practice&show=set-aside');
  await expect(list.line(patient.familyName)).toContainText('Acknowledged by');
  await list.reason(patient.familyName, 'Worsening').press('Enter');
  await list.line(patient.familyName).getByRole('button', { name: 'Show again' }).press('Enter');
  await expect(list.message('Worsening is shown again.')).toBeVisible();
  await list.line(patient.familyName).getByRole('button', { name: 'What was done' }).click();
  const history = page.getByRole('dialog', { name: /What was done about/ });
  await expect(history).toContainText('Worsening shown again');
  await expect(history).toContainText('Worsening acknowledged');
  await expectAccessible(page, 'what was done about a patient');
});

test('a reason is snoozed with a reason by the keyboard', async ({ page, clinic }) => {
  test.slow();
  const patient = await worsePatient(clinic);
  const list = new CaseloadPage(page);
  await list.open(worsening);
  await list.nameIn(patient.familyName).focus();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: /Snooze/ });
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeVisible();
  await expectAccessible(page, 'snoozing a reason');
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(dialog).toContainText('Write the reason.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Away until then, agreed by phone.');
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(list.line(patient.familyName)).toContainText('Snoozed until');
  await expect(list.line(patient.familyName)).toContainText('Away until then');
  await expect(list.nameIn(patient.familyName)).toBeFocused();
});

test('a PHQ-9 is recorded without leaving the list, and the new order waits until it is asked for', async ({
  page,
  clinic,
}) => {
  test.slow();
  const patient = await worsePatient(clinic);
  const list = new CaseloadPage(page);
  await list.open(worsening);
  await list.nameIn(patient.familyName).focus();
  await page.keyboard.press('p');
  await expect(list.form).toContainText(patient.name);
  await expect(list.form.getByRole('group', { name: /^1\D/ })).toBeVisible();
  await expectAccessible(page, 'a PHQ-9 beside the list');
  await page.keyboard.type('110000000');
  await page.keyboard.press('Enter');
  await expect(list.message('PHQ-9 recorded: 2, minimal.')).toBeVisible();
  await expect(list.form).toHaveCount(0);
  await expect(page).toHaveURL(/\/caseload\?scope=practice&kind=worsening$/);
  await expect(list.nameIn(patient.familyName)).toBeFocused();
  await expect(list.changes).toBeVisible();
  await page.keyboard.press('r');
  await expect(list.line(patient.familyName)).toHaveCount(0);
});

test('the keys walk the list, open a patient and show the rules', async ({ page }) => {
  test.slow();
  const list = new CaseloadPage(page);
  await list.open('?scope=practice');
  await expect(list.tier(1)).toBeVisible({ timeout: 30_000 });
  const names = page.locator('main').getByRole('link', { name: /, / });
  await page.keyboard.press('?');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'How this list works' })).toHaveCount(0);
  await expect(names.nth(0)).not.toBeFocused();
  await list.enter.focus();
  await page.keyboard.press('Enter');
  await expect(names.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowDown');
  await expect(names.nth(1)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'How this list works' })).toBeVisible();
  await expect(page.getByText('Nothing hides tier 1.')).toBeVisible();
  await expectAccessible(page, 'the rules of the list');
  await page.keyboard.press('?');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
  await expect(new PatientPage(page).questionnaires).toBeVisible();
});

test('who covers a colleague who is away finds the open follow-ups of that one among their own', async ({
  openAs,
}) => {
  const cover = await openAs('clinician');
  await cover.goto('/caseload?kind=open-item-9');
  const line = cover.getByRole('row').filter({ hasText: 'covering for Joss Merino' }).first();
  await expect(line).toContainText(/away until \d+ \w+ \d{4}/);
  await expectAccessible(cover, 'what somebody covers');
});

test('tabs and filters stand in the address, and nothing of a patient does', async ({ page }) => {
  const list = new CaseloadPage(page);
  await list.open();
  await page.getByRole('radio', { name: /^Practice/ }).check();
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('No response');
  await page.getByRole('radio', { name: 'By name' }).check();
  await expect(page).toHaveURL('/caseload?scope=practice&kind=no-response&sort=name');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Reason' })).toHaveValue('No response');
  await expect(page.getByRole('radio', { name: 'By name' })).toBeChecked();
});
