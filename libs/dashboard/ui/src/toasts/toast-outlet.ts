import { Component, inject } from '@angular/core';
import { Toasts } from './toasts';

/** Where the messages of `Toasts` stand: once, at the end of the shell. */
@Component({
  selector: 'glabella-toast-outlet',
  template: `
    @if (toasts.current(); as message) {
      <section
        class="toast"
        aria-label="Message"
        (mouseenter)="toasts.hold()"
        (mouseleave)="toasts.restart()"
        (focusin)="toasts.hold()"
        (focusout)="toasts.restart()"
      >
        <span class="grow">{{ message.text }}</span>
        @if (message.undo) {
          <button type="button" class="btn compact" (click)="toasts.undo()">Undo</button>
        }
        <button type="button" class="btn compact" (click)="toasts.dismiss()">Close</button>
      </section>
    }
  `,
  styles: `
    .toast {
      position: fixed;
      z-index: 900;
      /* A page with a bar at its foot lifts the messages above it. */
      inset: auto var(--space-4) var(--toast-bottom, var(--space-4)) auto;
      display: flex;
      align-items: center;
      gap: var(--space-2);
      max-width: min(480px, calc(100vw - 2 * var(--space-4)));
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow-dialog);
    }
    @media print {
      .toast {
        display: none;
      }
    }
  `,
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
}
