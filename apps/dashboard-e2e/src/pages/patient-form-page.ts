import type { Locator, Page } from '@playwright/test';

/** The form with which a patient is entered or corrected. */
export class PatientFormPage {
  readonly save: Locator;
  readonly duplicateWarning: Locator;
  readonly isAnotherPerson: Locator;

  constructor(private readonly page: Page) {
    this.save = page.getByRole('button', { name: /^(Add the patient|Save the correction)$/ });
    this.duplicateWarning = page.getByRole('alert').filter({ hasText: 'on record already' });
    this.isAnotherPerson = page.getByRole('checkbox', { name: /this is another person/ });
  }

  async fill(facts: {
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate: string;
    readonly sex: string;
    readonly mrn: string;
  }): Promise<void> {
    const field = (name: string): Locator => this.page.getByRole('textbox', { name, exact: true });
    await field('Given name').fill(facts.givenName);
    await field('Family name').fill(facts.familyName);
    await field('Birth date').fill(facts.birthDate);
    await this.page.getByRole('combobox', { name: 'Sex' }).selectOption(facts.sex);
    await field('MRN').fill(facts.mrn);
  }
}
