import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CurrentUser, problemOf, protocolHistoryResource } from '@glabella/dashboard/data-access';
import { Card, ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { aftercareInForce } from '../aftercare/list-in-force';
import { PracticeHead } from '../practice-head';
import { ProtocolCard } from './protocol-card';

/** Every version of a protocol with author, time and reason, how many courses keep it, and when it was retired. */
@Component({
  selector: 'glabella-protocol-history-page',
  imports: [Card, ErrorState, LoadingState, PracticeHead, ProtocolCard, RouterLink],
  template: `
    <glabella-practice-head heading="Versions of a protocol" />
    @if (shown(); as found) {
      <div class="stack">
        @if (found.retirements.length > 0) {
          <glabella-card heading="Retired and brought back">
            <ul>
              @for (line of found.retirements; track $index) {
                <li>{{ line }}</li>
              }
            </ul>
          </glabella-card>
        }
        @for (one of found.versions; track one.protocol.version) {
          <glabella-protocol-card [protocol]="one.protocol" [aftercare]="aftercare()">
            <p class="soft">{{ one.line }}</p>
          </glabella-protocol-card>
        }
        <div><a class="btn" routerLink="/practice/protocols">Back to the protocols</a></div>
      </div>
    } @else if (history.error(); as error) {
      <glabella-error-state [problem]="problemOf(error)" (retry)="history.reload()" />
    } @else {
      <glabella-loading-state what="the versions" [rows]="8" />
    }
  `,
})
export class ProtocolHistoryPage {
  /** From the path. */
  readonly protocolId = input.required<string>();

  private readonly user = inject(CurrentUser);
  protected readonly history = protocolHistoryResource(() => this.protocolId());
  protected readonly aftercare = aftercareInForce();
  protected readonly problemOf = problemOf;

  protected readonly shown = computed(() => {
    if (!this.history.hasValue()) return null;
    const { versions, retirements } = this.history.value();
    return {
      versions: versions.map(({ protocol, author, recordedAt, reason, openCourses }) => ({
        protocol,
        line: [
          `${author?.displayName ?? 'Came with the product'}, ${this.at(recordedAt)}`,
          ...(reason === null ? [] : [reason]),
          openCourses === 1 ? '1 open course keeps it' : `${openCourses} open courses keep it`,
        ].join(' · '),
      })),
      retirements: retirements.map(
        ({ isRetired, author, recordedAt, reason }) =>
          `${isRetired ? 'Retired' : 'Brought back'} by ${author.displayName}, ` +
          `${this.at(recordedAt)}: ${reason}`,
      ),
    };
  });

  private at(instant: string): string {
    return formatDateTime(instant, this.user.practice()?.timeZone ?? 'UTC');
  }
}
