import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import type { Cosignature, RecordRef } from '@glabella/contracts';
import {
  colleaguesToChoose,
  CosignatureCalls,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DialogFrame,
  ErrorState,
  Field,
  focusFirstError,
  FormProblem,
} from '@glabella/dashboard/ui';

/** A co-signature that is to go to somebody else, and who may not be asked. */
export interface HandOverQuestion {
  readonly cosignature: Cosignature;
  readonly delegateId: string;
}

/** Asks another psychiatrist to co-sign. */
@Component({
  selector: 'glabella-hand-over-dialog',
  imports: [Control, DialogFrame, ErrorState, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame heading="Hand the co-signature over">
      <p>It is awaited from {{ question.cosignature.supervisor.displayName }} now.</p>
      <form class="stack" [formRoot]="form" [id]="formId">
        @if (colleagues.problem(); as failed) {
          <glabella-error-state [problem]="failed" (retry)="colleagues.retry()" />
        }
        <glabella-field
          label="Psychiatrist"
          hint="Needs a current credential, and finds the session among what is to be co-signed."
        >
          <select glabellaControl [formField]="form.supervisorId">
            <option value="">Choose</option>
            @for (person of colleagues.people(); track person.id) {
              <option [value]="person.id">{{ person.displayName }}</option>
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
export class HandOverDialog {
  protected readonly question = inject<HandOverQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  private readonly calls = inject(CosignatureCalls);

  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly colleagues = colleaguesToChoose(({ id, roles }) => {
    const { cosignature, delegateId } = this.question;
    const isExcluded = id === cosignature.supervisor.id || id === delegateId;
    return !isExcluded && roles.includes('psychiatrist');
  });
  private readonly model = signal({ supervisorId: '' });
  protected readonly form = form(
    this.model,
    (path) => required(path.supervisorId, { message: 'Choose a psychiatrist.' }),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { id, version } = this.question.cosignature;
          try {
            this.ref.close(await this.calls.handOver(id, this.model(), version));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );
}
