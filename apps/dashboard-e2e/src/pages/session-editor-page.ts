import { expect, type Locator, type Page } from '@playwright/test';
import { sessionDraftKept } from '../support/kept-draft';

/** The editor of an injection session that is not signed yet. */
export class SessionEditorPage {
  readonly lot: Locator;
  readonly expiry: Locator;
  readonly reconstitutedAt: Locator;
  readonly map: Locator;
  readonly sites: Locator;
  /** The bar at the foot: units, sites, lot. */
  readonly total: Locator;
  readonly sign: Locator;
  readonly stillOpen: Locator;
  readonly signDialog: Locator;

  constructor(private readonly page: Page) {
    this.lot = page.getByRole('combobox', { name: 'Lot', exact: true });
    this.expiry = page.getByRole('textbox', { name: 'Expiry' });
    this.reconstitutedAt = page.getByRole('textbox', { name: 'Reconstituted at' });
    this.map = page.getByRole('img', { name: /^Face map/ });
    this.sites = page
      .getByRole('table')
      .filter({ has: page.getByRole('columnheader', { name: 'Site', exact: true }) });
    this.total = page.getByText(/U · \d sites? ·/);
    this.sign = page.getByRole('button', { name: /^Sign (session|amendment)$/ });
    this.stillOpen = page.getByRole('button', { name: /^Still open/ });
    this.signDialog = page.getByRole('dialog');
  }

  question(words: RegExp): Locator {
    return this.page.getByRole('radiogroup', { name: words });
  }

  units(site: string): Locator {
    return this.page.getByRole('textbox', { name: `Units, ${site}` });
  }

  /** Writes the lot and waits until the draft is kept on the server. */
  async keepLot(lotNumber: string): Promise<void> {
    const kept = sessionDraftKept(this.page);
    await this.lot.fill(lotNumber);
    await kept;
    await expect(this.page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  }

  async confirmWith(password: string): Promise<void> {
    await this.signDialog.getByLabel('Your password').fill(password);
    await this.signDialog.getByRole('button', { name: /^Sign/ }).click();
  }
}
