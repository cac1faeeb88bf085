import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
} from '@angular/core';
import { FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { Field } from '../field/field';
import { nextId } from '../field/next-id';

/** One choice of a SegmentedControl. */
export interface Segment<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** The spoken name where the label is short, such as "2, more than half the days" for 2. */
  readonly spoken?: string;
}

/**
 * One choice out of a few, side by side: real radio buttons, so arrows move, Tab leaves, and nothing is chosen until someone
 * does. Named by `label` or by the Field around it. Where no answer is one of the answers, `openLabel` offers to go back to it.
 */
@Component({
  selector: 'glabella-segmented-control',
  template: `
    <div
      role="radiogroup"
      [attr.aria-label]="label() ?? null"
      [attr.aria-labelledby]="labelledBy()"
      [attr.aria-describedby]="field?.describedBy()"
      [attr.aria-invalid]="field?.invalid() || null"
    >
      @for (option of options(); track option.value) {
        <label [class.on]="option.value === value()">
          <input
            type="radio"
            [name]="groupName"
            [value]="option.value"
            [checked]="option.value === value()"
            [disabled]="disabled()"
            [attr.aria-label]="option.spoken ?? null"
            (change)="value.set(option.value)"
            (blur)="touch.emit()"
          />
          <span>{{ option.label }}</span>
        </label>
      }
      @if (openLabel(); as words) {
        <label [class.on]="isLeftOpen()">
          <input
            type="radio"
            value=""
            [name]="groupName"
            [checked]="isLeftOpen()"
            [disabled]="disabled()"
            (change)="leaveOpen()"
            (blur)="touch.emit()"
          />
          <span>{{ words }}</span>
        </label>
      }
    </div>
  `,
  styleUrl: './segmented-control.css',
})
export class SegmentedControl<T extends string | number> implements FormValueControl<T | null> {
  /** The chosen value; null while nothing is chosen, which is not the same as 0. */
  readonly value = model<T | null>(null);
  readonly options = input.required<readonly Segment<T>[]>();
  /** The group's name when no Field stands around it. */
  readonly label = input<string>();
  /** The words of a last choice that takes the answer back, such as "Not rated": nothing is chosen again. */
  readonly openLabel = input<string>();
  readonly disabled = input(false);
  readonly touch = output<void>();

  /** Whether somebody said that it stays open, rather than nobody anything yet. */
  protected readonly isLeftOpen = linkedSignal({ source: this.value, computation: () => false });
  protected readonly groupName = nextId('segments');
  protected readonly field = inject(Field, { optional: true });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly labelledBy = computed(() =>
    this.label() === undefined ? (this.field?.labelId ?? null) : null,
  );

  constructor() {
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field?.watch(formField.state);
  }

  protected leaveOpen(): void {
    this.value.set(null);
    this.isLeftOpen.set(true);
  }

  focus(options?: FocusOptions): void {
    const radios = this.host.nativeElement.querySelectorAll('input');
    const chosen = [...radios].find((radio) => radio.checked) ?? radios[0];
    chosen?.focus(options);
  }
}
