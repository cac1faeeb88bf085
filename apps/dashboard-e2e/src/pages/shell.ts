import type { Role } from '@glabella/contracts';
import { expect, type Locator, type Page } from '@playwright/test';

const clinicalPlaces = [
  'Needs attention',
  'Patients',
  'This week',
  'Follow-ups',
  'Co-signatures',
  'Adverse events',
  'Outcomes',
  'Stock',
  'Recalls',
] as const;
/** The places of each role in their order. */
export const placesOf: Readonly<Record<Role, readonly string[]>> = {
  psychiatrist: [...clinicalPlaces, 'Reports', 'Practice'],
  clinician: [...clinicalPlaces, 'Practice'],
  administrator: [
    'Patients',
    'This week',
    'Follow-ups',
    'Adverse events',
    'Outcomes',
    'Stock',
    'Recalls',
    'Reports',
    'Imports',
    'Practice',
    'Audit trail',
  ],
};

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

  /** The places are these, whatever is late or waiting there: how many that are changes with the hour. */
  async expectPlaces(names: readonly string[]): Promise<void> {
    const shown = async (): Promise<string[]> => {
      const texts = await this.navigation.getByRole('link').allInnerTexts();
      return texts.map((text) => text.replace(/\s*\d+ [a-z ]+$/, '').trim());
    };
    await expect.poll(shown).toEqual(names);
  }
}
