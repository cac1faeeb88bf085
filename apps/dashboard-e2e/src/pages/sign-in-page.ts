import type { Locator, Page } from '@playwright/test';
import type { Role } from '@glabella/contracts';
import { demoPassword, demoSignIns } from '@glabella/synthetic';

/** The way in. */
export class SignInPage {
  readonly heading: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly submit: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Sign in', level: 1 });
    this.email = page.getByRole('textbox', { name: 'E-mail' });
    this.password = page.getByRole('textbox', { name: 'Password' });
    this.submit = page.getByRole('button', { name: 'Sign in' });
  }

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  async signInAs(role: Role): Promise<void> {
    await this.signIn(demoSignIns[role], demoPassword);
  }
}
