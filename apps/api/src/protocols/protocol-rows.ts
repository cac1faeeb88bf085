import type { ProtocolContent } from '@glabella/domain/treatment';
import type { QueryResultRow } from 'pg';

/** A protocol with one of its versions as PostgreSQL answers it. */
export interface ProtocolRow extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly shipped: boolean;
  readonly retired: boolean;
  readonly content: ProtocolContent;
}

/** A version as it stands in the database: its content as text. */
export interface StoredProtocolRow extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  /** JSON. */
  readonly content: string;
}

/** A version with who wrote it and why; nobody of the practice wrote what came with the product. */
export interface ProtocolVersionRow extends ProtocolRow {
  readonly reason: string | null;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly recorded_at: Date;
  readonly open_courses: number;
}

/** When a protocol was retired or brought back. */
export interface ProtocolRetirementRow extends QueryResultRow {
  readonly retired: boolean;
  readonly reason: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}
