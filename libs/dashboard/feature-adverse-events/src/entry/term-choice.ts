import { Component, ElementRef, inject, input, model, output } from '@angular/core';
import { FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { Chip, Field, nextId } from '@glabella/dashboard/ui';
import {
  adverseEventGroups,
  adverseEventTerms,
  type AdverseEventTermId,
} from '@glabella/domain/treatment';

const groups = adverseEventGroups.map(({ id, label }) => ({
  label,
  terms: adverseEventTerms.filter(({ group }) => group === id),
}));

/**
 * What happened, one press away: every term as a real radio button in its group, so arrows move through all of them. Lives
 * inside a Field.
 */
@Component({
  selector: 'glabella-term-choice',
  imports: [Chip],
  template: `
    <div
      class="all"
      role="radiogroup"
      [attr.aria-labelledby]="field.labelId"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="field.invalid() || null"
    >
      @for (group of groups; track group.label) {
        <div class="group">
          <span class="name" aria-hidden="true">{{ group.label }}</span>
          <span class="terms">
            @for (term of group.terms; track term.id) {
              <label [class.on]="term.id === value()">
                <input
                  type="radio"
                  [name]="groupName"
                  [value]="term.id"
                  [checked]="term.id === value()"
                  [disabled]="disabled()"
                  (change)="value.set(term.id)"
                  (blur)="touch.emit()"
                />
                <span>{{ term.label }}</span>
                @if (term.isRedFlag) {
                  &ngsp;<glabella-chip tone="alarm">red flag</glabella-chip>
                }
              </label>
            }
          </span>
        </div>
      }
    </div>
  `,
  styleUrl: './term-choice.css',
})
export class TermChoice implements FormValueControl<AdverseEventTermId | null> {
  readonly value = model<AdverseEventTermId | null>(null);
  readonly disabled = input(false);
  readonly touch = output<void>();

  protected readonly groups = groups;
  protected readonly groupName = nextId('terms');
  protected readonly field = inject(Field);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field.watch(formField.state);
  }

  focus(options?: FocusOptions): void {
    const radios = this.host.nativeElement.querySelectorAll('input');
    const chosen = [...radios].find((radio) => radio.checked) ?? radios[0];
    chosen?.focus(options);
  }
}
