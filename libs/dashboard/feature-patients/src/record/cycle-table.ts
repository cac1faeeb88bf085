import { Component, computed, input } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import type { Instrument } from '@glabella/domain/instruments';
import { cycleRows } from './cycle-rows';

/** What each injection brought: the total before it, the lowest after it and when, and when it wore off. */
@Component({
  selector: 'glabella-cycle-table',
  imports: [DataTable],
  template: `
    <glabella-data-table label="Cycles">
      <table>
        <thead>
          <tr>
            <th scope="col">Cycle</th>
            <th scope="col" class="n">Units</th>
            <th scope="col" class="n">Before</th>
            <th scope="col" class="n">Lowest</th>
            <th scope="col" class="n">Week</th>
            <th scope="col" class="n">Wear-off</th>
          </tr>
        </thead>
        <tbody>
          @for (cycle of rows(); track cycle.number) {
            <tr>
              <th scope="row" class="nowrap">{{ cycle.number }} · {{ cycle.injectedOn }}</th>
              <td class="n nowrap">{{ cycle.units }}</td>
              <td class="n">{{ cycle.start }}</td>
              <td class="n">{{ cycle.nadir }}</td>
              <td class="n">{{ cycle.nadirWeek }}</td>
              <td class="n">{{ cycle.wearOffWeek }}</td>
            </tr>
          } @empty {
            <tr>
              <td colspan="6" class="soft">A cycle begins with an injection: none yet.</td>
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
    @if (rows().length > 0) {
      <p class="dim">
        Weeks since that injection. Wear-off: the first visit 5 or more above the lowest, before the
        next injection.
      </p>
    }
  `,
  styles: `
    th,
    td {
      padding: 6px;
    }
    tr > :first-child {
      padding-left: 0;
    }
    tbody th {
      font-weight: 560;
    }
    @media (max-width: 480px) {
      table {
        font-size: var(--text-s);
      }
      th,
      td {
        padding-inline: 3px;
      }
    }
    .dim {
      margin-top: var(--space-2);
      font-size: var(--text-s);
    }
  `,
})
export class CycleTable {
  readonly record = input.required<PatientRecord>();
  readonly instrument = input.required<Instrument>();
  protected readonly rows = computed(() => cycleRows(this.record(), this.instrument()));
}
