import { Component, computed, inject, input } from '@angular/core';
import { Field, SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import { frownSeverities, isFrownRated } from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { CheckOverview } from './check-overview';
import { NeedleHead } from './needle-head';
import { OpenWalk } from './open-walk';

/** What the checks found before the needle, and the frown before the injection where that is what is treated. */
@Component({
  selector: 'glabella-before-section',
  imports: [CheckOverview, Field, NeedleHead, SegmentedControl],
  template: `
    <glabella-needle-head [editor]="editor()" />
    <glabella-check-overview [editor]="editor()" />
    @if (isRated()) {
      <div class="pair frown">
        <glabella-field
          label="Frown at rest"
          data-place="frown-rest"
          [note]="editor().was('frown-rest')"
        >
          <glabella-segmented-control
            openLabel="Not rated"
            [options]="grades"
            [value]="body().frownAtRest"
            (valueChange)="editor().set({ frownAtRest: $event })"
            (keydown)="gradeByKey('frownAtRest', $event)"
          />
        </glabella-field>
        <glabella-field
          label="Frown at maximum"
          data-place="frown-maximum"
          [note]="editor().was('frown-maximum')"
        >
          <glabella-segmented-control
            openLabel="Not rated"
            [options]="grades"
            [value]="body().frownAtMaximum"
            (valueChange)="editor().set({ frownAtMaximum: $event })"
            (keydown)="gradeByKey('frownAtMaximum', $event)"
          />
        </glabella-field>
      </div>
    }
  `,
  styleUrl: './section.css',
})
export class BeforeSection {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly body = computed(() => this.editor().body());
  protected readonly isRated = computed(() => isFrownRated(this.editor().protocol()));
  protected readonly grades: readonly Segment<number>[] = frownSeverities.map(
    ({ value, label }) => ({ value, label: String(value), spoken: `${value}, ${label}` }),
  );

  protected gradeByKey(which: 'frownAtRest' | 'frownAtMaximum', event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const grade = frownSeverities.find(({ value }) => String(value) === event.key);
    if (!grade) return;
    event.preventDefault();
    this.editor().set(
      which === 'frownAtRest' ? { frownAtRest: grade.value } : { frownAtMaximum: grade.value },
    );
    this.walk.next();
  }
}
