import { expect, type Locator, type Page } from '@playwright/test';
import { caseloadPageSchema, type CaseloadPage as CaseloadAnswer } from '@glabella/contracts';

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
    let act = (): Promise<void> => this.open(query);
    for (;;) {
      const { rows, nextCursor } = await this.pageAfter(act);
      for (const { id } of rows) known.add(id);
      await expect(this.page.locator('a[data-patient]')).toHaveCount(known.size);
      if (nextCursor === null) return;
      act = () => more.click();
    }
  }

  /** The page of the list that `act` asks for, read on its way: the browser drops a body that came before its page stood. */
  private async pageAfter(act: () => Promise<void>): Promise<CaseloadAnswer> {
    const path = '**/api/v1/caseload/search';
    const coming = new Promise<CaseloadAnswer>((resolve) => {
      void this.page.route(path, async (route) => {
        const response = await route.fetch();
        const answer = caseloadPageSchema.parse(await response.json());
        await route.fulfill({ response });
        resolve(answer);
      });
    });
    await act();
    const answer = await coming;
    await this.page.unroute(path);
    return answer;
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
