import type { Assessment } from '@glabella/contracts';
import type { QueryResultRow } from 'pg';

/** One version of an assessment with its author's name, as a query answers it. */
export interface AssessmentVersionRow extends QueryResultRow {
  readonly id: string;
  readonly patient_id: string;
  readonly version: number;
  readonly status: Assessment['status'];
  readonly instrument_id: string;
  readonly instrument_version: string;
  readonly assessed_on: string;
  readonly mode: Assessment['mode'];
  readonly language: string;
  readonly source: Assessment['source'];
  readonly import_batch_id: string | null;
  readonly item_scores: (number | null)[] | null;
  readonly function_score: number | null;
  readonly total: number | null;
  readonly score_status: Assessment['scoreStatus'];
  readonly missing_reason: Assessment['missingReason'];
  readonly note: string | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
  readonly first_recorded_at: Date;
}

/** What the rules of a form need to know of patient and practice. */
export interface RecordingContextRow extends QueryResultRow {
  readonly birth_date: string;
  readonly time_zone: string;
  readonly follow_up_hours: number | null;
}

/** The current version of a locked assessment, with the context of its patient. */
export interface CurrentAssessmentRow extends AssessmentVersionRow, RecordingContextRow {}
