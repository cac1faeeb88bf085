import { Component, inject, input, model, output } from '@angular/core';
import { FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { type Role, roleLabels, roles } from '@glabella/contracts';
import { Field } from '@glabella/dashboard/ui';

const mayDo: Readonly<Record<Role, string>> = {
  psychiatrist: 'Records and signs injection sessions, records scores, closes follow-ups.',
  clinician: 'Records scores and drafts, closes follow-ups.',
  administrator: 'Invites people, changes settings, imports, reads the audit trail.',
};

/** The roles of a person, one checkbox each with what it opens. Lives inside a Field. */
@Component({
  selector: 'glabella-roles-input',
  template: `
    <div
      role="group"
      [attr.aria-labelledby]="field.labelId"
      [attr.aria-describedby]="field.describedBy()"
    >
      @for (role of roles; track role) {
        <label class="check">
          <input
            type="checkbox"
            [checked]="value().includes(role)"
            [disabled]="disabled()"
            (change)="toggle(role)"
            (blur)="touch.emit()"
          />
          <span>
            <span class="strong">{{ roleLabels[role] }}</span>
            <small class="soft">{{ mayDo[role] }}</small>
          </span>
        </label>
      }
    </div>
  `,
  styles: `
    .check span span,
    small {
      display: block;
    }
  `,
})
export class RolesInput implements FormValueControl<Role[]> {
  readonly value = model<Role[]>([]);
  readonly disabled = input(false);
  readonly touch = output<void>();

  protected readonly field = inject(Field);
  protected readonly roles = roles;
  protected readonly roleLabels = roleLabels;
  protected readonly mayDo = mayDo;

  constructor() {
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field.watch(formField.state);
  }

  protected toggle(role: Role): void {
    this.value.update((held) => roles.filter((one) => held.includes(one) !== (one === role)));
  }
}
