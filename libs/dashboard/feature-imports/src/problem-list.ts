import { Component, computed, input } from '@angular/core';
import type { ImportProblem } from '@glabella/contracts';
import { Chip, DataTable } from '@glabella/dashboard/ui';
import { formatNumber } from '@glabella/domain/values';

/** What is wrong in a file: line and column, what to correct, and whether it stops the import. Never a value of the file. */
@Component({
  selector: 'glabella-problem-list',
  imports: [Chip, DataTable],
  template: `
    <glabella-data-table label="Problems in the file">
      <table>
        <caption>
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="n">{{ lineLabel() }}</th>
            <th scope="col">Column</th>
            <th scope="col">What to correct</th>
          </tr>
        </thead>
        <tbody>
          @for (problem of problems(); track $index) {
            <tr>
              <td class="n">{{ problem.line ?? '–' }}</td>
              <td>{{ problem.column ?? '–' }}</td>
              <td>
                <p>{{ problem.message }}</p>
                @if (problem.severity === 'error') {
                  <glabella-chip tone="warn">Stops the import</glabella-chip>
                } @else {
                  <glabella-chip>Note</glabella-chip>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
  `,
  styles: `
    td {
      vertical-align: top;
    }
    td:last-child {
      min-width: 180px;
    }
    p {
      margin-bottom: var(--space-1);
    }
  `,
})
export class ProblemList {
  readonly problems = input.required<readonly ImportProblem[]>();
  /** How many there are in all, where the list holds only the first; undefined where it holds all. */
  readonly problemCount = input<number>();
  readonly kind = input<'csv' | 'fhir'>('csv');

  protected readonly lineLabel = computed(() => (this.kind() === 'csv' ? 'Line' : 'Entry'));
  protected readonly caption = computed(() => {
    const shown = this.problems().length;
    const all = this.problemCount() ?? shown;
    return shown < all
      ? `The first ${formatNumber(shown)} of ${formatNumber(all)}`
      : `${formatNumber(all)} in all; ${this.kind() === 'csv' ? 'lines' : 'entries'} are counted from 1`;
  });
}
