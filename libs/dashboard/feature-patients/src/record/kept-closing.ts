import { runInInjectionContext, signal, type Injector, type WritableSignal } from '@angular/core';
import { keepsForm, type ApiProblem, type KeptForm } from '@glabella/dashboard/data-access';
import { emptyClosing, type ClosingDraft } from './closing-draft';

/** A closing as far as it is written, and how it is kept. */
export interface Closing {
  readonly draft: WritableSignal<ClosingDraft>;
  readonly kept: KeptForm;
  /** What failed of it. */
  readonly problem: WritableSignal<ApiProblem | null>;
}

/** The closing of a patient's follow-up, read from where it is kept. */
export function closingKeptAt(patientId: string, followUpId: string, injector: Injector): Closing {
  const draft = signal(emptyClosing);
  const problem = signal<ApiProblem | null>(null);
  const place = { patientId, form: 'follow-up-closing', subjectId: followUpId } as const;
  const kept = runInInjectionContext(injector, () =>
    keepsForm({ place: () => place, model: draft, problem }),
  );
  return { draft, kept, problem };
}
