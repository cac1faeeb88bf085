import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import type { Consent } from '@glabella/contracts';
import {
  ConsentCalls,
  showRefusal,
  type ApiProblem,
  type FormRefusal,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  SegmentedControl,
  type Identity,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  withdrawable,
  withdrawalScopeLabels,
  type ConsentGiver,
  type WithdrawalScope,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** Which consent of whom is withdrawn, and the practice's today. */
export interface WithdrawQuestion {
  readonly consent: Consent;
  readonly patient: Identity;
  readonly today: CalendarDate;
}

/** Records a withdrawal beside the consent, which stays as it was given; answers true when it was done. */
@Component({
  selector: 'glabella-withdraw-dialog',
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
    <glabella-dialog-frame heading="Record a withdrawal">
      <glabella-patient-identity [patient]="question.patient" [today]="question.today" />
      <p class="prose">
        The consent stays on the record as it was given, and so do earlier sessions.
        @if (model().scope === 'data-use') {
          The patient leaves the bands of comparable patients and pseudonymised exports.
        } @else if (model().scope === 'treatment') {
          No session from that day on can be signed without a new consent.
        }
      </p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Withdrawn is">
          <select glabellaControl [formField]="form.scope">
            @for (scope of scopes; track scope) {
              <option [value]="scope">{{ labels[scope] }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="Withdrawn on">
          <glabella-date-field
            [earliest]="question.consent.agreedOn"
            [latest]="question.today"
            [formField]="form.withdrawnOn"
          />
        </glabella-field>
        <glabella-field label="By">
          <glabella-segmented-control [options]="givers" [formField]="form.withdrawnBy" />
        </glabella-field>
        @if (model().withdrawnBy === 'representative') {
          <glabella-field label="Representative" hint="Name and relation to the patient.">
            <input glabellaControl autocomplete="off" [formField]="form.representative" />
          </glabella-field>
        }
        <glabella-field label="Reason" note="optional" hint="Nobody has to give one.">
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn danger"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        Record the withdrawal
      </button>
    </glabella-dialog-frame>
  `,
})
export class WithdrawDialog {
  protected readonly question = inject<WithdrawQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly calls = inject(ConsentCalls);

  protected readonly formId = `${this.ref.id}-form`;
  protected readonly labels = withdrawalScopeLabels;
  protected readonly scopes = withdrawable(this.question.consent);
  protected readonly givers: readonly Segment<ConsentGiver>[] = [
    { value: 'patient', label: 'Patient' },
    { value: 'representative', label: 'Representative' },
  ];
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly model = signal({
    scope: this.scopes[0] ?? ('treatment' as WithdrawalScope),
    withdrawnOn: this.question.today as string,
    withdrawnBy: 'patient' as ConsentGiver,
    representative: '',
    reason: '',
  });

  protected readonly form = form(
    this.model,
    (path) => {
      required(path.withdrawnOn, { message: 'Write the day.' });
      required(path.representative, {
        message: 'Name the representative.',
        when: ({ valueOf }) => valueOf(path.withdrawnBy) === 'representative',
      });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    const { scope, withdrawnOn, withdrawnBy, representative, reason } = this.model();
    const { id, version } = this.question.consent;
    const body = {
      scope,
      withdrawnOn,
      withdrawnBy,
      representative: withdrawnBy === 'representative' ? representative.trim() : null,
      reason: reason.trim() || null,
    };
    try {
      await this.calls.withdraw(id, body, version);
    } catch (error) {
      return showRefusal(error, this.form, this.problem);
    }
    this.ref.close(true);
    return undefined;
  }
}
