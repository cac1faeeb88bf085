import { Component, input, output } from '@angular/core';

/** What went wrong, in words for the person at the screen; data-access's ApiProblem is one. */
export interface ProblemText {
  /** What happened. */
  readonly title: string;
  /** What to do about it. */
  readonly detail?: string | null;
  /** The number to give to whoever keeps the server. */
  readonly requestId?: string | null;
  /** The HTTP status, 0 when no answer came. */
  readonly status?: number;
}

/** A place that could not be shown: what happened, what to do, the request's number, and "Try again". */
@Component({
  selector: 'glabella-error-state',
  host: { role: 'alert' },
  template: `
    <p class="strong">{{ problem().title }}</p>
    <p class="soft">
      {{ problem().detail ?? 'Try again. If it happens again, tell your administrator.' }}
    </p>
    @if (problem().requestId; as id) {
      <p class="dim">Request {{ id }}</p>
    }
    <div class="row tight">
      @if (canRetry()) {
        <button type="button" class="btn" (click)="retry.emit()">Try again</button>
      }
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-4);
      border-left: 4px solid var(--warn);
      border-radius: var(--radius-s);
      background: var(--surface);
    }
    .strong {
      font-size: var(--text-l);
    }
    .dim {
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
  `,
})
export class ErrorState {
  readonly problem = input.required<ProblemText>();
  /** Off where trying again cannot help, such as a page that does not exist. */
  readonly canRetry = input(true);
  readonly retry = output<void>();
}
