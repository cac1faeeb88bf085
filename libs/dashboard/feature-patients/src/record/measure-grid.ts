import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import {
  CsvSave,
  DataTable,
  SegmentedControl,
  type SavedSeries,
  type Segment,
} from '@glabella/dashboard/ui';
import { overviewSeries, recordOverview, markedTotal, withMinus } from '@glabella/domain/charts';
import { formatChange } from '@glabella/domain/outcomes';
import { instruments, type Instrument } from '@glabella/domain/instruments';
import { formatDate } from '@glabella/domain/values';
import { latestWords, MeasureTile } from './measure-tile';

type View = 'tiles' | 'table';

const viewSegments: readonly Segment<View>[] = [
  { value: 'tiles', label: 'Small charts' },
  { value: 'table', label: 'Table' },
];

/** All instruments at a glance: one small chart each over the same time, or the same as a table; pressing one draws it large. */
@Component({
  selector: 'glabella-measure-grid',
  imports: [CsvSave, DataTable, MeasureTile, SegmentedControl],
  template: `
    @if (overview().measures.length === 0) {
      <p class="soft">Nothing recorded yet: each questionnaire stands here once it has an entry.</p>
    } @else {
      <div class="head">
        <p class="dim">
          {{ span() }}; each on its own full range, dashed: injections. Press one to draw it large.
        </p>
        <glabella-segmented-control
          label="Overview shown as"
          [options]="viewSegments"
          [value]="view()"
          (valueChange)="$event && view.set($event)"
        />
        <glabella-csv-save what="all measures" [saved]="saved" />
      </div>
      @if (view() === 'tiles') {
        <ul>
          @for (one of rows(); track one.id) {
            <li>
              <button
                type="button"
                [attr.aria-pressed]="one.id === charted().id"
                (click)="chosen.emit(one.id)"
              >
                <span class="name">{{ one.overview.measure.name }}</span>
                <glabella-measure-tile [overview]="overview()" [one]="one.overview" />
                <span class="words">{{ one.words }}</span>
              </button>
            </li>
          }
        </ul>
      } @else {
        <glabella-data-table label="The latest of every questionnaire">
          <table>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" class="n">Latest</th>
                <th scope="col">Range</th>
                <th scope="col">Band</th>
                <th scope="col">On</th>
                <th scope="col" class="n">Since the first</th>
                <th scope="col" class="n">Entries</th>
              </tr>
            </thead>
            <tbody>
              @for (one of rows(); track one.id) {
                <tr>
                  <th scope="row">
                    <button type="button" class="btn quiet compact" (click)="chosen.emit(one.id)">
                      {{ one.overview.measure.name }}
                    </button>
                  </th>
                  <td class="n strong">{{ one.total }}</td>
                  <td>{{ one.range }}</td>
                  <td>{{ one.overview.latest?.band?.label ?? '' }}</td>
                  <td class="nowrap">{{ one.on }}</td>
                  <td class="n">{{ one.change }}</td>
                  <td class="n">{{ one.overview.points.length }}</td>
                </tr>
              }
            </tbody>
          </table>
        </glabella-data-table>
      }
    }
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      margin-bottom: var(--space-3);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
      gap: var(--space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li button {
      display: grid;
      gap: var(--space-1);
      width: 100%;
      padding: var(--space-2);
      border: 1px solid transparent;
      border-radius: var(--radius-s);
      background: none;
      color: inherit;
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    li button:hover {
      background: var(--surface-2);
    }
    li button[aria-pressed='true'] {
      border-color: var(--accent);
    }
    .name {
      font-weight: 620;
    }
    .words {
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    tbody th {
      font-weight: 400;
    }
  `,
})
export class MeasureGrid {
  readonly record = input.required<PatientRecord>();
  /** The measure of the large chart. */
  readonly charted = input.required<Instrument>();
  /** A measure is to be drawn large, by its id. */
  readonly chosen = output<string>();

  private readonly user = inject(CurrentUser);
  /** Every entry that is drawn, as a file. */
  protected readonly saved = (): SavedSeries => ({
    series: overviewSeries(this.overview()),
    name: `measures_${this.record().today}`,
    isSynthetic: this.user.practice()?.isSynthetic ?? false,
  });

  protected readonly viewSegments = viewSegments;
  protected readonly view = signal<View>('tiles');
  protected readonly overview = computed(() => recordOverview(this.record(), instruments));
  protected readonly span = computed(
    () => `${formatDate(this.overview().from)} to ${formatDate(this.overview().to)}`,
  );
  protected readonly rows = computed(() =>
    this.overview().measures.map((overview) => {
      const { measure, latest, change, isFirstProrated } = overview;
      const since = isFirstProrated ? ' (the first prorated)' : '';
      return {
        id: measure.id,
        overview,
        words: latestWords(overview),
        total: latest === null ? '–' : markedTotal(latest),
        range: `${measure.range.min}–${measure.range.max}`,
        on: latest === null ? '' : formatDate(latest.on),
        change: change === null ? '' : `${withMinus(formatChange(change))}${since}`,
      };
    }),
  );
}
