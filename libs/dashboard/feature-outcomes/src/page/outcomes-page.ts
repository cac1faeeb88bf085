import { Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { idSchema } from '@glabella/contracts';
import { CurrentUser, outcomeReportResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  CsvSave,
  DataTable,
  Definitions,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
  SegmentedControl,
  type SavedSeries,
  type Segment,
} from '@glabella/dashboard/ui';
import { findInstrument, phq9 } from '@glabella/domain/instruments';
import {
  type CohortDefinitionId,
  bandSeries,
  cohortDefinitions,
  strataSeries,
  thresholdsOf,
  thresholdsWith,
  visitSeries,
} from '@glabella/domain/outcomes';
import { formatDateTime, todayIn, withConstants, type CellRows } from '@glabella/domain/values';
import { ChangeBars } from '../charts/change-bars';
import { ChangeCurve } from '../charts/change-curve';
import type { AskedFigure } from '../figures/figure';
import { FigureButton } from '../figures/figure-button';
import { FigureDialog, type ShownFigure } from '../figures/figure-dialog';
import { countWords, noBarsWords } from '../figures/figure-words';
import { StrataTable } from '../figures/strata-table';
import { TreatedFigures } from '../figures/treated-figures';
import { TrialTable } from '../figures/trial-table';
import { VisitTable } from '../figures/visit-table';
import { WeekTable } from '../figures/week-table';
import { OutcomesHead } from '../outcomes-head';
import { OpenReport } from '../saved/open-report';
import { OutcomeFilters } from './outcome-filters';
import { isNarrowed, outcomeQuestionOf, withoutFilters } from './outcome-query';
import { questionNames } from './question-names';
import { periodWords } from './question-words';

const printedTerms: readonly CohortDefinitionId[] = [
  'begun',
  'counted',
  'weeks',
  'change',
  'response',
  'remission',
  'imputation',
  'strata',
  'completeness',
  'small',
  'effect',
];

type View = 'chart' | 'table';
type WeekName = '6' | '12';

const viewSegments: readonly Segment<View>[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table', spoken: 'View as table' },
];
const weekSegments: readonly Segment<WeekName>[] = [
  { value: '6', label: 'Week 6' },
  { value: '12', label: 'Week 12' },
];

/**
 * How many the practice treated in a period and what became of those whose course began in it: an aggregate to hand over, each
 * figure with its definition and, for those who read records, the patients behind it. Period and filters stand in the address.
 */
@Component({
  selector: 'glabella-outcomes-page',
  imports: [
    Card,
    ChangeBars,
    ChangeCurve,
    CsvSave,
    DataTable,
    Definitions,
    EmptyState,
    ErrorState,
    FigureButton,
    LoadingState,
    OpenReport,
    OutcomeFilters,
    OutcomesHead,
    SegmentedControl,
    StrataTable,
    TreatedFigures,
    TrialTable,
    VisitTable,
    WeekTable,
  ],
  templateUrl: './outcomes-page.html',
  styleUrl: './outcomes-page.css',
})
export class OutcomesPage {
  /** From the query: the first and the last day, and the filters. */
  readonly from = input<string>();
  readonly to = input<string>();
  readonly instrument = input<string>();
  readonly protocol = input<string>();
  readonly diagnosis = input<string>();
  readonly product = input<string>();
  readonly dose = input<string>();
  readonly sex = input<string>();
  readonly age = input<string>();
  readonly resistance = input<string>();
  readonly site = input<string>();
  readonly responsible = input<string>();
  /** The saved report that was opened. */
  readonly report = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);
  private readonly dialogs = inject(Dialogs);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly names = questionNames();

  protected readonly viewSegments = viewSegments;
  protected readonly weekSegments = weekSegments;
  protected readonly curveView = signal<View>('chart');
  protected readonly barsView = signal<View>('chart');
  protected readonly barsWeek = signal<WeekName>('6');

  /** An id, or nothing: what else the address says opens no report. */
  protected readonly savedId = computed(() => idSchema.safeParse(this.report()).data);
  protected readonly today = computed(() => this.user.today() ?? todayIn('UTC', new Date()));
  protected readonly question = computed(
    () =>
      outcomeQuestionOf(
        {
          from: this.from(),
          to: this.to(),
          instrument: this.instrument(),
          protocol: this.protocol(),
          diagnosis: this.diagnosis(),
          product: this.product(),
          dose: this.dose(),
          sex: this.sex(),
          age: this.age(),
          resistance: this.resistance(),
          site: this.site(),
          responsible: this.responsible(),
        },
        this.today(),
      ),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly reading = outcomeReportResource(() => this.question());
  protected readonly problem = computed(() => {
    const error = this.reading.error();
    return error ? problemOf(error) : null;
  });
  protected readonly read = computed(() =>
    this.reading.hasValue() ? this.reading.value() : undefined,
  );
  protected readonly filters = computed(() => this.names.words(this.question()));
  protected readonly choices = computed(() => this.names.choices(this.question()));
  protected readonly isNarrowed = computed(() => isNarrowed(this.question()));
  /** Of which days the report speaks and when it was counted. */
  protected readonly head = computed(() => {
    const read = this.read();
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    const asOf = read ? `, as of ${formatDateTime(read.asOf, timeZone)}` : '';
    return `${periodWords(this.question())}${asOf}.`;
  });
  protected readonly measure = computed(
    () => findInstrument(this.question().instrumentId ?? phq9.id) ?? phq9,
  );
  protected readonly thresholds = computed(() =>
    thresholdsWith(this.read()?.thresholdValues ?? {}),
  );
  protected readonly leastPrinted = computed(() => this.thresholds().leastPrinted.value);
  protected readonly definitions = computed(() =>
    cohortDefinitions(this.measure(), this.thresholds()),
  );
  protected readonly allDefinitions = computed(() => Object.values(this.definitions()));
  /** What a sheet of paper must say of its figures. */
  protected readonly printedDefinitions = computed(() =>
    printedTerms
      .filter((id) => id !== 'strata' || this.read()?.strata)
      .map((id) => this.definitions()[id]),
  );
  protected readonly isEmpty = computed(() => this.read()?.treated.patients === 0);
  private readonly barsRead = computed(() =>
    this.read()?.cohort.weeks.find(({ week }) => String(week) === this.barsWeek()),
  );
  /** The bars of the chosen week; null where they are not drawn. */
  protected readonly bars = computed(() => {
    const { bands = null, observed } = this.barsRead() ?? {};
    return bands !== null && typeof observed === 'number' ? { bands, observed } : null;
  });
  /** Why the bars are not drawn. */
  protected readonly noBars = computed(() => noBarsWords(this.barsRead(), this.leastPrinted()));
  protected readonly standings = computed<readonly (AskedFigure & { readonly value: string })[]>(
    () => {
      const cohort = this.read()?.cohort;
      if (!cohort) return [];
      const least = thresholdsOf(this.measure(), this.thresholds()).responseBaselineFrom;
      return [
        {
          heading: 'Courses begun',
          value: countWords(cohort.patients),
          definitions: ['begun', 'small'],
          group: 'begun',
        },
        {
          heading: 'Without a baseline',
          value: countWords(cohort.withoutBaseline),
          definitions: ['counted', 'small'],
          group: 'without-baseline',
        },
        {
          heading: least ? `Baseline below ${least.value}` : 'Baseline of 0',
          value: countWords(cohort.belowBaseline),
          definitions: ['counted', 'small'],
          group: 'below-baseline',
        },
        {
          heading: 'Counted',
          value: countWords(cohort.counted),
          definitions: ['counted', 'begun', 'small'],
          group: 'counted',
        },
      ];
    },
  );

  protected readonly savedVisits = (): SavedSeries =>
    this.saved(
      'change-by-visit',
      visitSeries(this.measure().name, this.read()?.cohort.visits ?? []),
    );
  protected readonly savedBands = (): SavedSeries => {
    const { bands = [], observed = 0 } = this.bars() ?? {};
    const week = this.barsWeek();
    return this.saved(`changes-week-${week}`, bandSeries(Number(week), observed, bands));
  };
  protected readonly savedStrata = (): SavedSeries =>
    this.saved('week-6-by-resistance', strataSeries(this.read()?.strata ?? []));

  private saved(what: string, series: CellRows): SavedSeries {
    const question = this.question();
    const { from, to } = question;
    return {
      // A file leaves the page that says of whom it is: two of the same days may be of different patients.
      series: withConstants(series, {
        report_instrument: this.measure().name,
        report_filters: this.names.words({ ...question, instrumentId: undefined }) || 'none',
        report_as_of: this.read()?.asOf ?? '',
      }),
      name: `outcomes-${what}_${from}_${to}`,
      isSynthetic: this.user.practice()?.isSynthetic ?? false,
    };
  }

  protected change(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.change(withoutFilters);
  }

  protected print(): void {
    this.window?.print();
  }

  protected open({ heading, definitions, group, week }: AskedFigure): void {
    const all = this.definitions();
    const mayRead = this.user.hasRole('psychiatrist', 'clinician', 'administrator');
    const shown: ShownFigure = {
      heading,
      definitions: definitions.map((id) => all[id]),
      question:
        group !== null && mayRead
          ? { ...this.question(), group, ...(week === undefined ? {} : { week }), limit: 50 }
          : null,
    };
    void this.dialogs.ask(FigureDialog, shown, { width: 'wide' });
  }
}
