import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import type { Course } from '@glabella/contracts';
import { CourseCalls, showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  type Identity,
} from '@glabella/dashboard/ui';
import { courseEndReasons } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { endEntryOf, endNoteProblem, needsNote, noteOf } from './end-entry';

/** Which course of whom is ended, and the practice's today. */
export interface EndCourseData {
  readonly course: Course;
  readonly patient: Identity;
  readonly today: CalendarDate;
}

/** Ends a course with day and reason, which stops what is due; answers true when it was done. */
@Component({
  selector: 'glabella-end-course',
  imports: [
    Control,
    DateField,
    DialogFrame,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    PatientIdentity,
  ],
  template: `
    <glabella-dialog-frame heading="End the course">
      <glabella-patient-identity [patient]="question.patient" [today]="question.today" />
      <p>Nothing of it is due any more. The record stays, and another course can start later.</p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Ended on">
          <glabella-date-field
            [earliest]="question.course.startedOn"
            [latest]="question.today"
            [formField]="form.endedOn"
          />
        </glabella-field>
        <glabella-field label="Reason">
          <select glabellaControl [formField]="form.endReason">
            <option value="">Choose</option>
            @for (reason of reasons; track reason.id) {
              <option [value]="reason.id">{{ reason.label }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="Note" [note]="needsNote() ? '' : 'optional'">
          <textarea glabellaControl rows="3" [formField]="form.note"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button dialogActions type="submit" class="btn danger" [attr.form]="formId">
        End the course
      </button>
    </glabella-dialog-frame>
  `,
})
export class EndCourse {
  protected readonly question = inject<EndCourseData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly calls = inject(CourseCalls);

  protected readonly reasons = courseEndReasons;
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal(endEntryOf(this.question.course, this.question.today));

  protected readonly form = form(
    this.model,
    (path) => {
      required(path.endedOn, { message: 'Write the day it ended.' });
      required(path.endReason, { message: 'Choose the reason.' });
      validate(path.note, () => endNoteProblem(this.model()));
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { endedOn, endReason } = this.model();
          if (endReason === '') return undefined;
          const { id, version } = this.question.course;
          const body = { endedOn, endReason, note: noteOf(this.model()) };
          try {
            await this.calls.end(id, body, version);
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
          this.ref.close(true);
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected needsNote(): boolean {
    return needsNote(this.model());
  }
}
