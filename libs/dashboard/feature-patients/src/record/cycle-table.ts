import { Component, computed, inject, input } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { CsvSave, DataTable, Definitions, type SavedSeries } from '@glabella/dashboard/ui';
import { buildPatientChart, cycleRows, cycleSeries, noCycleWords } from '@glabella/domain/charts';
import type { Instrument } from '@glabella/domain/instruments';
import { cycleDefinitions, thresholdsWith } from '@glabella/domain/outcomes';

/** What each injection brought: the total before it, onset, the lowest after it, when it wore off and how long it lasted. */
@Component({
  selector: 'glabella-cycle-table',
  imports: [CsvSave, DataTable, Definitions],
  template: `
    @if (rows().length > 0) {
      <glabella-data-table label="Cycles">
        <table>
          <thead>
            <tr>
              <th scope="col">Cycle</th>
              <th scope="col" class="n">Units</th>
              <th scope="col" class="n">Frown max / rest</th>
              <th scope="col" class="n">Lowest frown after</th>
              <th scope="col" class="n">Before</th>
              <th scope="col" class="n">Onset week</th>
              <th scope="col" class="n">Lowest</th>
              <th scope="col" class="n">Lowest week</th>
              <th scope="col" class="n">Wear-off week</th>
              <th scope="col" class="n">Lasted</th>
              <th scope="col" class="n">Watched</th>
              <th scope="col" class="n">Assumed effect</th>
            </tr>
          </thead>
          <tbody>
            @for (cycle of rows(); track cycle.number) {
              <tr>
                <th scope="row" class="nowrap">{{ cycle.number }} · {{ cycle.injectedOn }}</th>
                <td class="n nowrap">{{ cycle.units }}</td>
                <td class="n nowrap">{{ cycle.frown }}</td>
                <td class="n nowrap">{{ cycle.frownAfter }}</td>
                <td class="n">{{ cycle.start }}</td>
                <td class="n">{{ cycle.onsetWeek }}</td>
                <td class="n strong">{{ cycle.nadir }}</td>
                <td class="n">{{ cycle.nadirWeek }}</td>
                <td class="n">{{ cycle.wearOffWeek }}</td>
                <td class="n nowrap">{{ cycle.duration }}</td>
                <td class="n nowrap">{{ cycle.observedWeeks }}</td>
                <td class="n nowrap">{{ cycle.assumedEffect }}</td>
              </tr>
            }
          </tbody>
        </table>
      </glabella-data-table>
      <div class="row tight">
        <p class="dim">Weeks since that injection; a dash where no visit shows it yet.</p>
        <glabella-csv-save what="the cycles" [saved]="saved" />
      </div>
      <glabella-definitions
        class="no-print"
        label="How these are counted"
        [definitions]="definitions()"
      />
    } @else {
      <p class="soft">{{ whyNone() }}</p>
    }
  `,
  styles: `
    th,
    td {
      padding: 6px 8px;
    }
    tr > :first-child {
      padding-left: 0;
    }
    thead th {
      vertical-align: bottom;
    }
    tbody th {
      font-weight: 560;
    }
    .dim {
      margin-top: var(--space-2);
      font-size: var(--text-s);
    }
    @media print {
      th,
      td {
        padding: 2px 5px;
        font-size: 8pt;
      }
    }
  `,
})
export class CycleTable {
  readonly record = input.required<PatientRecord>();
  readonly instrument = input.required<Instrument>();

  private readonly user = inject(CurrentUser);
  /** The cycles as a file. */
  protected readonly saved = (): SavedSeries => ({
    series: cycleSeries(this.spec()),
    name: `${this.instrument().id}-cycles_${this.record().today}`,
    isSynthetic: this.user.practice()?.isSynthetic ?? false,
  });

  private readonly spec = computed(() =>
    buildPatientChart(this.record(), { instrument: this.instrument() }),
  );
  protected readonly rows = computed(() => cycleRows(this.spec()));
  protected readonly whyNone = computed(() => `${noCycleWords(this.spec())}.`);
  protected readonly definitions = computed(() =>
    cycleDefinitions(this.instrument(), thresholdsWith(this.record().thresholdValues)),
  );
}
