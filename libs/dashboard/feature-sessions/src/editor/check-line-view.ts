import { Component, computed, input, output } from '@angular/core';
import { nextId } from '@glabella/dashboard/ui';
import type { CheckLine, CheckReply } from '../draft/check-lines';

/** One check that asks for something or informs: what was found, its numbers, its source, and the answer in place. */
@Component({
  selector: 'glabella-check-line',
  host: {
    '[class]': 'tone()',
    '[class.settled]': '!line().isOpen',
    '[class.ticked]': "line().check.severity === 'acknowledge'",
    '[attr.data-place]': 'isPlace() ? line().place : null',
    '[attr.tabindex]': "line().check.severity === 'stop' ? -1 : null",
  },
  templateUrl: './check-line-view.html',
  styleUrl: './check-line-view.css',
})
export class CheckLineView {
  readonly line = input.required<CheckLine>();
  /** As whom the person at the page answers. */
  readonly signer = input.required<'injector' | 'psychiatrist'>();
  readonly answered = output<CheckReply>();

  protected readonly id = nextId('check');
  protected readonly isPlace = computed(
    () => this.line().place === `check-${this.line().check.code}`,
  );
  protected readonly mark = computed(() => {
    const { check, isOpen } = this.line();
    if (check.severity === 'note') return { sign: 'i', words: 'For your information' };
    return isOpen ? { sign: '!', words: 'Open' } : { sign: '✓', words: 'Answered' };
  });
  /** Red is kept for item 9; everything else that is open is a warning. */
  protected readonly tone = computed(() => {
    const { check } = this.line();
    if (check.code === 'item9-open') return 'alarm';
    return check.severity === 'note' ? 'note' : 'warn';
  });
  protected readonly waitsForPsychiatrist = computed(
    () => this.line().check.answerBy === 'psychiatrist' && this.signer() !== 'psychiatrist',
  );

  protected acknowledge(event: Event): void {
    this.answered.emit({ acknowledged: (event.target as HTMLInputElement).checked });
  }

  protected giveReason(event: Event): void {
    this.answered.emit({ reason: (event.target as HTMLTextAreaElement).value });
  }
}
