import type { Page } from '@playwright/test';
import { demoPassword } from '@glabella/synthetic';
import { SessionEditorPage } from '../pages/session-editor-page';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { test } from '../support/own-practice';
import { sheetsOf } from '../support/sheets';
import { expect } from '../support/test';

test.use({ visitor: 'psychiatrist' });

const rubbing = 'Do not rub or massage the treated area for 24 hours.';
const reworded = 'Keep your hands off the treated area for 2 days.';
const helmet = 'Do not wear a tight helmet until the next visit.';
const upright = 'Stay upright for 4 hours.';

/** Rewords, moves up, adds and retires, and publishes the next version. */
async function publishNextVersion(office: Page): Promise<void> {
  await office.goto('/practice/aftercare');
  await expect(office.getByRole('heading', { name: /^Version 2, in force from/ })).toBeVisible();
  await expectAccessible(office, 'the aftercare list');
  await office.getByRole('button', { name: 'Write the next version' }).press('Enter');
  await office.getByRole('button', { name: `Edit ${rubbing}` }).press('Enter');
  await office.getByLabel('What patients are told').fill('Keep your hands off the treated area');
  await office.getByLabel('How long').fill('2');
  await office.getByLabel('Unit', { exact: true }).selectOption('days');
  await expectAccessible(office, 'the form of the aftercare list');
  await office.getByRole('button', { name: `Move up ${reworded}` }).press('Enter');
  await expect(office.getByRole('button', { name: `Move up ${reworded}` })).toBeFocused();
  await office.getByRole('button', { name: `Close ${reworded}` }).press('Enter');
  await office.getByRole('button', { name: `Edit ${upright}` }).press('Enter');
  await office.getByRole('checkbox', { name: /^Retired/ }).check();
  await office.getByRole('button', { name: `Close ${upright}` }).press('Enter');
  await expect(office.getByLabel('Short words')).toHaveCount(0);
  await office.getByRole('button', { name: 'Add an instruction' }).press('Enter');
  await office.getByLabel('Short words').fill('no helmet');
  await office.getByLabel('What patients are told').fill('Do not wear a tight helmet');
  await office.getByLabel('Time', { exact: true }).selectOption('until');
  await office.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(office, 'the form of the aftercare list at 390 px');
  await office.setViewportSize({ width: 1280, height: 900 });
  await office.getByLabel('Why', { exact: true }).fill('Synthetic: asked about helmets.');
  await office.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
  await expect(office.getByRole('heading', { name: /^Version 3, in force from/ })).toBeVisible();
}

test('the practice words its aftercare anew; a new session tells it, an older one keeps its own words', async ({
  page,
  clinic,
  guard,
  openAs,
}) => {
  test.slow();
  const before = await clinic.patient();
  const earlierId = await clinic.session(await clinic.course(before.id));
  const patient = await clinic.patient();
  const draftId = await clinic.sessionDraft(await clinic.course(patient.id));
  await clinic.completeDraft(draftId);

  await page.goto(`/sessions/drafts/${draftId}`);
  const editor = new SessionEditorPage(page);
  await expect(page.getByRole('checkbox', { name: 'no rubbing, 24 h' })).toBeChecked();
  await publishNextVersion(await openAs('administrator'));

  guard.expectRefusal(422, `/session-drafts/${draftId}/sign`);
  await editor.sign.click();
  await editor.confirmWith(demoPassword);
  await expect(editor.signDialog).toContainText('The aftercare list changed');
  await editor.signDialog.getByRole('button', { name: 'Cancel' }).click();
  const news = page.getByRole('status').filter({ hasText: 'The aftercare list changed' });
  await expect(news).toContainText(`“${rubbing}” now reads “${reworded}”`);
  await expect(news).toContainText(`New: ${helmet}`);
  await expect(news).toContainText(`No longer told: ${upright}`);
  await expect(page.getByRole('checkbox', { name: 'no rubbing, 2 days' })).not.toBeChecked();
  await expectAccessible(page, 'a draft whose aftercare changed');
  await news.getByRole('button', { name: /^Keep what still says the same/ }).press('Enter');
  await expect(page.getByRole('checkbox', { name: 'red flags' })).toBeChecked();
  await page.getByRole('button', { name: 'All of it told' }).press('Enter');
  await editor.sign.click();
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  const note = page.locator('pre');
  await expect(note).toContainText(`- ${reworded}`);
  await expect(note).toContainText(`- ${helmet}`);
  await expect(note).not.toContainText(upright);
  await expect(note).toContainText('From version 3 of the aftercare list');

  await page.getByRole('link', { name: 'Leaflet for the patient' }).press('Enter');
  const leaflet = page.getByRole('article');
  await expect(leaflet).toContainText(reworded);
  await expect(leaflet).toContainText(helmet);
  await expect(leaflet).toContainText('version 3 of our list, in force from');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Get help at once');
  await expectAccessible(page, 'the leaflet');
  expect([await sheetsOf(page, 'A4'), await sheetsOf(page, 'Letter')]).toEqual([1, 1]);

  await page.goto(`/sessions/${earlierId}`);
  await expect(note).toContainText(`- ${rubbing}`);
  await expect(note).toContainText(`- ${upright}`);
  await expect(note).not.toContainText(helmet);
  await page.getByRole('link', { name: 'Leaflet for the patient' }).press('Enter');
  await expect(leaflet).toContainText(rubbing);
  await expect(leaflet).not.toContainText(reworded);
  await expect(leaflet).toContainText('version 2 of our list, in force from');
});
