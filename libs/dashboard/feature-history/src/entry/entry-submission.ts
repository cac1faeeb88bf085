import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { showRefusal, type ApiProblem, type FormRefusal } from '@glabella/dashboard/data-access';
import { focusFirstError, UnsavedChanges } from '@glabella/dashboard/ui';

/** What a form of a history sends. */
export interface EntrySending<Recording> {
  /** What is recorded as the contract takes it; null while something must still be said. */
  readonly recording: () => Recording | null;
  readonly reason: () => string;
  readonly save: () => (recording: Recording, reason: string) => Promise<unknown>;
}

/** How the forms of the histories are sent: a refusal stands at the fields, and what was typed is kept and watched. */
export class EntrySubmission<Recording> {
  private readonly refused = signal<ApiProblem | null>(null);
  private readonly saved = signal(false);
  readonly problem: Signal<ApiProblem | null> = this.refused.asReadonly();

  constructor(private readonly sending: EntrySending<Recording>) {}

  /** Warns before the page is left while something typed is not on record. Call in an injection context. */
  watch(isDirty: () => boolean): void {
    inject(UnsavedChanges).watch(() => isDirty() && !this.saved(), inject(DestroyRef));
  }

  /** The submission of a signal form. */
  readonly options = {
    action: async (tree: FieldTree<unknown>): Promise<FormRefusal | undefined> => {
      this.refused.set(null);
      const recording = this.sending.recording();
      if (recording === null) return undefined;
      try {
        this.saved.set(true);
        await this.sending.save()(recording, this.sending.reason().trim());
        return undefined;
      } catch (error) {
        this.saved.set(false);
        return showRefusal(error, tree, this.refused);
      }
    },
    onInvalid: focusFirstError,
  };

  /** Says that the entry is on record by another way than the form's button: the page may be left. */
  markStored(): void {
    this.saved.set(true);
  }
}
