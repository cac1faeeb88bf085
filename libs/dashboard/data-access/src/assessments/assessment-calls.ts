import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  assessmentDraftSchema,
  assessmentHistorySchema,
  assessmentRecordedSchema,
  draftSavedSchema,
  type AssessmentCorrection,
  type AssessmentDraft,
  type AssessmentDraftBody,
  type AssessmentHistory,
  type AssessmentRecorded,
  type AssessmentRecording,
  type DraftSaved,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';
import { draftPath } from './draft-path';

/** Every version of one assessment, the newest first. Call in an injection context. */
export function assessmentHistoryResource(
  assessmentId: () => string | undefined,
): HttpResourceRef<AssessmentHistory | undefined> {
  return apiResource(() => {
    const id = assessmentId();
    return id === undefined ? undefined : apiPath`assessments/${id}/history`;
  }, assessmentHistorySchema);
}

/** The caller's half-filled form of a patient and instrument; version 0 where there is none. */
export function assessmentDraftResource(
  patientId: () => string,
  instrumentId: () => string | undefined,
): HttpResourceRef<AssessmentDraft | undefined> {
  return apiResource(() => {
    const instrument = instrumentId();
    if (instrument === undefined) return undefined;
    return draftPath(patientId(), instrument);
  }, assessmentDraftSchema);
}

/** Recording and correcting forms, and keeping the half-filled ones. */
@Service()
export class AssessmentCalls {
  private readonly api = inject(ApiClient);

  /** Records a form that was a draft of this version, 0 for none; the server scores it. */
  record(
    patientId: string,
    body: AssessmentRecording,
    version: number,
    submission: Submission,
  ): Promise<AssessmentRecorded> {
    const path = apiPath`patients/${patientId}/assessments`;
    const request = { method: 'POST', path, body, version, submission } as const;
    return this.api.send(request, assessmentRecordedSchema);
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

  /** Keeps the half-filled form over `version`; a 412 means that another tab kept a newer one. */
  saveDraft(
    patientId: string,
    instrumentId: string,
    body: AssessmentDraftBody,
    version: number,
  ): Promise<DraftSaved> {
    const path = draftPath(patientId, instrumentId);
    return this.api.send({ method: 'PUT', path, body, version }, draftSavedSchema);
  }

  /** Drops the half-filled form. */
  discardDraft(patientId: string, instrumentId: string): Promise<void> {
    const path = draftPath(patientId, instrumentId);
    return this.api.run({ method: 'DELETE', path });
  }
}
