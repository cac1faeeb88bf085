import { Component, computed, input, output } from '@angular/core';
import {
  csvColumnMeanings,
  type CsvColumnMeaning,
  type CsvMapping,
  type ImportPreview,
} from '@glabella/contracts';
import { Card, Control, Field } from '@glabella/dashboard/ui';
import { instruments } from '@glabella/domain/instruments';
import { columnsFor } from './instrument-columns';
import { columnMeaningLabels, dateFormats } from './mapping-words';

const shownValues = 3;

/** How a CSV is read: what each column means, which instrument, how dates are written. Emits what was changed. */
@Component({
  selector: 'glabella-column-mapping',
  imports: [Card, Control, Field],
  templateUrl: './column-mapping.html',
  styleUrl: './column-mapping.css',
})
export class ColumnMapping {
  readonly preview = input.required<ImportPreview>();
  readonly mapping = input.required<CsvMapping>();
  /** The file does not say of which instrument its scores are and nobody has. */
  readonly needsInstrument = input(false);
  /** Day and month cannot be told apart in this file and nobody has said which is which. */
  readonly needsDateFormat = input(false);
  readonly changed = output<Partial<CsvMapping>>();

  protected readonly instruments = instruments;
  protected readonly dateFormats = dateFormats;
  protected readonly meanings = csvColumnMeanings.map((value) => ({
    value,
    label: columnMeaningLabels[value],
  }));

  protected readonly columns = computed(() => {
    const { header, sample } = this.preview();
    return header.map((name, at) => ({
      name: name || `Column ${at + 1}`,
      meaning: this.mapping().columns[at] ?? 'ignore',
      values: sample
        .slice(0, shownValues)
        .map((cells) => cells[at] || '(empty)')
        .join(' · '),
    }));
  });

  protected setMeaning(at: number, meaning: string): void {
    const columns = this.mapping().columns.map((old, index) =>
      index === at ? (meaning as CsvColumnMeaning) : old,
    );
    this.changed.emit({ columns });
  }

  protected setInstrument(instrumentId: string): void {
    const { instrumentChoices } = this.preview();
    const columns = columnsFor(instrumentId, instrumentChoices, this.mapping().columns);
    this.changed.emit(instrumentChoices.length > 0 ? { instrumentId, columns } : { instrumentId });
  }

  protected setDateFormat(format: string): void {
    const known = dateFormats.find(({ value }) => value === format);
    if (known) this.changed.emit({ dateFormat: known.value });
  }
}
