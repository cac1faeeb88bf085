import { Component, computed, input } from '@angular/core';
import {
  patientCountWords,
  spreadWords,
  trialsOf,
  type ClinicalChartSpec,
} from '@glabella/domain/charts';
import { trialWarning } from '@glabella/domain/outcomes';
import { formatDate } from '@glabella/domain/values';
import { DataTable } from '../surfaces/data-table';

const none = '–';

/** What the patient is compared with as real tables: the practice's comparable patients week by week, and published trials. */
@Component({
  selector: 'glabella-reference-tables',
  imports: [DataTable],
  template: `
    @if (weeks().length > 0) {
      <h3>Comparable patients of the practice</h3>
      <glabella-data-table label="Comparable patients as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">Week</th>
              <th scope="col">This patient’s date</th>
              <th scope="col" class="n">Patients</th>
              <th scope="col" class="n">10 %</th>
              <th scope="col" class="n">Median</th>
              <th scope="col" class="n">90 %</th>
            </tr>
          </thead>
          <tbody>
            @for (week of weeks(); track week.week) {
              <tr>
                <th scope="row">{{ week.week === 0 ? '0, baseline' : week.week }}</th>
                <td class="nowrap">{{ week.date }}</td>
                <td class="n">{{ week.count }}</td>
                <td class="n">{{ week.p10 }}</td>
                <td class="n strong">{{ week.median }}</td>
                <td class="n">{{ week.p90 }}</td>
              </tr>
            }
          </tbody>
        </table>
      </glabella-data-table>
    }
    @if (trials().length > 0) {
      <h3>Published trials, in % of baseline</h3>
      <glabella-data-table label="Published trials as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">Trial</th>
              <th scope="col">Scale</th>
              <th scope="col" class="n">Week</th>
              <th scope="col" class="n">Active</th>
              <th scope="col" class="n">Placebo</th>
              <th scope="col">Patients</th>
              <th scope="col">Published in</th>
            </tr>
          </thead>
          <tbody>
            @for (trial of trials(); track trial.id) {
              <tr>
                <th scope="row">{{ trial.shortName }}</th>
                <td>{{ trial.scaleName }}</td>
                <td class="n">{{ trial.week }}</td>
                <td class="n nowrap">{{ trial.active.percentOfBaseline }} %</td>
                <td class="n nowrap">{{ trial.placebo.percentOfBaseline }} %</td>
                <td>{{ trial.patients }}</td>
                <td>{{ trial.source.label }}</td>
              </tr>
            }
          </tbody>
        </table>
      </glabella-data-table>
      <p class="soft">{{ warning() }}</p>
    }
  `,
  styles: `
    h3 {
      margin: var(--space-4) 0 var(--space-1);
    }
    td,
    tbody th {
      padding-block: 6px;
    }
    tbody th {
      font-weight: 560;
    }
    p {
      margin-top: var(--space-2);
      font-size: var(--text-s);
    }
    @media print {
      h3 {
        margin-top: 3mm;
        font-size: 9pt;
      }
      table,
      p {
        font-size: 7.5pt;
      }
      td,
      th,
      tbody th {
        padding: 1.5px 5px;
        font-size: inherit;
      }
    }
  `,
})
export class ReferenceTables {
  readonly spec = input.required<ClinicalChartSpec>();

  protected readonly warning = computed(() => trialWarning(this.spec().instrument));
  protected readonly weeks = computed(() => {
    const spec = this.spec();
    const valueOf = (value: number | undefined): string =>
      value === undefined ? none : spreadWords(spec, value);
    const { weeks = [], leastPrinted = 0 } = spec.comparison ?? {};
    return weeks.map(({ week, on, patients, spread }) => ({
      week,
      date: formatDate(on),
      count: patientCountWords(patients, leastPrinted),
      p10: valueOf(spread?.p10),
      median: valueOf(spread?.median),
      p90: valueOf(spread?.p90),
    }));
  });
  protected readonly trials = computed(() =>
    trialsOf(this.spec()).map((trial) => {
      const [active, placebo] = [trial.active.participants, trial.placebo.participants];
      const patients =
        active === null || placebo === null
          ? `${trial.analysed} analysed`
          : `${active} active, ${placebo} placebo`;
      return { ...trial, patients };
    }),
  );
}
