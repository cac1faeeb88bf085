import { Component, computed, input, output } from '@angular/core';
import type { OutcomeReport } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import { saysFewMissed, smallCellWords, type PrintedCount } from '@glabella/domain/outcomes';
import type { AskedFigure } from './figure';
import { FigureButton } from './figure-button';
import {
  absenceWords,
  changeWords,
  completenessOf,
  countWords,
  intervalWords,
} from './figure-words';

/** Each planned visit: the mean change of those seen, and how many of the owed visits were made. */
@Component({
  selector: 'glabella-visit-table',
  imports: [DataTable, FigureButton],
  template: `
    <glabella-data-table [label]="shows() === 'change' ? 'Change by visit' : 'Follow-up by visit'">
      <table>
        <thead>
          <tr>
            <th scope="col">Visit</th>
            @if (shows() === 'change') {
              <th scope="col">Mean change</th>
              <th scope="col">n</th>
            } @else {
              <th scope="col">Made</th>
              <th scope="col">Missed</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.week) {
            <tr>
              <th scope="row" class="nowrap">Week {{ row.week }}</th>
              @if (shows() === 'change') {
                <td>
                  <glabella-figure-button
                    [value]="row.change"
                    [note]="row.interval"
                    (pressed)="asked.emit(row.seen)"
                  />
                </td>
                <td>
                  <glabella-figure-button [value]="row.n" (pressed)="asked.emit(row.seen)" />
                </td>
              } @else {
                <td>
                  <glabella-figure-button
                    [value]="row.share"
                    [note]="row.made"
                    (pressed)="asked.emit(row.kept)"
                  />
                  @if (row.percent !== null) {
                    <span class="bar" aria-hidden="true"
                      ><span [style.width.%]="row.percent"></span
                    ></span>
                  }
                </td>
                <td>
                  <glabella-figure-button [value]="row.missed" (pressed)="asked.emit(row.lost)" />
                </td>
              }
            </tr>
          } @empty {
            <tr>
              <td colspan="3" class="soft">No visit is planned for this questionnaire.</td>
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
    .bar {
      display: block;
      width: min(100%, 180px);
      height: 6px;
      margin-top: 4px;
      border: 1px solid var(--line-control);
      border-radius: 4px;
      overflow: hidden;
      print-color-adjust: exact;
    }
    .bar > span {
      display: block;
      height: 100%;
      background: var(--series-phq9);
    }
    @media print {
      .bar {
        display: none;
      }
      th,
      td {
        padding-block: 1px;
        font-size: 8.5pt;
      }
    }
  `,
})
export class VisitTable {
  readonly visits = input.required<OutcomeReport['cohort']['visits']>();
  /** All patients who are counted, as they are printed. */
  readonly counted = input.required<PrintedCount>();
  readonly shows = input.required<'change' | 'follow-up'>();
  /** The smallest count that the practice prints. */
  readonly leastPrinted = input.required<number>();
  readonly asked = output<AskedFigure>();

  protected readonly rows = computed(() => {
    const few = smallCellWords(this.leastPrinted());
    return this.visits().map((visit) => {
      const { week, observed, owed, change } = visit;
      const isCounted = typeof observed === 'number' && typeof owed === 'number';
      const { percent, words } = completenessOf(visit, this.counted(), this.leastPrinted());
      const isFewMissed = saysFewMissed(visit, this.counted());
      return {
        week,
        n: countWords(observed),
        change: change === null ? absenceWords([observed]) : changeWords(change.percent),
        interval: change === null ? '' : intervalWords(change),
        percent,
        share: words,
        made:
          owed === 'withheld'
            ? `${countWords(observed)} made`
            : `${countWords(observed)} of ${countWords(owed)} owed`,
        // Withheld is the number owed beside which the few missed visits could be counted, where all counted are printed.
        missed: isCounted ? countWords(owed - observed) : isFewMissed ? few : '–',
        seen: {
          heading: `Mean change, visit of week ${week}`,
          definitions: ['visits', 'change', 'effect'],
          group: 'visit-made',
          week,
        } satisfies AskedFigure,
        kept: {
          heading: `Follow-up, visit of week ${week}`,
          definitions: ['completeness', 'visits', 'small'],
          group: 'visit-made',
          week,
        } satisfies AskedFigure,
        lost: {
          heading: `Missed, visit of week ${week}`,
          definitions: ['completeness', 'small'],
          group: 'visit-missed',
          week,
        } satisfies AskedFigure,
      };
    });
  });
}
