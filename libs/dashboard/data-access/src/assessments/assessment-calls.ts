import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  assessmentHistorySchema,
  assessmentRecordedSchema,
  type AssessmentCorrection,
  type AssessmentHistory,
  type AssessmentRecorded,
  type AssessmentRecording,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Every version of one assessment, the newest first. Call in an injection context. */
export function assessmentHistoryResource(
  assessmentId: () => string | undefined,
): HttpResourceRef<AssessmentHistory | undefined> {
  return apiResource(() => {
    const id = assessmentId();
    return id === undefined ? undefined : apiPath`assessments/${id}/history`;
  }, assessmentHistorySchema);
}

/** Recording and correcting forms. */
@Service()
export class AssessmentCalls {
  private readonly api = inject(ApiClient);

  /** Records a form that was a draft of this version, 0 for none and undefined where it is not known; the server scores it. */
  record(
    patientId: string,
    body: AssessmentRecording,
    version: number | undefined,
    submission: Submission,
  ): Promise<AssessmentRecorded> {
    const path = apiPath`patients/${patientId}/assessments`;
    const request = { method: 'POST', path, body, version, submission } as const;
    return this.api.send(request, assessmentRecordedSchema);
  }

  /** Every version of an assessment as it stands on the server now, the newest first. */
  versions(assessmentId: string): Promise<AssessmentHistory> {
    return this.api.get(apiPath`assessments/${assessmentId}/history`, assessmentHistorySchema);
  }

  /** Stores a corrected form as the version after `version`. */
  correct(
    assessmentId: string,
    body: AssessmentCorrection,
    version: number,
  ): Promise<AssessmentRecorded> {
    const path = apiPath`assessments/${assessmentId}`;
    return this.api.send({ method: 'PUT', path, body, version }, assessmentRecordedSchema);
  }
}
