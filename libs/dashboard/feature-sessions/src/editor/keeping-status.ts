import { Component, computed, input } from '@angular/core';
import { timeOfDayIn } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';

/** Whether the draft is saved: "Saved 14:02", or why not yet. Only trouble is read out. */
@Component({
  selector: 'glabella-keeping-status',
  template: `
    <span [class.trouble]="trouble() !== null" [attr.role]="trouble() === null ? null : 'alert'">
      {{ trouble() ?? quiet() }}
    </span>
  `,
  styles: `
    span {
      color: var(--ink-3);
    }
    .trouble {
      color: var(--warn);
      font-weight: 560;
    }
  `,
})
export class KeepingStatus {
  readonly editor = input.required<SessionEditor>();

  private readonly keeping = computed(() => this.editor().keeper.keeping());
  protected readonly quiet = computed(() => {
    const keeping = this.keeping();
    if (keeping.kind === 'kept') {
      return `Saved ${timeOfDayIn(this.editor().context().timeZone, keeping.at)}`;
    }
    return keeping.kind === 'saving' ? 'Saving' : 'Not saved yet';
  });
  protected readonly trouble = computed(() => {
    const keeping = this.keeping();
    switch (keeping.kind) {
      case 'waiting':
        return keeping.problem.isNetworkLoss
          ? 'Not saved: no connection. It is tried again until it works.'
          : 'Not saved: the server does not answer. It is tried again until it works.';
      case 'refused':
        return `Not saved: ${keeping.problem.title}. ${keeping.problem.detail}`;
      case 'conflict':
        return 'Not saved: a newer version stands on the server.';
      default:
        return null;
    }
  });
}
