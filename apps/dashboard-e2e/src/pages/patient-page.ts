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

  /** Walks along the chart with the arrow keys from its first entry to its last, and answers what was said at each. */
  async stepThroughEntries(): Promise<readonly string[]> {
    await this.stepper.focus();
    return this.walkTo(await this.hear('End', ''));
  }

  /** The same along the lane of the injections under it, below the visits that were not recorded. */
  async stepThroughInjections(): Promise<readonly string[]> {
    await this.stepper.focus();
    let last = await this.hear('End', '');
    while (!last.includes('injection session')) last = await this.hear('ArrowDown', last);
    return this.walkTo(last);
  }

  /** The same along the cycles as a whole, which stand below the line of each. */
  async stepThroughCycles(count: number): Promise<readonly string[]> {
    await this.stepper.focus();
    let last = await this.hear('End', '');
    for (let row = 0; row < count; row += 1) last = await this.hear('ArrowDown', last);
    return this.walkTo(last);
  }

  /** The same along the adverse events of the cycles, which stand below the cycles as a whole. */
  async stepThroughCycleEvents(): Promise<readonly string[]> {
    await this.stepper.focus();
    let last = await this.hear('End', '');
    while (!last.includes('adverse event')) last = await this.hear('ArrowDown', last);
    return this.walkTo(last);
  }

  /** The rows of the chart's table as the texts of their cells, once the table stands. */
  async tableRows(): Promise<readonly (readonly string[])[]> {
    await expect(this.chartAsTable.getByRole('rowheader').first()).toBeVisible();
    const rows = await this.chartAsTable.getByRole('row').all();
    const texts = await Promise.all(
      rows.map(async (row) => [
        ...(await row.getByRole('rowheader').allTextContents()),
        ...(await row.getByRole('cell').allTextContents()),
      ]),
    );
    return texts.filter((cells) => cells.length > 1).map((cells) => cells.map((c) => c.trim()));
  }

  /** A whole record takes its time on a busy machine. */
  private async isRead(): Promise<void> {
    const chart = this.page.getByRole('heading', { name: 'Symptoms over time' });
    await expect(chart).toBeVisible({ timeout: 45_000 });
  }

  /** From the first of a row to the last, whose text is known. */
  private async walkTo(last: string): Promise<readonly string[]> {
    await this.page.keyboard.press('Home');
    const isAlone = await expect(this.spoken)
      .not.toHaveText(last, { timeout: 5_000 })
      .then(
        () => false,
        () => true,
      );
    if (isAlone) return [last];
    const heard = [(await this.spoken.textContent()) ?? ''];
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
