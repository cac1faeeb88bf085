import { sessionDraftKept } from '../support/kept-draft';
import { demoPassword, syntheticCareSites } from '@glabella/synthetic';
import { SessionEditorPage } from '../pages/session-editor-page';
import type { Clinic } from '../support/clinic';
import { test } from '../support/own-practice';
import { expect } from '../support/test';

test.use({ visitor: 'psychiatrist' });

async function completeDraft(clinic: Clinic): Promise<string> {
  const { id } = await clinic.patient();
  await clinic.phq9(id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  const draftId = await clinic.sessionDraft(await clinic.course(id));
  await clinic.completeDraft(draftId, { careSite: null });
  return draftId;
}

test('a session says where it was given: chosen in the editor, on the signed record, first in the next session, asked for in the outcomes', async ({
  page,
  clinic,
}) => {
  const [, riverside, closed] = syntheticCareSites;
  if (!riverside || !closed) throw new Error('The demo practice has too few sites of care');
  await page.goto(`/sessions/drafts/${await completeDraft(clinic)}`);
  const editor = new SessionEditorPage(page);
  const site = page.getByRole('combobox', { name: 'Site of care' });
  await expect(site).toHaveValue('');
  // No session begins at a site that has closed.
  await expect(site.getByRole('option', { name: closed.name })).toHaveCount(0);
  const isKept = sessionDraftKept(page);
  await site.selectOption({ label: riverside.name });
  await isKept;
  await editor.sign.click();
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.getByText(riverside.name)).toBeVisible();

  const { id } = await clinic.patient();
  await page.goto(`/sessions/drafts/${await clinic.sessionDraft(await clinic.course(id))}`);
  await expect(site).toHaveValue(riverside.code);

  await page.goto('/outcomes');
  // The patients treated at one site can be too few beside those who began there to be printed.
  const sessions = async (): Promise<number> => {
    const figure = page.getByText('Sessions', { exact: true }).locator('..').getByRole('button');
    return Number.parseInt((await figure.innerText()).trim(), 10);
  };
  await expect.poll(sessions).toBeGreaterThan(0);
  const everywhere = await sessions();
  await page.getByRole('combobox', { name: 'Site of care' }).selectOption(riverside.name);
  await expect(page).toHaveURL(/[?&]site=riverside/);
  await expect.poll(sessions).toBeLessThan(everywhere);
  expect(await sessions()).toBeGreaterThan(4);
});
