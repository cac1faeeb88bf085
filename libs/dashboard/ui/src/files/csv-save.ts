import { Component, input } from '@angular/core';
import { saveCsv, type SavedSeries } from './save-csv';

/** Saves what a chart draws as CSV: its numbers as a table, made on this machine. */
@Component({
  selector: 'glabella-csv-save',
  host: { class: 'no-print' },
  template: `
    <button type="button" class="btn compact" (click)="save()">
      Save CSV<span class="visually-hidden"> of {{ what() }}</span>
    </button>
  `,
})
export class CsvSave {
  /** What is saved, as a name of the button: 'the cycles'. */
  readonly what = input.required<string>();
  /** Made when it is asked for. */
  readonly saved = input.required<() => SavedSeries>();

  protected save(): void {
    saveCsv(this.saved()());
  }
}
