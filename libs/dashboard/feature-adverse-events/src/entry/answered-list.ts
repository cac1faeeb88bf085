import { Component, ElementRef, inject, input, model, output } from '@angular/core';
import { FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { Field } from '@glabella/dashboard/ui';

/** One answer that may be ticked. */
export interface ListedAnswer {
  readonly id: string;
  readonly label: string;
}

/**
 * A question answered by ticking what applies, or by saying that nothing does: null while nobody has answered, which is not
 * the same as none. Lives inside a Field.
 */
@Component({
  selector: 'glabella-answered-list',
  template: `
    <div
      role="group"
      [attr.aria-labelledby]="field.labelId"
      [attr.aria-describedby]="field.describedBy()"
    >
      <label class="check none">
        <input
          type="checkbox"
          [checked]="isNone()"
          (change)="value.set(isNone() ? null : [])"
          (blur)="touch.emit()"
        />
        {{ noneLabel() }}
      </label>
      @for (answer of answers(); track answer.id) {
        <label class="check">
          <input
            type="checkbox"
            [checked]="value()?.includes(answer.id)"
            (change)="toggle(answer.id)"
            (blur)="touch.emit()"
          />
          {{ answer.label }}
        </label>
      }
    </div>
  `,
  styles: `
    div {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr));
      gap: 0 var(--space-3);
    }
    .none {
      grid-column: 1 / -1;
      font-weight: 560;
    }
  `,
})
export class AnsweredList<T extends string> implements FormValueControl<readonly T[] | null> {
  /** What was ticked, in the order of the list; [] for none of them, null while not answered. */
  readonly value = model<readonly T[] | null>(null);
  readonly answers = input.required<readonly (ListedAnswer & { readonly id: T })[]>();
  /** The words for "none of them", such as "No criterion applies". */
  readonly noneLabel = input.required<string>();
  readonly touch = output<void>();

  protected readonly field = inject(Field);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field.watch(formField.state);
  }

  focus(options?: FocusOptions): void {
    this.host.nativeElement.querySelector('input')?.focus(options);
  }

  protected isNone(): boolean {
    return this.value()?.length === 0;
  }

  protected toggle(id: T): void {
    const held = this.value() ?? [];
    const ticked = this.answers()
      .map((answer) => answer.id)
      .filter((one) => held.includes(one) !== (one === id));
    // Taking the last tick away says nothing any more, neither some nor none.
    this.value.set(ticked.length === 0 ? null : ticked);
  }
}
