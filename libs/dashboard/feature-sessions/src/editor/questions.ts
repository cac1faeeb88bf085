import { Component, computed, inject, input } from '@angular/core';
import { SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import {
  contraindicationsFor,
  type Contraindication,
  type ContraindicationAnswer,
} from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { lastTimeWords } from './last-time-words';
import { OpenWalk } from './open-walk';

const segments: Readonly<Record<ContraindicationAnswer, Segment<ContraindicationAnswer>>> = {
  no: { value: 'no', label: 'No' },
  yes: { value: 'yes', label: 'Yes' },
  'not-applicable': { value: 'not-applicable', label: 'n/a', spoken: 'Not applicable' },
  'not-known': { value: 'not-known', label: '?', spoken: 'Not known' },
};

const answerOfKey: Readonly<Record<string, ContraindicationAnswer>> = {
  n: 'no',
  y: 'yes',
  x: 'not-applicable',
  k: 'not-known',
};

/** The contraindication questions, each with an answer of its own; N, Y, X and K answer and go on. */
@Component({
  selector: 'glabella-questions',
  imports: [SegmentedControl],
  template: `
    <fieldset>
      <legend>
        Contraindications
        @if (editor().was('contraindications'); as was) {
          <span class="was">{{ was }}</span>
        }
      </legend>
      @for (question of questions(); track question.id) {
        <div class="question" [attr.data-place]="'question-' + question.id">
          <span>
            {{ question.question }}
            @if (lastTime(question); as last) {
              <small class="dim">{{ last }}</small>
            }
          </span>
          <glabella-segmented-control
            [label]="question.question"
            [options]="optionsFor(question)"
            [value]="answers()[question.id] ?? null"
            (valueChange)="answer(question, $event)"
            (keydown)="answerByKey(question, $event)"
          />
        </div>
      }
    </fieldset>
  `,
  styleUrl: './section.css',
})
export class Questions {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly questions = computed(() => contraindicationsFor(this.editor().product()));
  protected readonly answers = computed(() => this.editor().body().contraindications);

  protected lastTime({ id }: Contraindication): string | null {
    return lastTimeWords(this.editor().context().lastAnswers.contraindications[id]);
  }

  protected optionsFor({ mayNotApply }: Contraindication): Segment<ContraindicationAnswer>[] {
    const notApplicable = mayNotApply ? [segments['not-applicable']] : [];
    return [segments.no, segments.yes, ...notApplicable, segments['not-known']];
  }

  protected answer({ id }: Contraindication, answer: ContraindicationAnswer | null): void {
    if (answer === null) return;
    this.editor().set({ contraindications: { ...this.answers(), [id]: answer } });
  }

  protected answerByKey(question: Contraindication, event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const answer = answerOfKey[event.key.toLowerCase()];
    if (!answer || !this.optionsFor(question).some(({ value }) => value === answer)) return;
    event.preventDefault();
    this.answer(question, answer);
    this.walk.next();
  }
}
