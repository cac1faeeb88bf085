import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { credentialFactsSchema, type CredentialFacts, type RecordRef } from '@glabella/contracts';
import {
  CredentialCalls,
  showRefusal,
  Submission,
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
} from '@glabella/dashboard/ui';
import {
  credentialFaults,
  credentialKind,
  credentialKinds,
  type CredentialKindId,
} from '@glabella/domain/treatment';
import { isCalendarDate } from '@glabella/domain/values';

/** Whose credential is entered or corrected, and what the form begins with. */
export interface CredentialQuestion {
  readonly heading: string;
  /** Nobody named: one's own. */
  readonly staffId: string | undefined;
  readonly start: Partial<CredentialFacts>;
  /** The credential that is corrected; null where one is entered. */
  readonly corrects: { readonly id: string; readonly version: number } | null;
}

/** Enters a credential as it stands on the document, or corrects one with a reason. */
@Component({
  selector: 'glabella-credential-dialog',
  imports: [Control, DateField, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="question.heading">
      <p class="prose soft">
        As it stands on the document. It counts once an administrator has seen the document and
        verified it; nobody verifies their own.
      </p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Kind">
          <select glabellaControl [formField]="form.kind">
            <option value="">Choose</option>
            @for (kind of kinds; track kind.id) {
              <option [value]="kind.id">{{ kind.label }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="Issuer" hint="The board, council or academy that granted it.">
          <input glabellaControl autocomplete="off" [formField]="form.issuer" />
        </glabella-field>
        <glabella-field label="Number">
          <input glabellaControl autocomplete="off" [formField]="form.number" />
        </glabella-field>
        <glabella-field label="Valid from">
          <glabella-date-field [formField]="form.validFrom" />
        </glabella-field>
        <glabella-field label="Valid until" [hint]="untilHint()">
          <glabella-date-field [formField]="form.validUntil" />
        </glabella-field>
        @if (question.corrects) {
          <glabella-field label="Reason" hint="Stays on the record with your name and the time.">
            <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
          </glabella-field>
        }
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
        {{ question.corrects ? 'Correct' : 'Enter' }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class CredentialDialog {
  protected readonly question = inject<CredentialQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  private readonly calls = inject(CredentialCalls);
  private readonly submission = new Submission();
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly kinds = credentialKinds;

  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal({
    kind: (this.question.start.kind ?? '') as CredentialKindId | '',
    issuer: this.question.start.issuer ?? '',
    number: this.question.start.number ?? '',
    validFrom: this.question.start.validFrom ?? '',
    validUntil: this.question.start.validUntil ?? '',
    reason: '',
  });
  protected readonly untilHint = computed(() => {
    const { kind } = this.model();
    return kind !== '' && credentialKind(kind).mayBeOpenEnded
      ? 'The last valid day. Leave it empty where the document has none.'
      : 'The last valid day.';
  });

  protected readonly form = form(
    this.model,
    (path) => {
      required(path.kind, { message: 'Choose what it is.' });
      required(path.issuer, { message: 'Write who granted it.' });
      required(path.number, { message: 'Write its number.' });
      required(path.validFrom, { message: 'Give the first valid day.' });
      required(path.reason, {
        message: 'Write the reason.',
        when: () => this.question.corrects !== null,
      });
      for (const field of ['validFrom', 'validUntil'] as const) {
        validate(path[field], ({ valueOf }) =>
          this.faultOf(field, {
            kind: valueOf(path.kind),
            validFrom: valueOf(path.validFrom),
            validUntil: valueOf(path.validUntil),
          }),
        );
      }
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  private faultOf(
    field: 'validFrom' | 'validUntil',
    written: { kind: CredentialKindId | ''; validFrom: string; validUntil: string },
  ) {
    const { kind, validFrom, validUntil } = written;
    if (kind === '' || !isCalendarDate(validFrom)) return null;
    const faults = credentialFaults(kind, { validFrom, validUntil: validUntil || null });
    const fault = faults.find((one) => one.field === field);
    return fault ? { kind: 'credential', message: fault.message } : null;
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    const { reason, validUntil, ...written } = this.model();
    const body = credentialFactsSchema.parse({ ...written, validUntil: validUntil || null });
    const { corrects, staffId } = this.question;
    try {
      this.ref.close(
        corrects
          ? await this.calls.correct(
              corrects.id,
              { ...body, reason: reason.trim() },
              corrects.version,
            )
          : await this.calls.record(staffId, body, this.submission),
      );
      return undefined;
    } catch (error) {
      return showRefusal(error, this.form, this.problem);
    }
  }
}
