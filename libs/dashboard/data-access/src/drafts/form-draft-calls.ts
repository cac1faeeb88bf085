import { inject, Service } from '@angular/core';
import {
  draftSavedSchema,
  formDraftSchema,
  type DraftedForm,
  type DraftSaved,
  type FormDraft,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';

/** Whose half-written form it is, which form, and about what: the patient for something new, else the record. */
export interface FormDraftPlace {
  readonly patientId: string;
  readonly form: DraftedForm;
  readonly subjectId: string;
  /** The version of the record that is corrected: what was written about an earlier one is not put back. */
  readonly subjectVersion?: number;
}

/** What stands in a form, as JSON. */
export type FormContent = NonNullable<FormDraft['content']>;

const pathOf = ({ patientId, form, subjectId }: FormDraftPlace): string =>
  apiPath`patients/${patientId}/form-drafts/${form}/${subjectId}`;

/** Keeping the caller's half-written forms. */
@Service()
export class FormDraftCalls {
  private readonly api = inject(ApiClient);

  /** Version 0 where nothing is kept. */
  read(place: FormDraftPlace): Promise<FormDraft> {
    return this.api.get(pathOf(place), formDraftSchema);
  }

  /** Stores the form over the version that was read. */
  save(place: FormDraftPlace, content: FormContent, version: number): Promise<DraftSaved> {
    const request = { method: 'PUT', path: pathOf(place), body: { content }, version } as const;
    return this.api.send(request, draftSavedSchema);
  }

  discard(place: FormDraftPlace): Promise<void> {
    return this.api.run({ method: 'DELETE', path: pathOf(place) });
  }
}
