import {
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { nextId } from '../field/next-id';
import { stepFrom, type StepPlace } from './step-from';

/** How long a step rests before it is read out, so that a held key is not read mark by mark, in milliseconds. */
const readingPauseMs = 180;

/**
 * Lets the arrow keys walk along the marks of a drawing and reads each out: left and right along a row, up and down between
 * rows, Home and End to its ends, Escape leaves. It lies over the drawing and lets the pointer through.
 */
@Component({
  selector: 'glabella-chart-stepper',
  template: `
    <div
      class="stepper"
      role="application"
      tabindex="0"
      [attr.aria-label]="label()"
      [attr.aria-describedby]="hintId"
      (keydown)="step($event)"
      (blur)="stand(null)"
    ></div>
    <span class="visually-hidden" [id]="hintId">
      Left and right arrow keys step through the marks, up and down change between rows, Home and
      End go to the first and last.
    </span>
    <p class="visually-hidden" role="status" aria-live="polite">{{ spoken() }}</p>
  `,
  styles: `
    .stepper {
      position: absolute;
      inset: 0;
      border-radius: var(--radius-s);
      pointer-events: none;
    }
  `,
})
export class ChartStepper {
  /** What is walked along, as 'Visits on the chart'. */
  readonly label = input.required<string>();
  /** What is said of each mark, row by row; no row is empty. */
  readonly readings = input.required<readonly (readonly string[])[]>();
  /** Where the keyboard stands; null when it left. */
  readonly placed = output<StepPlace | null>();

  protected readonly hintId = nextId('stepper-hint');
  protected readonly spoken = signal('');
  private readonly place = linkedSignal<readonly (readonly string[])[], StepPlace | null>({
    source: this.readings,
    computation: () => null,
  });

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const place = this.place();
      const reading = place ? this.readings()[place.row]?.[place.at] : undefined;
      clearTimeout(timer);
      timer = setTimeout(() => this.spoken.set(reading ?? ''), readingPauseMs);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected step(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      this.stand(null);
      return;
    }
    const place = stepFrom(this.place(), event.key, this.readings());
    if (!place) return;
    event.preventDefault();
    this.stand(place);
  }

  protected stand(place: StepPlace | null): void {
    this.place.set(place);
    this.placed.emit(place);
  }
}
