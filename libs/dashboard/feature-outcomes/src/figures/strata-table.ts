import { Component, computed, input, output } from '@angular/core';
import type { OutcomeReport } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import type { PrintedRate } from '@glabella/domain/outcomes';
import { resistanceStrata } from '@glabella/domain/treatment';
import type { AskedFigure } from './figure';
import { FigureButton } from './figure-button';
import { absenceWords, changeWords, countWords, intervalWords } from './figure-words';
import { rateCell, type WeekCell } from './week-rows';

const asked = {
  observed: { heading: 'Observed, week 6', definitions: ['strata', 'weeks', 'small'] },
  missing: { heading: 'Missing, week 6', definitions: ['strata', 'weeks', 'small'] },
  change: { heading: 'Mean change, week 6', definitions: ['strata', 'change', 'effect'] },
  response: { heading: 'Response, week 6', definitions: ['strata', 'response', 'small'] },
  remission: { heading: 'Remission, week 6', definitions: ['strata', 'remission', 'small'] },
} as const;

/** Of a rate that is not shown its denominator says enough, where that one is. */
function cellOf(rate: PrintedRate | null): Pick<WeekCell, 'value' | 'note'> {
  const cell = rateCell(rate ?? undefined);
  if (rate === null || rate.interval !== null) return cell;
  return { ...cell, note: typeof rate.of === 'number' ? `of ${rate.of}` : '' };
}

/** The cohort by Maudsley stage in week 6, stratum beside stratum: who was seen and who is missing, change and rates. */
@Component({
  selector: 'glabella-strata-table',
  imports: [DataTable, FigureButton],
  template: `
    <glabella-data-table label="Week 6 by Maudsley stage">
      <table>
        <thead>
          <tr>
            <th scope="col">Maudsley stage</th>
            <th scope="col">n</th>
            <th scope="col">Missing</th>
            <th scope="col">Mean change</th>
            <th scope="col">Response</th>
            <th scope="col">Remission</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">{{ row.label }}</th>
              @for (cell of row.cells; track cell.asked.heading) {
                <td>
                  <glabella-figure-button
                    [value]="cell.value"
                    [note]="cell.note"
                    [hasList]="false"
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
    @media print {
      th,
      td,
      tbody th {
        padding-block: 1px;
        font-size: 8pt;
      }
    }
  `,
})
export class StrataTable {
  readonly strata = input.required<NonNullable<OutcomeReport['strata']>>();
  readonly asked = output<AskedFigure>();

  protected readonly rows = computed(() =>
    this.strata().map(({ id, observed, missing, change, response, remission }) => {
      const stratum = resistanceStrata.find((one) => one.id === id);
      const mean =
        change === null
          ? { value: absenceWords([observed]), note: '' }
          : { value: changeWords(change.percent), note: intervalWords(change) };
      const cells = [
        { ...asked.observed, value: countWords(observed), note: '' },
        { ...asked.missing, value: countWords(missing), note: '' },
        { ...asked.change, ...mean },
        { ...asked.response, ...cellOf(response) },
        { ...asked.remission, ...cellOf(remission) },
      ];
      return {
        id,
        label: stratum?.shortLabel ?? id,
        cells: cells.map(({ value, note, heading, definitions }) => ({
          value,
          note,
          // Whom a stratum holds is listed by its filter.
          asked: { heading: `${heading}: ${stratum?.label ?? id}`, definitions, group: null },
        })),
      };
    }),
  );
}
