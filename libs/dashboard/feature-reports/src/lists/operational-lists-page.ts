import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { operationalListIds, operationalLists } from '@glabella/contracts';
import {
  CurrentUser,
  operationalListFileAddress,
  operationalListResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Control,
  CsvDownload,
  DateField,
  EmptyState,
  ErrorState,
  Field,
  LoadingState,
} from '@glabella/dashboard/ui';
import { todayIn, type CsvFormat } from '@glabella/domain/values';
import { ReportsHead } from '../reports-head';
import { listPeriodOf } from './list-period';
import { OperationalTable } from './operational-table';

/** The lists from which a practice runs its week. Which list and which days stand in the address. */
@Component({
  selector: 'glabella-operational-lists-page',
  imports: [
    Card,
    Control,
    CsvDownload,
    DateField,
    EmptyState,
    ErrorState,
    Field,
    LoadingState,
    OperationalTable,
    ReportsHead,
  ],
  template: `
    <glabella-reports-head heading="Lists" />
    <div class="choice">
      <glabella-field label="List">
        <select #choice glabellaControl (change)="go({ list: ids[choice.selectedIndex] ?? null })">
          @for (id of ids; track id) {
            <option [selected]="id === question().list">{{ lists[id].heading }}</option>
          }
        </select>
      </glabella-field>
      @if (definition().hasPeriod) {
        <glabella-field label="From">
          <glabella-date-field
            [value]="question().from"
            [latest]="today()"
            (valueChange)="$event && go({ from: $event, to: question().to })"
          />
        </glabella-field>
        <glabella-field label="Through">
          <glabella-date-field
            [value]="question().to"
            [latest]="today()"
            (valueChange)="$event && go({ from: question().from, to: $event })"
          />
        </glabella-field>
      }
    </div>
    <glabella-card [heading]="definition().heading">
      @if (mayExport() && read()?.rows?.length) {
        <glabella-csv-download cardActions label="Download CSV" [addressOf]="fileAddress()" />
      }
      <p class="soft">{{ definition().rule }}</p>
      @if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="reading.reload()" />
      } @else {
        @if (read(); as shown) {
          @if (shown.rows.length === 0) {
            <glabella-empty-state heading="Nothing here" [next]="definition().whenEmpty" />
          } @else {
            <p class="soft" role="status">{{ count() }}</p>
            <glabella-operational-table [shown]="shown" />
          }
        } @else {
          <glabella-loading-state [what]="definition().heading.toLowerCase()" [rows]="6" />
        }
      }
    </glabella-card>
  `,
  styles: `
    .choice {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: var(--space-3);
      margin-bottom: var(--space-4);
    }
    @media print {
      .choice {
        display: none;
      }
    }
  `,
})
export class OperationalListsPage {
  /** From the query: which list, and the first and the last day. */
  readonly list = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  protected readonly ids = operationalListIds;
  protected readonly lists = operationalLists;
  protected readonly today = computed(() => this.user.today() ?? todayIn('UTC', new Date()));
  protected readonly question = computed(
    () => ({
      list: operationalListIds.find((id) => id === this.list()) ?? operationalListIds[0],
      ...listPeriodOf(this.from(), this.to(), this.today()),
    }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly definition = computed(() => operationalLists[this.question().list]);
  protected readonly reading = operationalListResource(() => this.question());
  protected readonly problem = computed(() => {
    const error = this.reading.error();
    return error ? problemOf(error) : null;
  });
  /** What was asked for, once it is there: the rows of another list are no answer. */
  protected readonly read = computed(() => {
    const read = this.reading.hasValue() ? this.reading.value() : undefined;
    return read?.list === this.question().list ? read : undefined;
  });
  protected readonly count = computed(() => {
    const { rows = [], isComplete = true } = this.read() ?? {};
    const rowText = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
    return isComplete ? rowText : `The first ${rowText}. The file holds all of them.`;
  });
  protected readonly mayExport = computed(() => this.user.hasRole('administrator'));
  protected readonly fileAddress = computed(() => {
    const question = this.question();
    return (format: CsvFormat) => operationalListFileAddress({ ...question, format });
  });

  protected go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
