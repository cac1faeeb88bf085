import type { Locator, Page } from '@playwright/test';

/** The frame of every page for somebody signed in. */
export class Shell {
  readonly navigation: Locator;
  readonly signOut: Locator;
  readonly finder: Locator;

  constructor(page: Page) {
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.signOut = page.getByRole('button', { name: 'Sign out' });
    this.finder = page.getByRole('combobox', { name: /^Find a patient/ });
  }

  place(name: string): Locator {
    return this.navigation.getByRole('link', { name, exact: true });
  }

  /** The names of the places, without how many are late there: that changes with the hour. */
  async placeNames(): Promise<string[]> {
    const shown = await this.navigation.getByRole('link').allInnerTexts();
    return shown.map((text) => text.replace(/\s*\d+ (?:late|to sign|returned)$/, '').trim());
  }
}
