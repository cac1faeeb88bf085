import { Component, input, signal } from '@angular/core';
import {
  csvFormatHints,
  csvFormatLabels,
  csvFormats,
  type CsvFormat,
} from '@glabella/domain/values';

/** Downloads a list as CSV, for the program that is to open it. */
@Component({
  selector: 'glabella-csv-download',
  host: { class: 'row tight no-print' },
  template: `
    <select
      #chosen
      class="input"
      aria-label="File"
      [title]="hints[format()]"
      (change)="choose(chosen.value)"
    >
      @for (one of formats; track one) {
        <option [value]="one" [selected]="one === format()">{{ labels[one] }}</option>
      }
    </select>
    <a class="btn" [href]="addressOf()(format())" download>{{ label() }}</a>
  `,
  styles: `
    select {
      width: auto;
      max-width: 100%;
    }
  `,
})
export class CsvDownload {
  readonly label = input('Export as CSV');
  /** Where the file is read that is written in this way. */
  readonly addressOf = input.required<(format: CsvFormat) => string>();

  protected readonly formats = csvFormats;
  protected readonly labels = csvFormatLabels;
  protected readonly hints = csvFormatHints;
  protected readonly format = signal<CsvFormat>('csv-analysis');

  protected choose(value: string): void {
    this.format.set(csvFormats.find((format) => format === value) ?? 'csv-analysis');
  }
}
