import type { Locator, Page } from '@playwright/test';

/** Importing a file: choosing it, what it would do, its progress and what came of it. */
export class ImportPage {
  readonly start: Locator;
  readonly checked: Locator;
  readonly createPatients: Locator;
  readonly problems: Locator;
  readonly progress: Locator;
  readonly stop: Locator;
  readonly void: Locator;
  private readonly file: Locator;

  constructor(private readonly page: Page) {
    this.file = page.getByLabel('Choose a file, or drop it here');
    this.start = page.getByRole('button', { name: 'Import', exact: true });
    this.checked = page.getByText('Checked with these choices.');
    this.createPatients = page.getByRole('checkbox', { name: /^Create patients/ });
    this.problems = page.getByRole('region', { name: 'Problems in the file' });
    this.progress = page.getByRole('progressbar', { name: 'Rows done' });
    this.stop = page.getByRole('button', { name: 'Stop the import' });
    this.void = page.getByRole('button', { name: 'Void this import' });
  }

  async open(): Promise<void> {
    await this.page.goto('/imports/new');
  }

  async choose(name: string, text: string): Promise<void> {
    await this.file.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  meaningOf(column: string): Locator {
    return this.page.getByRole('combobox', { name: `Meaning of column ${column}` });
  }

  /** The number that stands under a word, such as 'New assessments'. */
  count(of: string): Locator {
    const counted = this.page.getByRole('term').filter({ hasText: new RegExp(`^${of}$`) });
    return this.page.getByRole('definition').and(counted.locator('~ dd'));
  }
}
