import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  courseHistorySchema,
  courseSchema,
  recordRefSchema,
  type Course,
  type CourseCorrection,
  type CourseCreation,
  type CourseEndCorrection,
  type CourseEnding,
  type CourseHistory,
  type CourseProtocolMove,
  type RecordRef,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Every version of a course; nothing while the id is undefined. Call in an injection context. */
export function courseHistoryResource(
  courseId: () => string | undefined,
): HttpResourceRef<CourseHistory | undefined> {
  return apiResource(() => {
    const id = courseId();
    return id === undefined ? undefined : apiPath`courses/${id}/history`;
  }, courseHistorySchema);
}

/** Starting, correcting and ending courses of treatment. */
@Service()
export class CourseCalls {
  private readonly api = inject(ApiClient);

  /** Starts a course that was a half-written form of this version, 0 for none; a patient has one at a time. */
  start(
    patientId: string,
    body: CourseCreation,
    version: number | undefined,
    submission: Submission,
  ): Promise<RecordRef> {
    const path = apiPath`patients/${patientId}/courses`;
    return this.api.send({ method: 'POST', path, body, version, submission }, recordRefSchema);
  }

  /** A course as it stands on the server now. */
  read(courseId: string): Promise<Course> {
    return this.api.get(apiPath`courses/${courseId}`, courseSchema);
  }

  /** Corrects what is stated of a course, as the version after `version`. */
  correct(courseId: string, body: CourseCorrection, version: number): Promise<RecordRef> {
    const path = apiPath`courses/${courseId}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Moves a running course to a newer version of its protocol. */
  moveProtocol(courseId: string, body: CourseProtocolMove, version: number): Promise<RecordRef> {
    const path = apiPath`courses/${courseId}/protocol-version`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Ends a course, which stops what is due. */
  end(courseId: string, body: CourseEnding, version: number): Promise<RecordRef> {
    const path = apiPath`courses/${courseId}/ending`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Corrects the end of a course, or takes it back. */
  correctEnd(courseId: string, body: CourseEndCorrection, version: number): Promise<RecordRef> {
    const path = apiPath`courses/${courseId}/ending-correction`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }
}
