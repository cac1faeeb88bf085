import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PracticeProtocol } from '@glabella/contracts';
import {
  CurrentUser,
  ProtocolCalls,
  problemOf,
  protocolsResource,
} from '@glabella/dashboard/data-access';
import { Dialogs, EmptyState, ErrorState, LoadingState, Toasts } from '@glabella/dashboard/ui';
import { aftercareInForce } from '../aftercare/list-in-force';
import { PracticeHead } from '../practice-head';
import { ProtocolCard } from './protocol-card';

/** The protocols that a course can follow, each in its newest version; retired ones after the others. */
@Component({
  selector: 'glabella-protocols-page',
  imports: [EmptyState, ErrorState, LoadingState, PracticeHead, ProtocolCard, RouterLink],
  templateUrl: './protocols-page.html',
  styles: `
    .head {
      margin-bottom: var(--space-4);
    }
  `,
})
export class ProtocolsPage {
  private readonly user = inject(CurrentUser);
  private readonly calls = inject(ProtocolCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly protocols = protocolsResource();
  protected readonly aftercare = aftercareInForce();
  protected readonly rows = computed(() => {
    const rows = this.protocols.hasValue() ? this.protocols.value().rows : [];
    return [...rows].sort((a, b) => Number(a.isRetired) - Number(b.isRetired));
  });
  protected readonly mayWrite = computed(() => this.user.hasRole('administrator', 'psychiatrist'));
  protected readonly problemOf = problemOf;

  protected async retire({ protocol, isRetired }: PracticeProtocol): Promise<void> {
    const reason = await this.dialogs.askReason(
      isRetired
        ? {
            heading: `Bring back ${protocol.name}?`,
            text: 'New courses can start on it again.',
            confirmLabel: 'Bring back',
          }
        : {
            heading: `Retire ${protocol.name}?`,
            text: 'No new course can start on it. Courses that run go on, and every version stays readable.',
            confirmLabel: 'Retire',
          },
    );
    if (reason === null) return;
    try {
      await this.calls.retire(protocol.id, { isRetired: !isRetired, reason }, protocol.version);
      this.toasts.show({ text: isRetired ? 'It is a choice again.' : 'It is retired.' });
    } catch (error) {
      this.toasts.show({ text: problemOf(error).title });
    }
    this.protocols.reload();
  }
}
