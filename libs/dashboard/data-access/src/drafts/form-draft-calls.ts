import { inject, Service } from '@angular/core';
import {
  draftSavedSchema,
  formDraftSchema,
  type DraftSaved,
  type FormDraft,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { formDraftPath, type FormDraftPlace } from './form-draft-path';

/** What stands in a form, as JSON. */
export type FormContent = NonNullable<FormDraft['content']>;

/** Keeping the caller's half-written forms. */
@Service()
export class FormDraftCalls {
  private readonly api = inject(ApiClient);

  /** Version 0 where nothing is kept. */
  read(place: FormDraftPlace): Promise<FormDraft> {
    return this.api.get(formDraftPath(place), formDraftSchema);
  }

  /** Stores the form over the version that was read. */
  save(place: FormDraftPlace, content: FormContent, version: number): Promise<DraftSaved> {
    const request = {
      method: 'PUT',
      path: formDraftPath(place),
      body: { content },
      version,
    } as const;
    return this.api.send(request, draftSavedSchema);
  }

  discard(place: FormDraftPlace): Promise<void> {
    return this.api.run({ method: 'DELETE', path: formDraftPath(place) });
  }
}
