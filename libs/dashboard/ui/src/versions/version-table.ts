import { Component, computed, input } from '@angular/core';
import { DataTable } from '../surfaces/data-table';

/** One version of a record in words: its facts in the same order as those of every other version. */
export interface VersionColumn {
  readonly version: number;
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Who recorded it and when. */
  readonly by: string;
  /** Why it differs from the one before; empty on the first. */
  readonly reason: string;
}

/** Every version side by side, the newest first: what changed is tinted and said, with who, when and why. */
@Component({
  selector: 'glabella-version-table',
  imports: [DataTable],
  template: `
    <glabella-data-table label="Versions">
      <table>
        <thead>
          <tr>
            <th scope="col">Fact</th>
            @for (version of versions(); track version.version) {
              <th scope="col">Version {{ version.version }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.label) {
            <tr>
              <th scope="row">{{ line.label }}</th>
              @for (cell of line.cells; track $index) {
                <td [class.changed]="cell.isChanged">
                  @if (cell.isChanged) {
                    <span class="visually-hidden">changed: </span>
                  }
                  {{ cell.text }}
                </td>
              }
            </tr>
          }
          <tr>
            <th scope="row">Reason</th>
            @for (version of versions(); track version.version) {
              <td>{{ version.reason }}</td>
            }
          </tr>
          <tr>
            <th scope="row">Recorded by</th>
            @for (version of versions(); track version.version) {
              <td class="soft">{{ version.by }}</td>
            }
          </tr>
        </tbody>
      </table>
    </glabella-data-table>
  `,
  styles: `
    tbody th {
      font-weight: 560;
    }
    td {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .changed {
      background: var(--warn-soft);
    }
    @media print, (forced-colors: active) {
      .changed {
        font-weight: 700;
      }
    }
  `,
})
export class VersionTable {
  /** The newest first. */
  readonly versions = input.required<readonly VersionColumn[]>();

  protected readonly lines = computed(() => {
    const versions = this.versions();
    return (versions[0]?.facts ?? []).map(([label], at) => ({
      label,
      cells: versions.map(({ facts }, column) => {
        const text = facts[at]?.[1] ?? '';
        const before = versions[column + 1]?.facts[at]?.[1];
        return { text, isChanged: before !== undefined && before !== text };
      }),
    }));
  });
}
