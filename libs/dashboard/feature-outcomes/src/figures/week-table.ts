import { Component, computed, input, output } from '@angular/core';
import type { OutcomeReport } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import type { AskedFigure } from './figure';
import { FigureButton } from './figure-button';
import { weekRows } from './week-rows';

/** Weeks 6 and 12 side by side: who was seen, the mean change, response and remission, observed and imputed. */
@Component({
  selector: 'glabella-week-table',
  imports: [DataTable, FigureButton],
  template: `
    <glabella-data-table label="Change, response and remission">
      <table>
        <thead>
          <tr>
            <td></td>
            @for (week of cohort().weeks; track week.week) {
              <th scope="col">Week {{ week.week }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.label) {
            <tr [class.strong]="row.isMain">
              <th scope="row">{{ row.label }}</th>
              @for (cell of row.cells; track cell.week) {
                <td>
                  <glabella-figure-button
                    [value]="cell.value"
                    [note]="cell.note"
                    [hasList]="cell.asked.group !== null"
                    (pressed)="asked.emit(cell.asked)"
                  />
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
  `,
  styles: `
    th,
    td {
      padding-block: 6px;
      vertical-align: top;
    }
    tbody th {
      font-weight: 400;
    }
    .strong th {
      font-weight: 620;
    }
    @media print {
      th,
      td,
      tbody th {
        padding-block: 1px;
        font-size: 8.5pt;
      }
    }
  `,
})
export class WeekTable {
  readonly cohort = input.required<OutcomeReport['cohort']>();
  readonly asked = output<AskedFigure>();
  protected readonly rows = computed(() => weekRows(this.cohort().weeks));
}
