import { Component, computed, input } from '@angular/core';
import { DataTable } from '@glabella/dashboard/ui';
import type { ItemChange, ItemComparison } from '@glabella/domain/charts';

const arrows: Readonly<Record<ItemChange['direction'], string>> = {
  better: '↓',
  worse: '↑',
  same: '=',
  unknown: '',
};

/** The change of each item between two forms, in numbers and words; the functional item in a part of its own. */
@Component({
  selector: 'glabella-item-change-table',
  imports: [DataTable],
  template: `
    <glabella-data-table label="Change of each item">
      <table>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">{{ from() }}</th>
            <th scope="col">{{ to() }}</th>
            <th scope="col" class="n">Change</th>
            <th scope="col">In words</th>
          </tr>
        </thead>
        @for (part of parts(); track part.name) {
          <tbody [class.apart]="part.name === 'functioning'">
            @for (row of part.rows; track row.code) {
              <tr [class]="row.direction">
                <th scope="row">{{ row.label }}</th>
                <td>
                  <span class="strong">{{ row.from.text }}</span>
                  <span class="soft"> {{ row.from.words }}</span>
                </td>
                <td>
                  <span class="strong">{{ row.to.text }}</span>
                  <span class="soft"> {{ row.to.words }}</span>
                </td>
                <td class="n strong nowrap">{{ row.change }}</td>
                <td>
                  <span class="sign" aria-hidden="true">{{ row.arrow }}</span> {{ row.words }}
                </td>
              </tr>
            }
          </tbody>
        }
      </table>
    </glabella-data-table>
  `,
  styles: `
    td,
    tbody th {
      padding-block: 5px;
    }
    tbody th {
      font-weight: 560;
    }
    .apart th,
    .apart td {
      border-top: 2px solid var(--line-strong);
    }
    .sign {
      display: inline-block;
      width: 1em;
      color: var(--ink-3);
      font-weight: 650;
    }
    .better .sign {
      color: var(--good);
    }
    .worse .sign {
      color: var(--alarm);
    }
    .worse td:last-child {
      font-weight: 620;
    }
    @media print {
      td,
      th,
      tbody th {
        padding: 1px 5px;
        font-size: 8pt;
      }
    }
    @media screen and (max-width: 720px) {
      table {
        font-size: var(--text-s);
      }
      td .soft {
        display: none;
      }
    }
  `,
})
export class ItemChangeTable {
  readonly comparison = input.required<ItemComparison>();
  /** The dates of the two forms, the earlier first. */
  readonly from = input.required<string>();
  readonly to = input.required<string>();

  protected readonly parts = computed(() => {
    const { items, functioning } = this.comparison();
    const rowsOf = (changes: readonly ItemChange[]) =>
      changes.map((change) => ({ ...change, arrow: arrows[change.direction] }));
    return [
      { name: 'items', rows: rowsOf(items) },
      ...(functioning === null ? [] : [{ name: 'functioning', rows: rowsOf([functioning]) }]),
    ];
  });
}
