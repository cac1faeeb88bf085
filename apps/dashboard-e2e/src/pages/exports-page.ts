import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { expect } from '../support/test';

export type Line = Readonly<Record<string, string>>;

/** The files of a downloaded archive. */
export interface SavedArchive {
  readonly name: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** The page of exports: what to export, how far it is, and who exported what before. */
export class ExportsPage {
  readonly download: Locator;
  readonly file: Locator;
  readonly contents: Locator;
  readonly history: Locator;

  constructor(readonly page: Page) {
    this.download = page.getByRole('button', { name: 'Download', exact: true });
    this.file = page.getByRole('combobox', { name: 'File' });
    this.contents = page.getByRole('list', { name: 'What the file will hold' });
    this.history = page.getByRole('region', { name: 'Past exports' }).getByRole('row');
  }

  async open(): Promise<void> {
    await this.page.goto('/reports');
    await expect(this.contents).toBeVisible();
  }

  names(kind: 'Identified' | 'Pseudonymised'): Locator {
    return this.page.getByRole('radio', { name: kind });
  }

  /** Presses the button and waits for the whole file and for the page to say that it is whole. */
  async save(): Promise<SavedArchive> {
    const coming = this.page.waitForEvent('download');
    await this.download.click();
    return this.read(await coming);
  }

  async read(download: Download): Promise<SavedArchive> {
    const path = await download.path();
    await expect(this.page.getByText('The file is whole.')).toBeVisible();
    return { name: download.suggestedFilename(), files: unzipSync(readFileSync(path)) };
  }
}

/** The lines of a CSV of an archive under their headings. */
export function linesOf({ files }: SavedArchive, name: string, delimiter = ','): Line[] {
  const text = Buffer.from(files[`${name}.csv`] ?? []).toString('utf8');
  return parse(text, { columns: true, bom: true, delimiter }) as Line[];
}
