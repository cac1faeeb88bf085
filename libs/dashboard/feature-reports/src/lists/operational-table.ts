import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OperationalList, operationalLists } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import { formatDate, formatNumber } from '@glabella/domain/values';

interface ShownCell {
  readonly label: string;
  readonly text: string;
  readonly isNumber: boolean;
}

/** The rows of a list; a row about a patient leads to the record. Nothing known is a dash, never a zero. */
@Component({
  selector: 'glabella-operational-table',
  imports: [DataTable, RouterLink],
  template: `
    <glabella-data-table [label]="definition().heading">
      <table class="stacking">
        <thead>
          <tr>
            @for (column of definition().columns; track column.name) {
              <th scope="col" [class.n]="column.kind === 'number'">{{ column.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track $index) {
            <tr>
              <th scope="row">
                @if (row.patientId) {
                  <a [routerLink]="['/patients', row.patientId]">{{ row.first }}</a>
                } @else {
                  {{ row.first }}
                }
              </th>
              @for (cell of row.others; track $index) {
                <td [class.n]="cell.isNumber" class="nowrap" [attr.data-label]="cell.label">
                  {{ cell.text }}
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
  `,
})
export class OperationalTable {
  readonly shown = input.required<OperationalList>();

  protected readonly definition = computed(() => operationalLists[this.shown().list]);
  protected readonly rows = computed(() =>
    this.shown().rows.map(({ patientId, cells }) => {
      const [first, ...others] = this.definition().columns.map(
        ({ label, kind }, at): ShownCell => ({
          label,
          text: cellText(kind, cells[at] ?? null),
          isNumber: kind === 'number',
        }),
      );
      return { patientId, first: first?.text ?? '', others };
    }),
  );
}

function cellText(kind: 'text' | 'number' | 'date', cell: string | null): string {
  if (cell === null) return '–';
  if (kind === 'date') return formatDate(cell);
  return kind === 'number' ? formatNumber(Number(cell)) : cell;
}
