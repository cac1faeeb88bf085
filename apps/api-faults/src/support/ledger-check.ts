import { type RecordingLoad, withClient } from './product-under-test';

/** What the database says to what the clients were told. */
export interface LedgerFindings {
  readonly acknowledged: number;
  /** Acknowledged and not there. */
  readonly lost: number;
  /** Rows of these clients beyond one per intention. */
  readonly doubled: number;
  /** Acknowledged without an audit row of the recording in the same transaction. */
  readonly unaudited: number;
}

/** Counts against the rows that were there before the clients began. */
export async function checkLedger(
  adminUrl: string,
  load: RecordingLoad,
  rowsBefore: number,
): Promise<LedgerFindings> {
  const ids = load.acknowledged.flatMap(({ assessmentId }) => assessmentId ?? []);
  const { rows } = await withClient(adminUrl, (admin) =>
    admin.query<{ stored: number; audited: number; all: number }>(
      `SELECT (SELECT count(*)::integer FROM assessment_version WHERE assessment_id = ANY ($1)) AS stored,
              (SELECT count(*)::integer FROM assessment_version
                WHERE assessment_id = ANY ($1)
                  AND EXISTS (SELECT FROM audit_event
                               WHERE action = 'assessment.record'
                                 AND subject_id = assessment_id AND outcome = 'done')) AS audited,
              (SELECT count(*)::integer FROM assessment_version) AS all`,
      [ids],
    ),
  );
  const found = rows[0] ?? { stored: 0, audited: 0, all: 0 };
  return {
    acknowledged: ids.length,
    lost: new Set(ids).size - found.stored,
    doubled: found.all - rowsBefore - load.ledger.length + (ids.length - new Set(ids).size),
    unaudited: found.stored - found.audited,
  };
}

export async function countVersions(adminUrl: string): Promise<number> {
  const { rows } = await withClient(adminUrl, (admin) =>
    admin.query<{ rows: number }>('SELECT count(*)::integer AS rows FROM assessment_version'),
  );
  return rows[0]?.rows ?? 0;
}
