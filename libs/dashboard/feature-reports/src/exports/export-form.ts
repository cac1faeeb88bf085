import { Component, computed, input, output, signal } from '@angular/core';
import {
  type ExportFormat,
  type ExportKind,
  type ExportRequest,
  type ExportSelection,
  totalRows,
} from '@glabella/contracts';
import {
  type CareSiteChoice,
  exportPreviewResource,
  problemOf,
  type ProtocolChoice,
} from '@glabella/dashboard/data-access';
import { Control, DateField, Field, type Segment, SegmentedControl } from '@glabella/dashboard/ui';
import { type DiagnosisChoice, products } from '@glabella/domain/treatment';
import { compareDates } from '@glabella/domain/values';
import {
  countWords,
  formatHints,
  formatLabels,
  kindHints,
  kindLabels,
  leftOutWords,
} from './export-words';

/** What somebody wants to download. */
export interface WantedExport {
  readonly kind: ExportKind;
  readonly request: ExportRequest;
}

const formats: readonly ExportFormat[] = [
  'csv-analysis',
  'xlsx',
  'csv-excel-comma',
  'csv-excel-semicolon',
];

/** Chooses whose record is exported, with names or without, and for which program; shows how much it would be. */
@Component({
  selector: 'glabella-export-form',
  imports: [Control, DateField, Field, SegmentedControl],
  templateUrl: './export-form.html',
  styleUrl: './export-form.css',
})
export class ExportForm {
  /** What the person may have; the first is chosen at the beginning. */
  readonly kinds = input.required<readonly ExportKind[]>();
  readonly protocols = input.required<readonly ProtocolChoice[]>();
  readonly diagnoses = input.required<readonly DiagnosisChoice[]>();
  /** Empty where the practice lists no sites of care. */
  readonly careSites = input.required<readonly CareSiteChoice[]>();
  /** True while another export is being prepared. */
  readonly isBusy = input(false);
  readonly wanted = output<WantedExport>();

  protected readonly products = products;
  protected readonly formats = formats;
  protected readonly formatLabels = formatLabels;
  protected readonly formatHints = formatHints;
  protected readonly kindHints = kindHints;
  protected readonly problemOf = problemOf;

  protected readonly from = signal('');
  protected readonly until = signal('');
  protected readonly protocolId = signal('');
  protected readonly diagnosisCode = signal('');
  protected readonly careSite = signal('');
  protected readonly productId = signal('');
  protected readonly withVoided = signal(false);
  protected readonly format = signal<ExportFormat>('csv-analysis');
  private readonly chosenKind = signal<ExportKind | null>(null);

  protected readonly kind = computed(() => this.chosenKind() ?? this.kinds()[0] ?? 'pseudonymised');
  protected readonly kindChoices = computed(() =>
    this.kinds().map((value): Segment<ExportKind> => ({ value, label: kindLabels[value] })),
  );

  protected readonly periodError = computed(() =>
    this.from() !== '' && this.until() !== '' && compareDates(this.from(), this.until()) > 0
      ? 'The last day lies before the first.'
      : null,
  );
  private readonly selection = computed((): ExportSelection => ({
    from: this.from() || null,
    until: this.until() || null,
    protocolId: this.protocolId() || null,
    productId: this.productId() || null,
    diagnosisCode: this.diagnosisCode() || null,
    careSite: this.careSite() || null,
    withVoided: this.withVoided(),
  }));
  protected readonly preview = exportPreviewResource(() =>
    this.periodError() === null ? this.selection() : undefined,
  );
  /** As last counted, so that the line does not vanish while the next count is on its way. */
  protected readonly counted = computed(() => {
    if (!this.preview.hasValue()) return null;
    const { counts: all, pseudonymised } = this.preview.value();
    const counts = this.kind() === 'pseudonymised' ? pseudonymised : all;
    const left = all.patients - counts.patients;
    return {
      words: countWords(counts),
      isNothing: totalRows(counts) === 0,
      leftOut: left === 0 ? null : leftOutWords(left),
    };
  });
  protected readonly isFiltered = computed(() => {
    const { from, until, protocolId, diagnosisCode, careSite, productId } = this.selection();
    return [from, until, protocolId, diagnosisCode, careSite, productId].some(
      (filter) => filter !== null,
    );
  });

  protected chooseKind(kind: ExportKind | null): void {
    this.chosenKind.set(kind);
  }

  protected chooseFormat(value: string): void {
    this.format.set(formats.find((format) => format === value) ?? 'csv-analysis');
  }

  protected clear(): void {
    const { from, until, protocolId, diagnosisCode, careSite, productId } = this;
    for (const one of [from, until, protocolId, diagnosisCode, careSite, productId]) one.set('');
  }

  protected download(event: Event): void {
    event.preventDefault();
    if (this.isBusy() || this.periodError() !== null || this.counted()?.isNothing) return;
    const request = { selection: this.selection(), format: this.format() };
    this.wanted.emit({ kind: this.kind(), request });
  }
}
