import type { Page } from '@playwright/test';

/** How many sheets a print of the page takes. */
export async function sheetsOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const paper = await page.pdf({ format, printBackground: true, preferCSSPageSize: false });
  // A page object of its own for each sheet; the tree that holds them is counted out.
  return (paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}
