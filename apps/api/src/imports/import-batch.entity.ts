import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportOptions, ImportOutcome } from './import-batch';

/** One import as a whole: what was asked, what came of it, who voided it. */
@Entity({ name: 'import_batch' })
export class ImportBatchEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'csv' | 'fhir';

  @Column({ type: 'text' })
  status!: 'running' | 'finished' | 'failed' | 'cancelled' | 'voided';

  @Column({ name: 'content_hash', type: 'bytea' })
  contentHash!: Buffer;

  @Column({ type: 'jsonb' })
  options!: ImportOptions;

  @Column({ type: 'jsonb', nullable: true })
  outcome!: ImportOutcome | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ name: 'voided_by', type: 'uuid', nullable: true })
  voidedBy!: string | null;

  @Column({ name: 'voided_at', type: 'timestamptz', nullable: true })
  voidedAt!: Date | null;

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason!: string | null;
}
