import { Component, computed, input } from '@angular/core';
import { chartRows, type ClinicalChartSpec } from '@glabella/domain/charts';
import { DataTable } from '../surfaces/data-table';

/** The chart as a real table: the same entries, sessions and missed visits, in order of time. */
@Component({
  selector: 'glabella-chart-table',
  imports: [DataTable],
  template: `
    <glabella-data-table [label]="spec().instrument.name + ' and injections as a table'">
      <table>
        <thead>
          <tr>
            @if (isByCycle()) {
              <th scope="col" class="n">Cycle</th>
            }
            <th scope="col">Date</th>
            <th scope="col" class="n">Week</th>
            <th scope="col">Entry</th>
            <th scope="col" class="n">Total</th>
            @if (isPercent()) {
              <th scope="col" class="n">% of baseline</th>
            }
            <th scope="col">Band</th>
            <th scope="col" class="n">{{ isByCycle() ? 'Since its start' : 'Since baseline' }}</th>
            <th scope="col" class="n">Units</th>
            <th scope="col" class="n">Sites</th>
            <th scope="col">Lot</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr [class]="row.kind">
              @if (isByCycle()) {
                <td class="n">{{ row.cycle }}</td>
              }
              <th scope="row" class="nowrap">{{ row.date }}</th>
              <td class="n">{{ row.weeks }}</td>
              <td>{{ row.entry }}</td>
              <td class="n strong">{{ row.total }}</td>
              @if (isPercent()) {
                <td class="n nowrap">{{ row.percent }}</td>
              }
              <td>{{ row.band }}</td>
              <td class="n">{{ row.change }}</td>
              <td class="n nowrap">{{ row.units }}</td>
              <td class="n">{{ row.sites }}</td>
              <td>{{ row.lot }}</td>
              <td>{{ row.status }}</td>
            </tr>
          } @empty {
            <tr>
              <td colspan="12" class="soft">Nothing in this range.</td>
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
  `,
  styles: `
    td,
    tbody th {
      padding-block: 6px;
    }
    tbody th {
      font-weight: 560;
    }
    .injection th {
      box-shadow: inset 3px 0 0 var(--toxin);
    }
    .medication th,
    .life-event th,
    .frown th {
      box-shadow: inset 3px 0 0 var(--line);
    }
    .adverse-event th {
      box-shadow: inset 3px 0 0 var(--alarm);
    }
    .visit {
      color: var(--ink-2);
      font-style: italic;
    }
    @media screen and (max-width: 720px) {
      table {
        font-size: var(--text-s);
        white-space: nowrap;
      }
    }
    @media print {
      table {
        font-size: 7.5pt;
      }
      td,
      th,
      tbody th {
        padding: 1.5px 5px;
        font-size: inherit;
        white-space: nowrap;
      }
      /* The words of a row break; a table wider than the sheet would be made small as a whole. */
      td:last-child {
        width: 32%;
        white-space: normal;
      }
    }
  `,
})
export class ChartTable {
  readonly spec = input.required<ClinicalChartSpec>();
  protected readonly isByCycle = computed(() => this.spec().axis === 'weeks-since-last');
  protected readonly isPercent = computed(() => this.spec().scale.kind === 'percent-of-baseline');
  protected readonly rows = computed(() => chartRows(this.spec()));
}
