import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import type { Author, RecordRef, SessionSigning } from '@glabella/contracts';
import { problemOf, type ApiProblem } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import type { SessionFact } from '../facts/session-facts';

/** What the server calls a wrong password under a signature. */
export const wrongPassword = 'signature.password_wrong';

/** What is about to be signed, by whom, and the call that signs it. */
export interface SigningRequest {
  readonly heading: string;
  readonly facts: readonly Pick<SessionFact, 'label' | 'text'>[];
  readonly signerName: string;
  /** What the signature says. */
  readonly meaning: string;
  readonly confirmLabel: string;
  /** Whom a delegate may name as supervisor, and who stands there already; null where none is named. */
  readonly supervision: {
    readonly supervisors: readonly Author[];
    readonly chosenId: string | null;
  } | null;
  /** Signs; throws what was refused. */
  readonly sign: (signature: SessionSigning) => Promise<RecordRef>;
}

/**
 * The summary, the meaning, for a delegate the supervising psychiatrist, and the password: Enter signs. Closes with the signed record; a refusal shows in place and leaves
 * everything as it is.
 */
@Component({
  selector: 'glabella-sign-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  templateUrl: './sign-dialog.html',
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 4px var(--space-4);
    }
    dd {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      gap: var(--space-3);
    }
    .meaning {
      padding: var(--space-3);
      border-radius: var(--radius-s);
      background: var(--surface-2);
    }
    ul {
      margin: 0;
      padding-left: var(--space-5);
    }
  `,
})
export class SignDialog {
  protected readonly request = inject<SigningRequest>(DIALOG_DATA);
  private readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;

  private readonly refused = signal<ApiProblem | null>(null);
  /** A wrong password is said at its field, every other refusal above the buttons. */
  protected readonly passwordError = computed(() => {
    const refused = this.refused();
    return refused?.code === wrongPassword ? refused.detail : null;
  });
  protected readonly problem = computed(() =>
    this.passwordError() === null ? this.refused() : null,
  );
  private readonly model = signal({
    supervisorId: this.request.supervision?.chosenId ?? '',
    password: '',
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.supervisorId, {
        message: 'Choose who supervises you and will co-sign.',
        when: () => this.request.supervision !== null,
      });
      required(path.password, { message: 'Write your password.' });
    },
    { submission: { action: () => this.sign(), onInvalid: focusFirstError } },
  );

  protected cancel(): void {
    this.ref.close();
  }

  private async sign(): Promise<undefined> {
    this.refused.set(null);
    try {
      const { supervisorId, password } = this.model();
      this.ref.close(
        await this.request.sign({ password, ...(supervisorId === '' ? {} : { supervisorId }) }),
      );
    } catch (error) {
      this.refused.set(problemOf(error));
      this.model.update((written) => ({ ...written, password: '' }));
      this.form.password().reset();
      this.form.password().focusBoundControl();
    }
    return undefined;
  }
}
