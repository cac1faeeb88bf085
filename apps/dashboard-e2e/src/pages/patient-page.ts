import { expect, type Locator, type Page } from '@playwright/test';

/** A patient's page: head, cards, chart, questionnaires, sessions. */
export class PatientPage {
  readonly recordPhq9: Locator;
  readonly logSession: Locator;
  readonly startCourse: Locator;
  readonly chart: Locator;
  readonly chartAsTable: Locator;
  readonly questionnaires: Locator;
  /** What a screen reader says while the arrow keys walk along the chart. */
  readonly spoken: Locator;
  private readonly stepper: Locator;

  constructor(private readonly page: Page) {
    this.recordPhq9 = page.getByRole('button', { name: 'Record PHQ-9', exact: true }).first();
    this.logSession = page.getByRole('button', { name: 'Log session' }).first();
    this.startCourse = page.getByRole('link', { name: 'Start a course' }).first();
    this.chart = page.getByRole('figure', { name: 'PHQ-9 over time' });
    this.chartAsTable = page.getByRole('region', { name: 'PHQ-9 and injections as a table' });
    this.questionnaires = page.getByRole('region', { name: 'Questionnaires' });
    this.spoken = this.chart.getByRole('status');
    this.stepper = page.getByRole('application', { name: 'PHQ-9 entries on the chart' });
  }

  async open(patientId: string, query = ''): Promise<void> {
    await this.page.goto(`/patients/${patientId}${query}`);
    await this.isRead();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.isRead();
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  choice(group: string, label: string): Locator {
    return this.page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: label });
  }

  /** What is said at the last entry of the chart, which is the only one where there is but one. */
  async hearLastEntry(): Promise<string> {
    await this.stepper.focus();
    return this.hear('End', '');
  }

  /** Walks along the chart with the arrow keys from its first entry to its last of several, and answers what was said at each. */
  async stepThroughEntries(): Promise<readonly string[]> {
    return this.walkTo(await this.hearLastEntry());
  }

  /** The same along the lane of the injections under it, below the visits that were not recorded. */
  async stepThroughInjections(): Promise<readonly string[]> {
    let last = await this.hearLastEntry();
    while (!last.includes('injection session')) last = await this.hear('ArrowDown', last);
    return this.walkTo(last);
  }

  /** The same along the cycles as a whole, which stand below the line of each. */
  async stepThroughCycles(count: number): Promise<readonly string[]> {
    let last = await this.hearLastEntry();
    for (let row = 0; row < count; row += 1) last = await this.hear('ArrowDown', last);
    return this.walkTo(last);
  }

  /** What is said where the adverse events of the cycles begin, which stand below the cycles as a whole. */
  async hearCycleEvent(): Promise<string> {
    let heard = await this.hearLastEntry();
    while (!heard.includes('adverse event')) heard = await this.hear('ArrowDown', heard);
    return heard;
  }

  /** The rows of the chart's table as the texts of their cells, once the table stands. */
  async tableRows(): Promise<readonly (readonly string[])[]> {
    await expect(this.chartAsTable.getByRole('rowheader').first()).toBeVisible();
    // At one stroke: rows that are read one after the other could be of two tables.
    const texts = await this.chartAsTable.locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) =>
        ['th', 'td'].flatMap((cell) => {
          const cells = [...row.querySelectorAll(cell)];
          return cells.map(({ textContent }) => textContent?.trim() ?? '');
        }),
      ),
    );
    return texts.filter((cells) => cells.length > 1);
  }

  /** A whole record takes its time on a busy machine. */
  private async isRead(): Promise<void> {
    const chart = this.page.getByRole('heading', { name: 'Symptoms over time' });
    await expect(chart).toBeVisible({ timeout: 45_000 });
  }

  /** From the first of a row of several to the last, whose text is known. */
  private async walkTo(last: string): Promise<readonly string[]> {
    const heard = [await this.hear('Home', last)];
    for (let text = heard[0] ?? ''; text !== last; heard.push(text)) {
      text = await this.hear('ArrowRight', text);
    }
    return heard;
  }

  /** What is said after a key, once it is something else than before. */
  private async hear(key: string, before: string): Promise<string> {
    await this.page.keyboard.press(key);
    await expect(this.spoken).not.toHaveText(before);
    return (await this.spoken.textContent()) ?? '';
  }
}
