import type { PracticeThresholds } from '@glabella/contracts';
import type { RebuildRow } from '../patient-summary/rebuilds';
import type { ThresholdVersionRow } from './practice-thresholds.repository';

/** The versions, the newest first, and how far the lists are with following it. */
export function toPracticeThresholds(
  versions: readonly ThresholdVersionRow[],
  rebuild: RebuildRow | null,
): PracticeThresholds {
  const [current] = versions;
  return {
    version: current?.version ?? 0,
    values: current?.threshold_values ?? {},
    versions: versions.map((row) => ({
      version: row.version,
      values: row.threshold_values,
      reason: row.reason,
      author: { id: row.author_id, displayName: row.author_name },
      recordedAt: row.recorded_at.toISOString(),
    })),
    rebuild: rebuild && {
      patientsDone: Math.min(rebuild.patients_done, rebuild.patients_total),
      patientsTotal: rebuild.patients_total,
      requestedAt: rebuild.requested_at.toISOString(),
      finishedAt: rebuild.finished_at?.toISOString() ?? null,
    },
  };
}
