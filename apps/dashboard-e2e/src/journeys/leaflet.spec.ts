import { readFile } from 'node:fs/promises';
import { sheetsOf } from '../support/sheets';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

test('a patient takes home one sheet that begins with when to get help, and the visits as a calendar file', async ({
  page,
  clinic,
}) => {
  const { id, familyName } = await clinic.patient();
  const courseId = await clinic.course(id);
  const sessionId = await clinic.session(courseId);
  await page.goto(`/sessions/${sessionId}`);
  await page.getByRole('link', { name: 'Leaflet for the patient' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('After your treatment');
  const headings = page.getByRole('heading', { level: 2 });
  await expect(headings.first()).toHaveText('Get help at once');
  await expect(page.getByRole('article')).toContainText(familyName);
  await expect(page.getByRole('article')).toContainText('Synthetic demo data.');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the visits as a calendar file' }).press('Enter');
  const download = await saved;
  expect(download.suggestedFilename()).toBe('visits.ics');
  const text = await readFile(await download.path(), 'utf8');
  const events = text.split('BEGIN:VEVENT').slice(1);
  const shown = page
    .getByRole('article')
    .getByRole('listitem')
    .filter({ hasText: /any day from|effect on the muscles/ });
  expect(events.length).toBeGreaterThan(0);
  await expect(shown).toHaveCount(events.length);
  expect(text).not.toContain(familyName);
  expect(text).not.toMatch(/toxin|depress|PHQ|inject/i);

  expect([await sheetsOf(page, 'A4'), await sheetsOf(page, 'Letter')]).toEqual([1, 1]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(headings.first()).toBeVisible();
});

test('a session that is not there has no leaflet', async ({ page, clinic }) => {
  const { id } = await clinic.patient();
  await page.goto(`/patients/${id}/leaflet/${crypto.randomUUID()}`);
  await expect(page.getByRole('alert')).toContainText('There is no such session');
});
