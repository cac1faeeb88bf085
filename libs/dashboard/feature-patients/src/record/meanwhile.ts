import { Component, input, signal, type Signal } from '@angular/core';
import type { FollowUp } from '@glabella/contracts';
import type { ApiProblem } from '@glabella/dashboard/data-access';
import type { Identity } from '@glabella/dashboard/ui';
import { FollowUpHistory } from './follow-up-history';

/** A follow-up that a dialog changes: as the page read it last, and how the page is asked to read it again. */
export interface FollowUpStepData {
  readonly followUp: Signal<FollowUp>;
  readonly patient: Identity;
  readonly timeZone: string;
  readonly readAgain: () => void;
}

/** Whether somebody else was faster with a follow-up; if so, the page reads it again and the dialog keeps what was written. */
export class Overtaking {
  private readonly found = signal(false);
  readonly happened = this.found.asReadonly();

  constructor(private readonly step: Pick<FollowUpStepData, 'readAgain'>) {}

  /** Notes a refusal, whatever it is for. */
  note(problem: ApiProblem): void {
    if (!problem.isConflict && problem.code !== 'follow_up.closed') return;
    this.found.set(true);
    this.step.readAgain();
  }
}

/** What was done about a follow-up while a dialog about it stood open. */
@Component({
  selector: 'glabella-meanwhile',
  imports: [FollowUpHistory],
  template: `
    <p class="strong">
      Somebody else was faster. This is what stands there now; yours is kept below.
    </p>
    <glabella-follow-up-history [followUp]="followUp()" [timeZone]="timeZone()" />
  `,
  styles: `
    :host {
      display: block;
      padding: var(--space-3);
      border: 1px solid var(--warn);
      border-radius: var(--radius-s);
    }
  `,
})
export class Meanwhile {
  readonly followUp = input.required<FollowUp>();
  readonly timeZone = input.required<string>();
}
