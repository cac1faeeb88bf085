import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { Control, CsvSave, DataTable, Field, type SavedSeries } from '@glabella/dashboard/ui';
import {
  buildPatientChart,
  itemComparison,
  itemFormLabel,
  itemGrid,
  itemSeries,
  latestForms,
  type ItemCell,
} from '@glabella/domain/charts';
import type { Instrument } from '@glabella/domain/instruments';
import { formatDate } from '@glabella/domain/values';
import type { ChosenForms } from './chart-query';
import { ItemChangeTable } from './item-change-table';

/** As many forms as weeks in a year: more than that is for whoever asks, since a table of hundreds of columns is slow. */
const fewForms = 52;

const lookOf = ({ shade, isAlarm }: ItemCell): string =>
  `${shade === null ? 'missing' : `points-${shade}`}${isAlarm ? ' alarm' : ''}`;

/** Which symptom moved: the answers item by visit, tinted and as numbers, and the change of each between any two forms. */
@Component({
  selector: 'glabella-item-strip',
  imports: [Control, CsvSave, DataTable, Field, ItemChangeTable],
  templateUrl: './item-strip.html',
  styleUrl: './item-strip.css',
})
export class ItemStrip {
  readonly record = input.required<PatientRecord>();
  readonly instrument = input.required<Instrument>();
  /** The forms that were chosen, by id; one that is not there counts as not chosen. */
  readonly from = input<string>();
  readonly to = input<string>();
  readonly formsChosen = output<ChosenForms>();

  private readonly user = inject(CurrentUser);
  /** The forms that the strip shows, as a file. */
  protected readonly saved = (): SavedSeries => ({
    series: itemSeries(this.strip()),
    name: `${this.instrument().id}-answers_${this.record().today}`,
    isSynthetic: this.user.practice()?.isSynthetic ?? false,
  });

  protected readonly grid = computed(() => itemGrid(this.instrument(), this.record().assessments));
  protected readonly showsAll = signal(false);
  private readonly strip = computed(() =>
    this.showsAll() ? this.grid() : latestForms(this.grid(), fewForms),
  );
  protected readonly earlierCount = computed(
    () => this.grid().forms.length - this.strip().forms.length,
  );
  private readonly baselineId = computed(
    () =>
      buildPatientChart(this.record(), { instrument: this.instrument() }).baseline?.pointId ?? null,
  );

  /** What was chosen; else the baseline, where its items are known, or the first form, against the latest. */
  protected readonly chosen = computed<ChosenForms>(() => {
    const { forms } = this.grid();
    const known = (id: string | null | undefined) => forms.find((form) => form.id === id)?.id;
    return {
      from: known(this.from()) ?? known(this.baselineId()) ?? forms[0]?.id ?? '',
      to: known(this.to()) ?? forms.at(-1)?.id ?? '',
    };
  });

  protected readonly forms = computed(() => {
    const { from, to } = this.chosen();
    return this.grid().forms.map((form, at, all) => {
      const date = formatDate(form.on);
      const isNewYear = all[at - 1]?.on.slice(0, 4) !== form.on.slice(0, 4);
      const isBaseline = form.id === this.baselineId();
      return {
        id: form.id,
        date,
        // The year where it begins: a strip may be longer than one.
        short: date.replace(/ (\d{2})(\d{2})$/, isNewYear ? ' ’$2' : ''),
        label: `${itemFormLabel(form)}${isBaseline ? ', baseline' : ''}`,
        isChosen: form.id === from || form.id === to,
      };
    });
  });
  protected readonly columns = computed(() => this.forms().slice(this.earlierCount()));
  protected readonly lines = computed(() => this.strip().lines.map(withLooks));
  protected readonly functioning = computed(() => {
    const { functioning } = this.strip();
    return functioning === null ? null : withLooks(functioning);
  });
  protected readonly totals = computed(() => this.strip().totals);
  protected readonly legend = computed(() => {
    const { options, items } = this.instrument();
    const own = items.some((item) => item.options !== undefined || item.scale !== undefined);
    const [mildest, worst] = [options[0], options.at(-1)];
    const numbers =
      own || mildest === undefined || worst === undefined
        ? 'Darker is worse'
        : `${mildest.value} ${mildest.label.toLowerCase()} to ${worst.value} ${worst.label.toLowerCase()}`;
    const prorated = this.totals().some((total) => total.endsWith('p')) ? ' p: prorated.' : '';
    return `${numbers}; a hatched box with a dash was not answered.${prorated}`;
  });

  protected readonly comparison = computed(() => {
    const { from, to } = this.chosen();
    return this.grid().forms.length < 2
      ? null
      : itemComparison(this.instrument(), this.grid(), from, to);
  });
  protected readonly between = computed(() => {
    const { forms } = this.grid();
    const { from, to } = this.chosen();
    const [earlier, later] = forms.filter(({ id }) => id === from || id === to);
    return {
      from: earlier === undefined ? '' : formatDate(earlier.on),
      to: formatDate((later ?? earlier)?.on ?? this.record().today),
    };
  });

  protected choose(change: Partial<ChosenForms>): void {
    this.formsChosen.emit({ ...this.chosen(), ...change });
  }
}

function withLooks<Line extends { readonly cells: readonly ItemCell[] }>(line: Line) {
  return { ...line, cells: line.cells.map((cell) => ({ ...cell, look: lookOf(cell) })) };
}
