import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { Control, CsvSave, DataTable, Field, type SavedSeries } from '@glabella/dashboard/ui';
import {
  buildPatientChart,
  itemColumns,
  itemComparison,
  itemFormLabel,
  itemGrid,
  itemSeries,
  latestForms,
  type ItemCell,
  type ItemColumn,
  type ItemLine,
  type OpenVisitColumn,
} from '@glabella/domain/charts';
import type { Instrument } from '@glabella/domain/instruments';
import { formatDate } from '@glabella/domain/values';
import type { ChosenForms } from './chart-query';
import { ItemChangeTable } from './item-change-table';

/** As many forms as weeks in a year: more than that is for whoever asks, since a table of hundreds of columns is slow. */
const fewForms = 52;

/** Where no item is known: nothing to read, and never 0. */
const absent = { text: '', shade: null } as const;
const absentWords: Readonly<Record<Exclude<ItemColumn['kind'], 'form'>, string>> = {
  'total-only': 'items not known',
  missed: 'visit missed',
  overdue: 'visit overdue',
};

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
  private readonly chart = computed(() =>
    buildPatientChart(this.record(), { instrument: this.instrument() }),
  );
  private readonly baselineId = computed(() => this.chart().baseline?.pointId ?? null);
  private readonly inTime = computed(() =>
    itemColumns(
      this.strip(),
      this.instrument(),
      this.record().assessments,
      this.chart().visits,
      this.earlierCount() > 0 ? this.strip().forms[0]?.on : null,
    ),
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
    return this.grid().forms.map((form) => {
      const isBaseline = form.id === this.baselineId();
      return {
        id: form.id,
        label: `${itemFormLabel(form)}${isBaseline ? ', baseline' : ''}`,
        isChosen: form.id === from || form.id === to,
      };
    });
  });
  protected readonly shownCount = computed(() => this.strip().forms.length);
  protected readonly columns = computed(() => {
    const { from, to } = this.chosen();
    return this.inTime().map((column, at, all) => {
      const date = formatDate(column.on);
      const title = [date, ...wordsOf(column)].join(', ');
      // A visit that was not made stands without its day: the year is that of the last day that is told.
      const told = all.slice(0, at).findLast((before) => !isOpenVisit(before));
      const isNewYear = told?.on.slice(0, 4) !== column.on.slice(0, 4);
      const isChosen = column.kind === 'form' && [from, to].includes(column.form.id);
      return {
        isChosen,
        title,
        words: isChosen ? `${title}, compared below` : title,
        // The year where it begins: a strip may be longer than one. A visit that was not made says so in place of its day.
        short: isOpenVisit(column)
          ? `wk ${column.week} ${column.kind}`
          : date.replace(/ (\d{2})(\d{2})$/, isNewYear ? ' ’$2' : ''),
      };
    });
  });
  protected readonly lines = computed(() =>
    this.strip().lines.map((line) => inColumns(line, this.inTime())),
  );
  protected readonly functioning = computed(() => {
    const { functioning } = this.strip();
    return functioning === null ? null : inColumns(functioning, this.inTime());
  });
  protected readonly totals = computed(() => {
    const { totals } = this.strip();
    if (totals.length === 0) return [];
    return this.inTime().map((column) => {
      if (column.kind === 'form') return totals[column.at] ?? '';
      return column.kind === 'total-only' ? String(column.total ?? '–') : '';
    });
  });
  protected readonly legend = computed(() => {
    const { options, items } = this.instrument();
    const own = items.some((item) => item.options !== undefined || item.scale !== undefined);
    const [mildest, worst] = [options[0], options.at(-1)];
    const numbers =
      own || mildest === undefined || worst === undefined
        ? 'Darker is worse'
        : `${mildest.value} ${mildest.label.toLowerCase()} to ${worst.value} ${worst.label.toLowerCase()}`;
    const prorated = this.totals().some((total) => total.endsWith('p')) ? ' p: prorated.' : '';
    const kinds = new Set(this.inTime().map(({ kind }) => kind));
    const visits =
      kinds.has('missed') || kinds.has('overdue')
        ? ' An empty hatched column: a planned visit that was not recorded.'
        : '';
    const bare = kinds.has('total-only')
      ? ' A hatched column with a total alone: a form of which the items are not known.'
      : '';
    return `${numbers}; a hatched box with a dash was not answered.${visits}${bare}${prorated}`;
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

function isOpenVisit(column: ItemColumn): column is OpenVisitColumn {
  return column.kind === 'missed' || column.kind === 'overdue';
}

function wordsOf(column: ItemColumn): string[] {
  if (column.kind === 'form') return [];
  if (column.kind === 'total-only') return ['only the total is known'];
  return [`visit of week ${column.week} ${column.kind}`];
}

/** A line with a cell for every column: hatched where no form with its items stands. */
function inColumns(line: ItemLine, columns: readonly ItemColumn[]) {
  const cells = columns.map((column) => {
    const cell = column.kind === 'form' ? line.cells[column.at] : undefined;
    if (cell) return { ...cell, look: lookOf(cell) };
    const words = column.kind === 'form' ? 'not answered' : absentWords[column.kind];
    return { ...absent, words, look: 'missing absent' };
  });
  return { ...line, cells };
}
