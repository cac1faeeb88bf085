import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { credentialOverviewResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
} from '@glabella/dashboard/ui';
import { expiryWarningDays } from '@glabella/domain/treatment';
import { PracticeHead } from '../practice-head';
import { overviewRows } from './overview-rows';

/** Who may sign, for administrators: whose credential is about to expire, expired, missing or waits to be verified. */
@Component({
  selector: 'glabella-credential-overview',
  imports: [Card, Chip, DataTable, EmptyState, ErrorState, LoadingState, PracticeHead, RouterLink],
  template: `
    <glabella-practice-head heading="Credentials" />
    @if (overview.error(); as error) {
      <glabella-error-state [problem]="problemOf(error)" (retry)="overview.reload()" />
    } @else if (overview.hasValue()) {
      @if (rows().length === 0) {
        <glabella-empty-state
          heading="Nobody needs a credential yet"
          next="Invite the people who treat: a psychiatrist or clinician signs with a verified credential."
        >
          <a class="btn primary" routerLink="/practice/people">People</a>
        </glabella-empty-state>
      } @else {
        <p class="soft">
          Signing an injection session needs a verified credential that covers the day. Everybody
          concerned is told {{ warningDays }} days before it ends.
        </p>
        @for (group of groups(); track group.heading) {
          <glabella-card [heading]="group.heading">
            @if (group.rows.length === 0) {
              <p class="soft">{{ group.none }}</p>
            } @else {
              <glabella-data-table [label]="group.heading">
                <table class="stacking">
                  <thead>
                    <tr>
                      <th scope="col">Name</th>
                      <th scope="col">May sign</th>
                      <th scope="col">Days left</th>
                      <th scope="col">To do</th>
                    </tr>
                  </thead>
                  <tbody>
                    @for (row of group.rows; track row.staffId) {
                      <tr>
                        <th scope="row">
                          <a [routerLink]="['/practice/people', row.staffId, 'credentials']">{{
                            row.name
                          }}</a>
                          <small>{{ row.roles }}</small>
                        </th>
                        <td data-label="May sign">
                          <glabella-chip [tone]="row.standing.tone">{{
                            row.standing.label
                          }}</glabella-chip>
                        </td>
                        <td data-label="Days left">{{ row.daysLeft }}</td>
                        <td data-label="To do">{{ row.next }}</td>
                      </tr>
                    }
                  </tbody>
                </table>
              </glabella-data-table>
            }
          </glabella-card>
        }
      }
    } @else {
      <glabella-loading-state what="credentials" [rows]="6" />
    }
  `,
  styles: `
    glabella-card {
      margin-top: var(--space-4);
    }
    tbody th {
      font-weight: 560;
    }
    small {
      display: block;
      color: var(--ink-2);
      font-weight: 400;
    }
  `,
})
export class CredentialOverviewPage {
  protected readonly overview = credentialOverviewResource();
  protected readonly problemOf = problemOf;
  protected readonly warningDays = expiryWarningDays.value;

  protected readonly rows = computed(() =>
    this.overview.hasValue() ? overviewRows(this.overview.value()) : [],
  );
  protected readonly groups = computed(() => [
    {
      heading: 'To verify, about to expire or missing',
      rows: this.rows().filter(({ next }) => next !== ''),
      none: 'Nothing is to be done.',
    },
    {
      heading: 'Everybody else',
      rows: this.rows().filter(({ next }) => next === ''),
      none: 'Nobody else.',
    },
  ]);
}
