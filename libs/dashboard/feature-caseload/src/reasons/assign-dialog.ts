import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { type CaseloadRow, isClinical } from '@glabella/contracts';
import {
  CaseloadCalls,
  colleaguesToChoose,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DialogFrame,
  ErrorState,
  Field,
  FormProblem,
  focusFirstError,
} from '@glabella/dashboard/ui';
import { attentionLabels } from '@glabella/domain/outcomes';
import type { ReasonOfPatient } from './reason-actions';

/** Hands a reason to a colleague, in whose list the patient stands from then on; or back to the people of the course. */
@Component({
  selector: 'glabella-assign-dialog',
  imports: [Control, DialogFrame, ErrorState, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame heading="Hand “{{ label }}” over">
      <p>{{ name }}: {{ about.reason.evidence }}.</p>
      <form class="stack" [formRoot]="form" [id]="formId">
        @if (colleagues.problem(); as failed) {
          <glabella-error-state [problem]="failed" (retry)="colleagues.retry()" />
        }
        <glabella-field label="Colleague">
          <select glabellaControl [formField]="form.ownerId">
            <option value="">The people of the course</option>
            @for (colleague of colleagues.people(); track colleague.id) {
              <option [value]="colleague.id">{{ colleague.displayName }}</option>
            }
          </select>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button dialogActions type="submit" class="btn primary" [attr.form]="formId">
        Hand over
      </button>
    </glabella-dialog-frame>
  `,
})
export class AssignDialog {
  protected readonly about = inject<ReasonOfPatient>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<CaseloadRow>>(DialogRef);
  private readonly calls = inject(CaseloadCalls);

  protected readonly formId = `${this.ref.id}-form`;
  protected readonly label = attentionLabels[this.about.reason.kind];
  protected readonly name = `${this.about.row.givenName} ${this.about.row.familyName}`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly colleagues = colleaguesToChoose(({ roles }) => isClinical(roles));
  private readonly model = signal({ ownerId: this.about.reason.holder?.owner.id ?? '' });
  protected readonly form = form(this.model, () => undefined, {
    submission: {
      action: async (tree) => {
        this.problem.set(null);
        const { kind, version } = this.about.reason;
        const body = { kind, ownerId: this.model().ownerId || null };
        try {
          this.ref.close(await this.calls.assign(this.about.row.id, body, version));
          return undefined;
        } catch (error) {
          return showRefusal(error, tree, this.problem);
        }
      },
      onInvalid: focusFirstError,
    },
  });
}
