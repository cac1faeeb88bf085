import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import { precautions, type PrecautionId } from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { OpenWalk } from './open-walk';
import { PlaceChecks } from './place-checks';

type Choice = 'none' | 'some';

/** The precautions of the label: asked and none, or those that are present. Not asked is not the same as none. */
@Component({
  selector: 'glabella-precaution-choice',
  imports: [PlaceChecks, SegmentedControl],
  template: `
    <fieldset>
      <legend>
        Precautions
        @if (editor().was('precautions'); as was) {
          <span class="was">{{ was }}</span>
        }
      </legend>
      <div class="question" data-place="precautions">
        <span>Anything that the label warns of?</span>
        <glabella-segmented-control
          label="Precautions"
          [options]="choices"
          [value]="choice()"
          (valueChange)="choose($event)"
          (keydown)="chooseByKey($event)"
        />
      </div>
      @if (choice() === 'none') {
        <small class="dim">{{ names }}</small>
      } @else if (choice() === 'some') {
        <div class="ticks">
          @for (precaution of precautions; track precaution.id) {
            <label class="check">
              <input
                type="checkbox"
                [checked]="present().includes(precaution.id)"
                (change)="toggle(precaution.id)"
              />
              {{ precaution.label }}
            </label>
          }
        </div>
      }
    </fieldset>
    <glabella-place-checks [editor]="editor()" [places]="['precautions']" />
  `,
  styleUrl: './section.css',
})
export class PrecautionChoice {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly precautions = precautions;
  protected readonly names = `${precautions.map(({ label }) => label).join('; ')}.`;
  protected readonly choices: readonly Segment<Choice>[] = [
    { value: 'none', label: 'None' },
    { value: 'some', label: 'Present', spoken: 'Some are present' },
  ];
  protected readonly present = computed(() => this.editor().body().precautions ?? []);

  /** 'Present' stands while nothing is ticked yet: as long, the question counts as not asked. */
  protected readonly choice = linkedSignal<readonly PrecautionId[] | null, Choice | null>({
    source: () => this.editor().body().precautions,
    computation: (present, previous) => {
      if (present === null) return previous?.value === 'some' ? 'some' : null;
      return present.length === 0 ? 'none' : 'some';
    },
  });

  protected choose(choice: Choice | null): void {
    this.choice.set(choice);
    const precautionsNow = choice === 'none' ? [] : null;
    if (choice === 'none' || this.present().length === 0) {
      this.editor().set({ precautions: precautionsNow });
    }
  }

  protected toggle(id: PrecautionId): void {
    const present = this.present();
    const ticked = present.includes(id)
      ? present.filter((other) => other !== id)
      : [...present, id];
    this.editor().set({ precautions: ticked.length === 0 ? null : ticked });
  }

  protected chooseByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'n' && key !== 'y') return;
    event.preventDefault();
    this.choose(key === 'n' ? 'none' : 'some');
    if (key === 'n') this.walk.next();
  }
}
