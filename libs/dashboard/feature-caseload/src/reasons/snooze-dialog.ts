import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, validate } from '@angular/forms/signals';
import { longestSnoozeDays, type CaseloadRow } from '@glabella/contracts';
import {
  CaseloadCalls,
  CurrentUser,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  FormProblem,
  focusFirstError,
} from '@glabella/dashboard/ui';
import { attentionLabels } from '@glabella/domain/outcomes';
import { addDays, isCalendarDate, todayIn } from '@glabella/domain/values';
import type { ReasonOfPatient } from './reason-actions';

const weeks = [1, 2, 4] as const;

/** Puts a reason off until a day, with words why. */
@Component({
  selector: 'glabella-snooze-dialog',
  imports: [Control, DateField, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame heading="Snooze “{{ label }}”">
      <p>{{ name }}: {{ about.reason.evidence }}. New evidence brings it back before the day.</p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <div class="row tight" role="group" aria-label="Snooze for">
          @for (count of weeks; track count) {
            <button type="button" class="btn compact" (click)="chooseWeeks(count)">
              {{ count }} {{ count === 1 ? 'week' : 'weeks' }}
            </button>
          }
        </div>
        <glabella-field label="Until">
          <glabella-date-field [formField]="form.until" [earliest]="earliest" [latest]="latest" />
        </glabella-field>
        <glabella-field label="Reason" hint="Stays readable with your name and the time.">
          <textarea glabellaControl rows="3" [formField]="form.note"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button dialogActions type="submit" class="btn primary" [attr.form]="formId">Snooze</button>
    </glabella-dialog-frame>
  `,
})
export class SnoozeDialog {
  protected readonly about = inject<ReasonOfPatient>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<CaseloadRow>>(DialogRef);
  private readonly calls = inject(CaseloadCalls);
  private readonly today = inject(CurrentUser).today() ?? todayIn('UTC', new Date());

  protected readonly weeks = weeks;
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly label = attentionLabels[this.about.reason.kind];
  protected readonly name = `${this.about.row.givenName} ${this.about.row.familyName}`;
  protected readonly earliest = addDays(this.today, 1);
  protected readonly latest = addDays(this.today, longestSnoozeDays);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal({ until: addDays(this.today, 14), note: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.until, ({ value }) => this.dayProblem(value()));
      validate(path.note, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write the reason.' } : null,
      );
      maxLength(path.note, 500);
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { kind, evidenceKey, version } = this.about.reason;
          const { until, note } = this.model();
          const body = { kind, evidenceKey, until, note: note.trim() };
          try {
            this.ref.close(await this.calls.snooze(this.about.row.id, body, version));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected chooseWeeks(count: number): void {
    this.model.update((model) => ({ ...model, until: addDays(this.today, 7 * count) }));
  }

  private dayProblem(day: string) {
    const isFit = isCalendarDate(day) && day >= this.earliest && day <= this.latest;
    return isFit ? null : { kind: 'day', message: 'Choose a day after today, within half a year.' };
  }
}
