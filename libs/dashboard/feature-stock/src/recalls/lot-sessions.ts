import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotSession } from '@glabella/contracts';
import { Chip } from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';

/** The sessions of one patient with a lot: day, dose, and whether they still say it. */
@Component({
  selector: 'glabella-lot-sessions',
  imports: [Chip, RouterLink],
  template: `
    @for (session of rows(); track session.id) {
      <span class="session">
        <a class="nowrap" [routerLink]="['/sessions', session.id]">{{ session.on }}</a>
        <span class="nowrap">{{ session.units }} U</span>
        @if (session.mark) {
          <glabella-chip class="nowrap" tone="warn">{{ session.mark }}</glabella-chip>
        }
        <small class="soft">{{ session.product }}, lot {{ session.lot }}</small>
      </span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-1);
    }
    .session {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      align-items: center;
    }
  `,
})
export class LotSessions {
  readonly sessions = input.required<readonly LotSession[]>();

  protected readonly rows = computed(() =>
    this.sessions().map((session) => ({
      id: session.sessionId,
      on: formatDate(session.performedOn),
      units: session.units,
      product: session.productId,
      lot: session.lotNumber,
      mark: { signed: '', amended: 'amended: no longer this lot', voided: 'voided' }[session.state],
    })),
  );
}
