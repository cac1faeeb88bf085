import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import {
  everyPrecaution,
  interactions,
  precautions,
  precautionIds,
  type PrecautionAnswer,
  type PrecautionId,
} from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { lastTimeWords } from './last-time-words';
import { OpenWalk } from './open-walk';
import { PlaceChecks } from './place-checks';

type Choice = 'none' | 'each' | 'not-known';

const choiceOfKey: Readonly<Record<string, Choice>> = { n: 'none', y: 'each', k: 'not-known' };

/** Every precaution of the label with an answer of its own; one key says no to all of them. */
@Component({
  selector: 'glabella-precaution-choice',
  imports: [PlaceChecks, SegmentedControl],
  templateUrl: './precaution-choice.html',
  styleUrl: './section.css',
})
export class PrecautionChoice {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly interactions = interactions;
  protected readonly choices: readonly Segment<Choice>[] = [
    { value: 'none', label: 'None', spoken: 'None of them: no to each' },
    { value: 'each', label: 'Each', spoken: 'Answer each' },
    { value: 'not-known', label: 'Not known', spoken: 'None of them is known' },
  ];
  protected readonly answers: readonly Segment<PrecautionAnswer>[] = [
    { value: 'no', label: 'No' },
    { value: 'yes', label: 'Yes' },
    { value: 'not-known', label: '?', spoken: 'Not known' },
  ];
  protected readonly rows = computed(() => {
    const { precautions: given } = this.editor().body();
    const { precautions: last } = this.editor().context().lastAnswers;
    return precautions.map(({ id, label }) => ({
      id,
      label,
      answer: given[id] ?? null,
      last: lastTimeWords(last[id]),
    }));
  });

  /** 'Each' stands from the moment it is chosen, and where the answers differ. */
  protected readonly choice = linkedSignal<Choice | null, Choice | null>({
    source: () => choiceOf(this.editor().body().precautions),
    computation: (choice, previous) => (previous?.value === 'each' ? 'each' : choice),
  });
  protected readonly names = `${precautions.map(({ label }) => label).join('; ')}.`;

  protected choose(choice: Choice | null): void {
    this.choice.set(choice);
    if (choice === 'none') this.editor().set({ precautions: everyPrecaution('no') });
    if (choice === 'not-known') this.editor().set({ precautions: everyPrecaution('not-known') });
  }

  protected answer(id: PrecautionId, answer: PrecautionAnswer | null): void {
    if (answer === null) return;
    const { precautions: given } = this.editor().body();
    this.editor().set({ precautions: { ...given, [id]: answer } });
  }

  protected chooseByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = choiceOfKey[event.key.toLowerCase()];
    if (!choice) return;
    event.preventDefault();
    this.choose(choice);
    if (choice !== 'each') this.walk.next();
  }
}

/** What the answers amount to; null as long as one is missing. */
function choiceOf(
  answers: Readonly<Partial<Record<PrecautionId, PrecautionAnswer>>>,
): Choice | null {
  const given = precautionIds.map((id) => answers[id]);
  if (given.every((answer) => answer === 'no')) return 'none';
  if (given.every((answer) => answer === 'not-known')) return 'not-known';
  return given.some((answer) => answer !== undefined) ? 'each' : null;
}
