import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Chip, DataTable } from '@glabella/dashboard/ui';
import type { DueLine } from './due-rows';

/** Lines of what is due: who, what, how it stands, and the way to record it. */
@Component({
  selector: 'glabella-due-list',
  imports: [Chip, DataTable, RouterLink],
  template: `
    <glabella-data-table [label]="label()">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">What</th>
            <th scope="col">Stands</th>
            <th scope="col"><span class="visually-hidden">Record</span></th>
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.key) {
            <tr>
              <th scope="row">
                <a [routerLink]="['/patients', line.patientId]">{{ line.name }}</a>
                <small>{{ line.identity }}</small>
              </th>
              <td>{{ line.what }}</td>
              <td>
                <glabella-chip [tone]="line.tone">{{ line.state }}</glabella-chip>
                <small>{{ line.detail }}</small>
              </td>
              <td class="actions no-print">
                @if (mayRecord() && line.instrumentId) {
                  <a
                    class="btn compact"
                    [attr.aria-label]="'Record for ' + line.name"
                    [routerLink]="['/patients', line.patientId, 'assessments', 'new']"
                    [queryParams]="{ instrument: line.instrumentId }"
                    >Record</a
                  >
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
  `,
  styles: `
    tbody th {
      width: 34%;
      font-weight: 400;
    }
    tbody th a {
      font-weight: 620;
    }
    td:nth-child(2) {
      width: 26%;
    }
    small {
      display: block;
      color: var(--ink-2);
    }
    .actions {
      text-align: right;
    }
    @media screen and (max-width: 720px) {
      table {
        --stacking-inset: 0;
      }
      tbody tr {
        padding-block: var(--space-3);
      }
      tbody td,
      tbody th {
        width: auto;
      }
      .actions {
        text-align: left;
      }
    }
  `,
})
export class DueList {
  /** What the table holds, for screen readers. */
  readonly label = input.required<string>();
  readonly lines = input.required<readonly DueLine[]>();
  readonly mayRecord = input.required<boolean>();
}
