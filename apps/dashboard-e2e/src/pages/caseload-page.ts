import { expect, type Locator, type Page } from '@playwright/test';
import { caseloadPageSchema } from '@glabella/contracts';

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

  /** Opens the list and reads on to its end; every line stands then. */
  async openWhole(query: string): Promise<void> {
    const known = new Set<string>();
    const more = this.page.getByRole('button', { name: 'Load more' });
    let cursor = await this.readOn(known, () => this.open(query));
    while (cursor !== null) cursor = await this.readOn(known, () => more.click());
  }

  /** Waits for the page of the list that `act` asks for, and until all its lines are drawn; answers where the list goes on. */
  private async readOn(known: Set<string>, act: () => Promise<void>): Promise<string | null> {
    const coming = this.page.waitForResponse('**/api/v1/caseload/search');
    await act();
    const { rows, nextCursor } = caseloadPageSchema.parse(await (await coming).json());
    for (const { id } of rows) known.add(id);
    await expect(this.page.locator('a[data-patient]')).toHaveCount(known.size);
    return nextCursor;
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
