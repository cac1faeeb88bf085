import type { Assessment } from '@glabella/contracts';
import type { AssessmentVersionRow } from './assessment-rows';

/** One version of an assessment as the contract words it. */
export function toAssessment(row: AssessmentVersionRow): Assessment {
  return {
    id: row.id,
    patientId: row.patient_id,
    version: row.version,
    status: row.status,
    instrumentId: row.instrument_id,
    instrumentVersion: row.instrument_version,
    assessedOn: row.assessed_on,
    mode: row.mode,
    language: row.language,
    source: row.source,
    importBatchId: row.import_batch_id,
    answers: row.item_scores,
    functionAnswer: row.function_score,
    total: row.total,
    scoreStatus: row.score_status,
    missingReason: row.missing_reason,
    note: row.note,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
    firstRecordedAt: row.first_recorded_at.toISOString(),
  };
}
