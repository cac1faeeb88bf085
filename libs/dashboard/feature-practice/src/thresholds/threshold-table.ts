import { Component, computed, input } from '@angular/core';
import { Card, Chip, DataTable, Sources } from '@glabella/dashboard/ui';
import type { ThresholdValues } from '@glabella/domain/outcomes';
import { defaultWords, inForce, numberWords, thresholdGroups } from './threshold-words';

/** The thresholds in force, to read: each number, what it changes, the default and its source. */
@Component({
  selector: 'glabella-threshold-table',
  imports: [Card, Chip, DataTable, Sources],
  template: `
    @for (group of groups(); track group.name) {
      <glabella-card [heading]="group.name">
        <glabella-data-table [label]="'Thresholds: ' + group.name">
          <table>
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col" class="n">In force</th>
                <th scope="col">Default</th>
              </tr>
            </thead>
            <tbody>
              @for (row of group.rows; track row.setting.key) {
                <tr>
                  <th scope="row">
                    {{ row.setting.label }}
                    <small class="soft">{{ row.setting.explains }}</small>
                  </th>
                  <td class="n nowrap">
                    <span class="strong">{{ row.number }}</span>
                    @if (row.isOwn) {
                      <glabella-chip tone="accent">practice’s setting</glabella-chip>
                    }
                  </td>
                  <td class="soft">{{ row.default }}</td>
                </tr>
              }
            </tbody>
          </table>
        </glabella-data-table>
        <glabella-sources [sources]="group.sources" />
      </glabella-card>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    tbody th {
      font-weight: 560;
    }
    th small {
      display: block;
      font-weight: 400;
    }
    td {
      vertical-align: top;
    }
    td glabella-chip {
      display: block;
      margin-top: 2px;
    }
  `,
})
export class ThresholdTable {
  readonly values = input.required<ThresholdValues>();

  protected readonly groups = computed(() =>
    thresholdGroups.map(({ name, settings }) => ({
      name,
      sources: settings.map(({ published }) => published.source),
      rows: settings.map((setting) => {
        const value = inForce(setting, this.values());
        return {
          setting,
          number: numberWords(value, setting.unit),
          isOwn: value !== setting.published.value,
          default: defaultWords(setting),
        };
      }),
    })),
  );
}
