import type { Course } from '@glabella/contracts';

/** A version of a course as PostgreSQL answers it. */
export interface CourseRow {
  readonly id: string;
  readonly patient_id: string;
  readonly version: number;
  readonly diagnosis_code: string;
  readonly episode_started_on: string | null;
  readonly psychosis: Course['psychosis'];
  readonly bipolar: Course['bipolar'];
  readonly protocol_id: string;
  readonly protocol_version: number;
  readonly responsible_id: string;
  readonly responsible_name: string;
  readonly clinicians: readonly { readonly id: string; readonly displayName: string }[];
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly end_reason: Course['endReason'];
  readonly end_note: string | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}
