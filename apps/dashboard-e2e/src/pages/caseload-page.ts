import type { Locator, Page } from '@playwright/test';

/** The list of who needs attention. */
export class CaseloadPage {
  readonly heading: Locator;
  readonly rules: Locator;
  readonly changes: Locator;
  /** The way into the list by keyboard: its keys act there alone. */
  readonly enter: Locator;
  readonly form: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Needs attention', level: 1 });
    this.rules = page.getByRole('button', { name: 'Rules and keys' });
    this.enter = page.getByRole('button', { name: 'Go to the list' });
    this.changes = page.getByRole('status').filter({ hasText: /\d changes?/ });
    this.form = page.getByRole('region', { name: 'Record PHQ-9 beside the list' });
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/caseload${query}`);
  }

  /** The line of a patient, by a part of the name. */
  line(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.nameIn(name) });
  }

  nameIn(name: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(name) });
  }

  /** What the page says it has done. */
  message(text: string): Locator {
    return this.page.getByRole('region', { name: 'Message' }).getByText(text);
  }

  /** The heading of a tier, such as "1 · Safety". */
  tier(number: number): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${number} · `) });
  }

  /** The chip of a reason in a patient's line. */
  reason(name: string, label: string): Locator {
    return this.line(name).getByRole('button', { name: label });
  }
}
