import { demoPassword } from '@glabella/synthetic';
import { labelChecks } from '@glabella/domain/treatment';
import { SessionEditorPage } from '../pages/session-editor-page';
import { expectAccessible } from '../support/accessibility';
import { test } from '../support/own-practice';
import { expect } from '../support/test';

test.use({ visitor: 'psychiatrist' });

const product = 'abobotulinumtoxinA';
const hour = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * hour).toISOString();

test('a product is activated by its label check, and its vial is used within the hours that were read there', async ({
  page,
  clinic,
}) => {
  test.slow();
  await page.goto('/practice/products');
  await page.getByRole('button', { name: `Complete the label check of ${product}` }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Activate' }).press('Enter');
  await expect(dialog.getByText('Write whole hours, 1 to 720.')).toBeVisible();
  for (const { label } of labelChecks) {
    await dialog.getByLabel(`Read: ${label}`).fill(`Synthetic: ${label}.`);
    await dialog.getByLabel(`Where: ${label}`).fill('Synthetic label, section 2.3');
  }
  await dialog.getByLabel('Use within, hours').fill('4');
  await expectAccessible(page, 'the label check');
  await dialog.getByRole('button', { name: 'Activate' }).press('Enter');
  await expect(page.getByText('4 hours, as this practice read it')).toBeVisible();
  await expectAccessible(page, 'the products');

  const patient = await clinic.patient();
  const draftId = await clinic.sessionDraft(await clinic.course(patient.id));
  const vial = { productId: product, vialUnits: 300, lotNumber: 'SYN-ABO-1' } as const;
  await clinic.completeDraft(draftId, { ...vial, reconstitutedAt: hoursAgo(5) });
  await page.goto(`/sessions/drafts/${draftId}`);
  const editor = new SessionEditorPage(page);
  await expect(page.getByText(/Past use-by of 4 h/).first()).toBeVisible();
  await expect(editor.stillOpen).toBeVisible();
  await expectAccessible(page, 'a draft past its use-by');

  await clinic.completeDraft(draftId, {
    ...vial,
    reconstitutedAt: hoursAgo(0.5),
    contraindications: {
      'pregnancy-breastfeeding': 'no',
      'neuromuscular-disease': 'no',
      'infection-at-site': 'no',
      hypersensitivity: 'no',
      'cows-milk-allergy': 'no',
    },
    checkAnswers: ['baseline-missing', 'phq9-missing', 'product-not-protocol'].map((code) => ({
      ...{ code, acknowledged: true, reason: null, evidence: null },
    })),
  });
  await page.reload();
  await expect(page.getByText(/Past use-by/)).toHaveCount(0);
  await editor.sign.click();
  await editor.confirmWith(demoPassword);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.locator('pre')).toContainText('Lot SYN-ABO-1');
  await expect(page.locator('pre')).toContainText('Dysport');
});
