import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import {
  sessionSignatureMeanings,
  type InjectionSession,
  type RecordRef,
  type SessionVoiding,
} from '@glabella/contracts';
import {
  patientRecordResource,
  problemOf,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  type Identity,
} from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';
import { wrongPassword } from '../editor/sign-dialog';
import { movedByVoiding } from './moved-by-voiding';

/** What is about to be voided, of whom and by whom, and the call that voids it. */
export interface VoidRequest {
  readonly session: InjectionSession;
  readonly patient: Identity;
  readonly signerName: string;
  readonly void: (body: SessionVoiding) => Promise<RecordRef>;
}

const beingRead = 'Reading whether the first injection and the baseline of the course move.';
const notRead =
  'Whether the first injection and the baseline of the course move could not be read.';

function sessionWords({ performedOn, totalUnits, lotNumber }: InjectionSession): string {
  return `${formatDate(performedOn)}, ${totalUnits} U, lot ${lotNumber},`;
}

/** Reason and password for voiding a signed session, and what that moves. Closes with the voided version. */
@Component({
  selector: 'glabella-void-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot, PatientIdentity],
  template: `
    <glabella-dialog-frame heading="Void this session?">
      <glabella-patient-identity [patient]="request.patient" />
      <p class="prose">
        The session of {{ words }} counts nowhere any more: not in intervals, doses, lots or charts.
        Its record stays readable with your reason. This cannot be taken back.
      </p>
      @if (moved(); as moves) {
        <p class="prose">{{ moves }}</p>
      }
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Reason" hint="Stays on the record with your name and the time.">
          <textarea glabellaControl rows="3" [formField]="form.reason"></textarea>
        </glabella-field>
        <p>
          <strong>{{ request.signerName }}:</strong> “{{ meaning }}”
        </p>
        <glabella-field label="Your password" [error]="passwordError()">
          <input
            glabellaControl
            type="password"
            autocomplete="current-password"
            [formField]="form.password"
          />
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="cancel()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn danger"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        {{ form().submitting() ? 'Voiding' : 'Void' }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class VoidDialog {
  protected readonly request = inject<VoidRequest>(DIALOG_DATA);
  private readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly meaning = sessionSignatureMeanings.voided;
  /** '23 Nov 2026, 29 U, lot C7781,' */
  protected readonly words = sessionWords(this.request.session);
  private readonly record = patientRecordResource(() => this.request.session.patientId);
  /** What it moves of the course; '' where nothing. */
  protected readonly moved = computed(() => {
    if (this.record.hasValue()) {
      return movedByVoiding(this.record.value(), this.request.session) ?? '';
    }
    return this.record.isLoading() ? beingRead : notRead;
  });

  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly passwordError = signal<string | null>(null);
  private readonly model = signal({ reason: '', password: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.reason, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write the reason.' } : null,
      );
      maxLength(path.reason, 500);
      required(path.password, { message: 'Write your password.' });
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          this.passwordError.set(null);
          try {
            const { reason, password } = this.model();
            this.ref.close(await this.request.void({ reason: reason.trim(), password }));
            return undefined;
          } catch (error) {
            const { code, detail } = problemOf(error);
            if (code !== wrongPassword) return showRefusal(error, tree, this.problem);
            this.askPasswordAgain(detail);
            return undefined;
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected cancel(): void {
    this.ref.close();
  }

  private askPasswordAgain(why: string): void {
    this.passwordError.set(why);
    this.model.update((written) => ({ ...written, password: '' }));
    this.form.password().reset();
    this.form.password().focusBoundControl();
  }
}
