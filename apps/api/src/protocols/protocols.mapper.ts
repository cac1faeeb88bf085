import type { PracticeProtocol, ProtocolHistory } from '@glabella/contracts';
import type { ProtocolContent, TreatmentProtocol } from '@glabella/domain/treatment';
import type {
  ProtocolRetirementRow,
  ProtocolRow,
  ProtocolVersionRow,
  StoredProtocolRow,
} from './protocol-rows';

/** One version of a protocol. */
export function toProtocol({
  id,
  version,
  content,
}: Pick<ProtocolRow, 'id' | 'version' | 'content'>): TreatmentProtocol {
  return { ...content, id, version };
}

/** One version, from the text in which its content is stored. */
export function toStoredProtocol(row: StoredProtocolRow): TreatmentProtocol {
  return toProtocol({ ...row, content: JSON.parse(row.content) as ProtocolContent });
}

/** A protocol as the practice has it now. */
export function toPracticeProtocol(row: ProtocolRow): PracticeProtocol {
  return { protocol: toProtocol(row), isShipped: row.shipped, isRetired: row.retired };
}

/** One version of the history. */
export function toProtocolVersion(row: ProtocolVersionRow): ProtocolHistory['versions'][number] {
  return {
    protocol: toProtocol(row),
    reason: row.reason,
    author:
      row.author_id === null ? null : { id: row.author_id, displayName: row.author_name ?? '' },
    recordedAt: row.recorded_at.toISOString(),
    openCourses: row.open_courses,
  };
}

/** One retirement or return of the history. */
export function toRetirement(row: ProtocolRetirementRow): ProtocolHistory['retirements'][number] {
  return {
    isRetired: row.retired,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}
