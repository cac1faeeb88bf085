import type { Locator, Page } from '@playwright/test';

/** The page that makes the first practice of an installation. */
export class SetUpPage {
  readonly heading: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Set up the practice' });
  }

  async fill(facts: {
    readonly practice: string;
    readonly phone: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }): Promise<void> {
    const write = (name: string, text: string): Promise<void> =>
      this.page.getByRole('textbox', { name, exact: true }).fill(text);
    await write('Practice', facts.practice);
    await this.page.getByRole('combobox', { name: 'Time zone' }).selectOption('Europe/Berlin');
    await write('Phone', facts.phone);
    await write('Your name', facts.name);
    await write('Your e-mail', facts.email);
    await write('Password', facts.password);
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create the practice' }).click();
  }
}
