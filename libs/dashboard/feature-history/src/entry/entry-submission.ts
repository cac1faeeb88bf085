import { DestroyRef, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import { submit, type FieldTree } from '@angular/forms/signals';
import {
  keepsForm,
  problemOf,
  showRefusal,
  type ApiProblem,
  type FormDraftPlace,
  type FormRefusal,
  type KeptForm,
} from '@glabella/dashboard/data-access';
import { focusFirstError, lastKnown, UnsavedChanges } from '@glabella/dashboard/ui';

/** What a form of a history sends. */
export interface EntrySending<Recording> {
  /** What is recorded as the contract takes it; null while something must still be said. */
  readonly recording: () => Recording | null;
  readonly reason: () => string;
  readonly save: () => (
    recording: Recording,
    reason: string,
    draftVersion: number | undefined,
  ) => Promise<unknown>;
}

/** The form as it is sent from outside of it. */
interface SentForm {
  readonly isValid: () => boolean;
  readonly send: () => Promise<boolean>;
}

/** How the forms of the histories are sent: a refusal stands at the fields, and what was typed is kept and watched. */
export class EntrySubmission<Recording> {
  private readonly refused = signal<ApiProblem | null>(null);
  readonly problem: Signal<ApiProblem | null> = this.refused.asReadonly();
  private readonly keeping = signal<KeptForm | null>(null);
  private readonly sent = signal<SentForm | null>(null);
  /** How the form is kept; null before it stands. */
  readonly kept = this.keeping.asReadonly();
  /** What stands in the form, as it last could be recorded. */
  readonly recording = lastKnown(() =>
    this.sent()?.isValid() === true ? this.sending.recording() : null,
  );

  constructor(private readonly sending: EntrySending<Recording>) {}

  /** Keeps the form while it is half written, and warns before the page is left with something unkept. Call in an injection context. */
  keep<Entry extends object>(
    place: () => FormDraftPlace | undefined,
    model: WritableSignal<Entry>,
    tree: FieldTree<Entry>,
  ): void {
    const kept = keepsForm({ place, model, problem: this.refused });
    this.keeping.set(kept);
    this.sent.set({ isValid: () => tree().valid(), send: () => submit(tree) });
    inject(UnsavedChanges).watch(() => kept.isPending(), inject(DestroyRef));
  }

  /** The submission of a signal form. */
  readonly options = {
    action: async (tree: FieldTree<unknown>): Promise<FormRefusal | undefined> => {
      this.refused.set(null);
      const recording = this.sending.recording();
      if (recording === null) return undefined;
      const kept = this.kept();
      if (kept && !(await kept.hold())) return undefined;
      try {
        const reason = this.sending.reason().trim();
        await this.sending.save()(recording, reason, kept?.heldVersion());
        return undefined;
      } catch (error) {
        if (kept?.refused(problemOf(error))) return undefined;
        return showRefusal(error, tree, this.refused);
      }
    },
    onInvalid: focusFirstError,
  };

  /** Sends what stands in the form now, as its button does. */
  async send(): Promise<void> {
    await this.sent()?.send();
  }

  /** The entry is on record: what was kept of it is dropped, and the page may be left. */
  markStored(): void {
    this.kept()?.finish();
  }
}
