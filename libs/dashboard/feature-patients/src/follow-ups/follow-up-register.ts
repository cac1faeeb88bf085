import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CurrentUser, followUpListResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  SegmentedControl,
  type Segment,
} from '@glabella/dashboard/ui';
import { followUpDispositionLabels } from '@glabella/contracts';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { causeWords, deadlineWords } from '../record/follow-up-words';

type RegisterState = 'open' | 'closed';

const stateSegments: readonly Segment<RegisterState>[] = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
];

/** Every item-9 follow-up of the practice: who answers for it and until when, or how it was closed. */
@Component({
  selector: 'glabella-follow-up-register',
  imports: [
    Card,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    LoadingState,
    RouterLink,
    SegmentedControl,
  ],
  templateUrl: './follow-up-register.html',
  styles: `
    tbody th {
      font-weight: 400;
    }
    tbody th a {
      font-weight: 620;
    }
    small {
      display: block;
      color: var(--ink-2);
    }
    @media screen and (max-width: 720px) {
      table,
      tbody {
        display: block;
      }
      thead {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tbody tr {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) 0;
        border-bottom: 1px solid var(--line);
      }
      tbody tr:last-child {
        border: 0;
      }
      td,
      tbody th {
        padding: 0;
        border: 0;
      }
    }
  `,
})
export class FollowUpRegister {
  /** From the query. */
  readonly state = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  protected readonly stateSegments = stateSegments;
  protected readonly shown = computed<RegisterState>(() =>
    this.state() === 'closed' ? 'closed' : 'open',
  );
  protected readonly register = followUpListResource(() => this.shown());
  protected readonly problem = computed(() => {
    const error = this.register.error();
    return error ? problemOf(error) : null;
  });
  protected readonly rows = computed(() => {
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    const now = new Date();
    return (this.register.hasValue() ? this.register.value().rows : []).map((followUp) => {
      const closing = followUp.events.findLast(({ kind }) => kind === 'closed');
      return {
        followUp,
        name: `${followUp.patient.familyName}, ${followUp.patient.givenName}`,
        identity: `born ${formatDate(followUp.patient.birthDate)} · MRN ${followUp.patient.mrn}`,
        cause: causeWords(followUp),
        deadline: deadlineWords(followUp, now, timeZone),
        isOverdue: followUp.closedAt === null && new Date(followUp.dueAt) <= now,
        closed: closing
          ? `${closing.author.displayName}, ${formatDateTime(closing.recordedAt, timeZone)}`
          : '',
        disposition: closing?.disposition ? followUpDispositionLabels[closing.disposition] : '',
      };
    });
  });

  protected show(state: RegisterState): void {
    void this.router.navigate([], {
      queryParams: { state: state === 'open' ? null : state },
      replaceUrl: true,
    });
  }
}
