import { Component, computed, inject, input } from '@angular/core';
import { contraindicationsFor, precautions } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import { OpenWalk } from './open-walk';

/** Last time's answers in words, confirmed by one key where nothing has changed; what comes and goes is asked anew. */
@Component({
  selector: 'glabella-unchanged-answers',
  template: `
    @if (editor().unchanged().count > 0) {
      <div class="question" data-place="unchanged">
        <span>
          As last time: {{ words() }}
          <small class="dim">Pregnancy and infection are asked anew each time.</small>
        </span>
        <button
          type="button"
          class="btn compact"
          (click)="confirm()"
          (keydown)="confirmByKey($event)"
        >
          Unchanged <kbd>U</kbd>
        </button>
      </div>
    }
  `,
  styleUrl: './section.css',
})
export class UnchangedAnswers {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly words = computed(() => {
    const { lastAnswers } = this.editor().context();
    const { contraindications, precautions: cautions } = this.editor().unchanged();
    const asked = contraindicationsFor(this.editor().product());
    const named = [
      ...asked.map(({ id, label }) => ({
        label,
        last: contraindications[id] && lastAnswers.contraindications[id],
      })),
      ...precautions.map(({ id, label }) => ({
        label,
        last: cautions[id] && lastAnswers.precautions[id],
      })),
    ].flatMap(({ label, last }) => (last ? [{ label, ...last }] : []));
    const yes = named.filter(({ answer }) => answer === 'yes');
    const no = named.filter(({ answer }) => answer !== 'yes');
    const since = [...new Set(no.map(({ since: on }) => on))].sort().at(-1);
    return [
      ...yes.map(({ label, since: on }) => `${label.toLowerCase()} yes, since ${formatDate(on)}`),
      ...(no.length === 0 || since === undefined
        ? []
        : [
            `${no.map(({ label }) => label.toLowerCase()).join(', ')}: no, unchanged since ${formatDate(since)}`,
          ]),
    ].join('; ');
  });

  protected confirm(): void {
    this.editor().confirmUnchanged();
    this.walk.next();
  }

  protected confirmByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'u') return;
    event.preventDefault();
    this.confirm();
  }
}
