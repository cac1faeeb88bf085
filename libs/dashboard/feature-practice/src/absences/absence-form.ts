import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { absencePlanSchema, type Colleague } from '@glabella/contracts';
import {
  AbsenceCalls,
  type ApiProblem,
  type FormRefusal,
  showRefusal,
  Submission,
} from '@glabella/dashboard/data-access';
import { Control, DateField, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import type { CalendarDate } from '@glabella/domain/values';

const nothing = { staffId: '', coverId: '', fromOn: '', untilOn: '' };

/** Enters who is away from when until when, and who answers for the follow-ups meanwhile. */
@Component({
  selector: 'glabella-absence-form',
  imports: [Control, DateField, Field, FormField, FormProblem, FormRoot],
  template: `
    <form [formRoot]="form">
      <div class="pair">
        <glabella-field label="Who is away">
          <select glabellaControl [formField]="form.staffId">
            <option value="">Choose</option>
            @for (person of plannable(); track person.id) {
              <option [value]="person.id">{{ person.displayName }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="Cover" hint="Answers for the item-9 follow-ups meanwhile.">
          <select glabellaControl [formField]="form.coverId">
            <option value="">Choose</option>
            @for (person of covers(); track person.id) {
              <option [value]="person.id">{{ person.displayName }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="First day away">
          <glabella-date-field [formField]="form.fromOn" />
        </glabella-field>
        <glabella-field label="Last day away">
          <glabella-date-field [earliest]="today()" [formField]="form.untilOn" />
        </glabella-field>
      </div>
      <glabella-form-problem [problem]="problem()" />
      <div>
        <button
          type="submit"
          class="btn primary"
          [attr.aria-disabled]="form().submitting() || null"
        >
          Enter the absence
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
      gap: var(--space-4);
    }
  `,
})
export class AbsenceForm {
  private readonly calls = inject(AbsenceCalls);
  private readonly submission = new Submission();

  /** Who may be planned for: oneself, or everybody for an administrator. */
  readonly plannable = input.required<readonly Colleague[]>();
  /** Who may cover. */
  readonly clinical = input.required<readonly Colleague[]>();
  readonly today = input.required<CalendarDate>();
  readonly entered = output<void>();

  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal({ ...nothing });
  protected readonly covers = computed(() =>
    this.clinical().filter(({ id }) => id !== this.model().staffId),
  );

  protected readonly form = form(
    this.model,
    (path) => {
      required(path.staffId, { message: 'Choose who is away.' });
      required(path.coverId, { message: 'Choose who covers.' });
      required(path.fromOn, { message: 'Give the first day.' });
      required(path.untilOn, { message: 'Give the last day.' });
      validate(path.untilOn, ({ value, valueOf }) => {
        const [from, until] = [valueOf(path.fromOn), value()];
        if (from === '' || until === '' || from <= until) return null;
        return { kind: 'order', message: 'Give a last day that is not before the first.' };
      });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    try {
      await this.calls.plan(absencePlanSchema.parse(this.model()), this.submission);
      this.form().reset({ ...nothing });
      this.entered.emit();
      return undefined;
    } catch (error) {
      return showRefusal(error, this.form, this.problem);
    }
  }
}
