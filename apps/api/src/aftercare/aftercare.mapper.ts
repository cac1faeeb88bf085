import type { AftercareVersion, PracticeAftercare } from '@glabella/contracts';
import type { AftercareVersionRow } from './aftercare-rows';

/** One version of the list. */
export function toAftercareVersion(row: AftercareVersionRow): AftercareVersion {
  return {
    version: row.version,
    instructions: row.instructions,
    reason: row.reason,
    author:
      row.author_id === null ? null : { id: row.author_id, displayName: row.author_name ?? '' },
    publishedOn: row.published_on,
  };
}

/** Every version, the newest first. */
export function toPracticeAftercare(rows: readonly AftercareVersionRow[]): PracticeAftercare {
  const versions = rows.map(toAftercareVersion);
  const [newest] = versions;
  if (!newest) throw new Error('A practice begins with the shipped list');
  return { version: newest.version, versions };
}
