import { inject, Service } from '@angular/core';
import { recordRefSchema, type Moving, type RecordRef, type Voiding } from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';

/** What may happen to a recorded assessment besides a correction: it stays readable whatever happens. */
@Service()
export class AssessmentTrailCalls {
  private readonly api = inject(ApiClient);

  /** Takes an entry out of the count; it stays in the record, marked. */
  void(assessmentId: string, body: Voiding, version: number): Promise<RecordRef> {
    const path = apiPath`assessments/${assessmentId}/void`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }

  /** Moves an entry to the patient it belongs to; both keep the trail. */
  move(assessmentId: string, body: Moving, version: number): Promise<RecordRef> {
    const path = apiPath`assessments/${assessmentId}/move`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }
}
