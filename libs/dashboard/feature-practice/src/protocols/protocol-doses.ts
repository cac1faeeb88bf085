import { Component, computed, input, output } from '@angular/core';
import { DataTable } from '@glabella/dashboard/ui';
import { findProduct, sexes, siteLabel, type Sex } from '@glabella/domain/treatment';
import { placesOf, unitsKey, type ProtocolEntry } from './protocol-entry';
import { replaced } from './protocol-lines';

interface Column {
  readonly sex: Sex;
  readonly label: string;
}

const columnLabels: Readonly<Record<Sex, string>> = {
  female: 'Women',
  male: 'Men',
  other: 'Others',
  unknown: 'Sex not known',
};

/** The units of each place and product while they are written; a place without units is no site of the protocol. */
@Component({
  selector: 'glabella-protocol-doses',
  imports: [DataTable],
  template: `
    @for (table of tables(); track table.productId) {
      <glabella-data-table [label]="'Units of ' + table.name">
        <table>
          <caption>
            {{
              table.name
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">Site</th>
              @for (column of columns(); track column.sex) {
                <th scope="col" class="n">{{ column.label }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of table.rows; track row.key) {
              <tr>
                <th scope="row">{{ row.label }}</th>
                @for (cell of row.cells; track cell.key) {
                  <td class="n">
                    <input
                      class="input"
                      type="number"
                      inputmode="decimal"
                      min="0"
                      step="any"
                      [attr.aria-label]="cell.label"
                      [value]="cell.units ?? ''"
                      (input)="write(row.at, cell.key, $event)"
                    />
                  </td>
                }
              </tr>
            }
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              @for (total of table.totals; track $index) {
                <td class="n">{{ total }} U</td>
              }
            </tr>
          </tfoot>
        </table>
      </glabella-data-table>
    } @empty {
      <p class="soft">Choose a product and name an area: then its units are written here.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    tbody th {
      font-weight: 400;
    }
    input {
      width: 92px;
      text-align: right;
    }
  `,
})
export class ProtocolDoses {
  readonly entry = input.required<ProtocolEntry>();
  readonly changed = output<Partial<ProtocolEntry>>();

  protected readonly columns = computed<readonly Column[]>(() =>
    this.entry().bySex
      ? sexes.map((sex) => ({ sex, label: columnLabels[sex] }))
      : [{ sex: 'female', label: 'Everybody' }],
  );
  protected readonly tables = computed(() => {
    const entry = this.entry();
    const places = placesOf(entry);
    if (places.length === 0) return [];
    return entry.products.flatMap(({ productId }) => {
      if (productId === '') return [];
      const name = findProduct(productId)?.name ?? productId;
      return [
        {
          productId,
          name,
          rows: places.map((place) => {
            const label = siteLabel(place.muscle, place.side);
            return {
              // With its name: what was half typed for an area that goes does not stand in the next one's line.
              key: `${place.at}/${place.muscle}/${place.side}`,
              at: place.at,
              label,
              cells: this.columns().map((column) => {
                const key = unitsKey(place.side, productId, column.sex);
                const spoken = `Units of ${name}, ${label}, ${column.label.toLowerCase()}`;
                return { key, label: spoken, units: place.units[key] ?? null };
              }),
            };
          }),
          totals: this.columns().map(({ sex }) =>
            places.reduce((sum, place) => {
              const units = place.units[unitsKey(place.side, productId, sex)] ?? 0;
              return Math.round((sum + units) * 100) / 100;
            }, 0),
          ),
        },
      ];
    });
  });

  protected write(at: number, key: string, event: Event): void {
    const { valueAsNumber } = event.target as HTMLInputElement;
    const written = Number.isNaN(valueAsNumber) ? null : valueAsNumber;
    const { areas } = this.entry();
    const units = { ...areas[at]?.units, [key]: written };
    this.changed.emit({ areas: replaced(areas, at, { units }) });
  }
}
