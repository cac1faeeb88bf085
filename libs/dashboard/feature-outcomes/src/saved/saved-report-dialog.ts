import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import {
  savedReportContentSchema,
  type OutcomeQuestion,
  type SavedReport,
  type SavedReportContent,
} from '@glabella/contracts';
import {
  SavedReportCalls,
  showRefusal,
  Submission,
  type ApiProblem,
  type FormRefusal,
} from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { daysOfPeriod, relativePeriods } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import { periodWords } from '../page/question-words';
import { filtersOf, startingPeriod } from './saved-report-question';

/** What is saved, and over which report where one is changed. */
export interface SavingQuestion {
  readonly heading: string;
  readonly question: OutcomeQuestion;
  /** The filters in words. */
  readonly filters: string;
  readonly today: CalendarDate;
  /** Null: a report that is new. */
  readonly changes: SavedReport | null;
  /** The report that the question comes from: its period is kept at first while its days are asked. */
  readonly opened: SavedReport | null;
}

/** The report that now stands, and the period under which it does. */
export interface KeptReport {
  readonly id: string;
  readonly period: SavedReportContent['period'];
}

const fixedDays = 'days';

/** Gives a report its name and says for which days it is opened and who sees it. Answers the report that now stands. */
@Component({
  selector: 'glabella-saved-report-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="asked.heading">
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field
          label="Name"
          hint="Write nothing of a patient here: no name, number or date. Lists and printed sheets show it."
        >
          <input glabellaControl autocomplete="off" [formField]="form.name" />
        </glabella-field>
        <glabella-field
          label="Days"
          hint="Days that move with the calendar are counted anew whenever the report is opened."
        >
          <select glabellaControl [formField]="form.span">
            @for (choice of periods; track choice.id) {
              <option [value]="choice.id">{{ choice.label }}</option>
            }
          </select>
        </glabella-field>
        <dl>
          <dt>Filters</dt>
          <dd>{{ asked.filters }}</dd>
        </dl>
        <label class="check">
          <input type="checkbox" [formField]="form.isShared" />
          <span>Share it with everybody in the practice</span>
        </label>
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
        Save
      </button>
    </glabella-dialog-frame>
  `,
  styles: `
    dl {
      margin: 0;
      font-size: var(--text-s);
    }
    dt {
      color: var(--ink-2);
      font-weight: 560;
    }
    dd {
      margin: 0;
    }
  `,
})
export class SavedReportDialog {
  protected readonly asked = inject<SavingQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<KeptReport>>(DialogRef);
  private readonly calls = inject(SavedReportCalls);
  private readonly submission = new Submission();
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);

  private readonly start = startingPeriod(this.asked.question, this.asked.opened, this.asked.today);
  protected readonly periods = [
    { id: fixedDays, label: `Always ${periodWords(this.asked.question)}` },
    ...relativePeriods.map(({ id, label }) => ({
      id: id as string,
      label: `${label}, now ${periodWords(daysOfPeriod({ kind: 'relative', span: id }, this.asked.today))}`,
    })),
  ];

  private readonly model = signal({
    name: this.asked.changes?.name ?? '',
    span: this.start.kind === 'days' ? fixedDays : (this.start.span as string),
    isShared: this.asked.changes?.isShared ?? false,
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name, { message: 'Give the report a name.' });
      maxLength(path.name, 80, { message: 'Use at most 80 characters.' });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  private content(): SavedReportContent {
    const { name, span, isShared } = this.model();
    const { question } = this.asked;
    const { from, to } = question;
    const period = span === fixedDays ? { kind: 'days', from, to } : { kind: 'relative', span };
    return savedReportContentSchema.parse({ name, period, filters: filtersOf(question), isShared });
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    const { changes } = this.asked;
    try {
      const body = this.content();
      const { id } =
        changes === null
          ? await this.calls.save(body, this.submission)
          : await this.calls.change(changes.id, body, changes.version);
      this.ref.close({ id, period: body.period });
      return undefined;
    } catch (error) {
      return showRefusal(error, this.form, this.problem);
    }
  }
}
