import type { AftercareInstruction } from '@glabella/domain/treatment';
import type { QueryResultRow } from 'pg';

/** A version of the aftercare list as PostgreSQL answers it. */
export interface AftercareVersionRow extends QueryResultRow {
  readonly version: number;
  readonly instructions: AftercareInstruction[];
  readonly reason: string | null;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly published_on: string;
}
