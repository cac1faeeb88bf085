import { Component, computed, input } from '@angular/core';
import { DataTable } from '@glabella/dashboard/ui';
import type { Instrument } from '@glabella/domain/instruments';
import { publishedTrials, trialWarning, type TrialArm } from '@glabella/domain/outcomes';
import { citationLink } from '@glabella/domain/values';
import { changeWords } from './figure-words';

const armWords = ({ percentOfBaseline, participants }: TrialArm) => ({
  change: changeWords(percentOfBaseline - 100),
  n: participants === null ? '' : `n ${participants}`,
});

/** What the published trials report for week 6, with scale, placebo, citation and its caveat, and what must stand beside them. */
@Component({
  selector: 'glabella-trial-table',
  imports: [DataTable],
  template: `
    <glabella-data-table label="Published trials, week 6">
      <table>
        <thead>
          <tr>
            <th scope="col">Trial</th>
            <th scope="col" class="n">Active</th>
            <th scope="col" class="n">Placebo</th>
          </tr>
        </thead>
        <tbody>
          @for (trial of trials; track trial.id) {
            <tr>
              <th scope="row">
                @if (trial.href) {
                  <a target="_blank" rel="noopener noreferrer" [href]="trial.href">{{
                    trial.citation
                  }}</a>
                } @else {
                  {{ trial.citation }}
                }
                <small
                  >{{ trial.scale }}, week {{ trial.week }}, {{ trial.analysed }} analysed.
                  <span class="caveat">{{ trial.detail }}</span></small
                >
              </th>
              <td class="n nowrap">
                {{ trial.active.change }} <small>{{ trial.active.n }}</small>
              </td>
              <td class="n nowrap">
                {{ trial.placebo.change }} <small>{{ trial.placebo.n }}</small>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
    <p class="warning">{{ warning() }}</p>
  `,
  styles: `
    small {
      display: block;
      color: var(--ink-2);
      font-weight: 400;
    }
    .caveat {
      display: block;
    }
    .warning {
      margin-top: var(--space-2);
      padding-left: var(--space-3);
      border-left: 3px solid var(--warn);
      color: var(--ink);
    }
    @media print {
      th,
      td,
      tbody th {
        padding-block: 1px;
        font-size: 8.5pt;
      }
      /* On the line of the scale: the outcomes have to fit on two sheets. */
      small:has(.caveat) {
        font-size: 7pt;
        line-height: 1.3;
      }
      .caveat {
        display: inline;
      }
      .warning {
        margin-top: 1mm;
        font-size: 8.5pt;
      }
    }
  `,
})
export class TrialTable {
  readonly measured = input.required<Instrument>();

  protected readonly warning = computed(() => trialWarning(this.measured()));
  protected readonly trials = publishedTrials.map((trial) => ({
    id: trial.id,
    href: citationLink(trial.source),
    citation: trial.source.label,
    detail: trial.source.detail,
    scale: trial.scaleName,
    week: trial.week,
    analysed: trial.analysed,
    active: armWords(trial.active),
    placebo: armWords(trial.placebo),
  }));
}
