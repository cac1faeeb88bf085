import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import type { CourseEndCorrection } from '@glabella/contracts';
import { CourseCalls, showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  SegmentedControl,
  type Segment,
} from '@glabella/dashboard/ui';
import { courseEndReasons } from '@glabella/domain/treatment';
import { correctionReasonProblem } from '../correction-reason';
import { endEntryOf, endNoteProblem, noteOf, type EndEntry } from './end-entry';
import type { EndCourseData } from './end-course';

type Standing = CourseEndCorrection['standing'];

const standings: readonly Segment<Standing>[] = [
  { value: 'ended', label: 'Has ended' },
  { value: 'running', label: 'Runs on', spoken: 'Runs on: it was ended by mistake' },
];

/** Corrects day, reason or note of the end of a course, or takes the end back; answers the standing that was recorded. */
@Component({
  selector: 'glabella-correct-end',
  imports: [
    Control,
    DateField,
    DialogFrame,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    PatientIdentity,
    SegmentedControl,
  ],
  template: `
    <glabella-dialog-frame heading="Correct the end of the course">
      <glabella-patient-identity [patient]="question.patient" [today]="question.today" />
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="The course">
          <glabella-segmented-control [options]="standings" [formField]="form.standing" />
        </glabella-field>
        @if (model().standing === 'ended') {
          <glabella-field label="Ended on">
            <glabella-date-field
              [earliest]="question.course.startedOn"
              [latest]="question.today"
              [formField]="form.endedOn"
            />
          </glabella-field>
          <glabella-field label="Reason of the end">
            <select glabellaControl [formField]="form.endReason">
              @for (reason of reasons; track reason.id) {
                <option [value]="reason.id">{{ reason.label }}</option>
              }
            </select>
          </glabella-field>
          <glabella-field label="Note">
            <textarea glabellaControl rows="3" [formField]="form.note"></textarea>
          </glabella-field>
        } @else {
          <p>
            What is due of it is due again, and sessions can be recorded. No other course may run or
            have come after it.
          </p>
        }
        <glabella-field
          label="Reason of the correction"
          hint="Stays on the record with your name and the time; the version before stays readable."
        >
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn primary"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        Save the correction
      </button>
    </glabella-dialog-frame>
  `,
})
export class CorrectEnd {
  protected readonly question = inject<EndCourseData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<Standing>>(DialogRef);
  private readonly calls = inject(CourseCalls);

  protected readonly standings = standings;
  protected readonly reasons = courseEndReasons;
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly model = signal<EndEntry & { standing: Standing; reason: string }>({
    ...endEntryOf(this.question.course, this.question.today),
    standing: 'ended',
    reason: '',
  });

  protected readonly form = form(
    this.model,
    (path) => {
      required(path.endedOn, {
        message: 'Write the day it ended.',
        when: ({ valueOf }) => valueOf(path.standing) === 'ended',
      });
      validate(path.note, ({ valueOf }) =>
        valueOf(path.standing) === 'ended' ? endNoteProblem(this.model()) : null,
      );
      validate(path.reason, ({ value }) => correctionReasonProblem(value()));
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const body = this.correction();
          if (body === null) return undefined;
          const { id, version } = this.question.course;
          try {
            await this.calls.correctEnd(id, body, version);
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
          this.ref.close(body.standing);
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );

  private correction(): CourseEndCorrection | null {
    const { standing, endedOn, endReason, reason } = this.model();
    if (standing === 'running') return { standing, reason: reason.trim() };
    if (endReason === '') return null;
    return { standing, endedOn, endReason, note: noteOf(this.model()), reason: reason.trim() };
  }
}
