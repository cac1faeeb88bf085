import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';

/**
 * The inside of every dialog: heading, content, and the row of buttons (marked `dialogActions`). The heading names the dialog
 * for screen readers when it was opened through `Dialogs`.
 */
@Component({
  selector: 'glabella-dialog-frame',
  template: `
    <h2 [id]="titleId">{{ heading() }}</h2>
    <div class="content"><ng-content /></div>
    <div class="actions"><ng-content select="[dialogActions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      max-height: calc(100dvh - 24px);
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow-dialog);
    }
    .content {
      display: grid;
      gap: var(--space-4);
      min-height: 0;
      /* Room for the focus ring, which a scrolling box would cut off. */
      margin: calc(var(--space-3) - 4px) -4px calc(var(--space-5) - 4px);
      padding: 4px;
      overflow-y: auto;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--space-2);
    }
  `,
})
export class DialogFrame {
  readonly heading = input.required<string>();
  protected readonly titleId = `${inject(DialogRef).id}-title`;
}
