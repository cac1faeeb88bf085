import type { ExportFormat, ExportKind, ExportSelection } from '@glabella/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExportOutcome, StoredStatus } from './data-export-rows';

/** One export: who asked, for what, and how it ended. */
@Entity({ name: 'data_export' })
export class DataExportEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: ExportKind;

  @Column({ type: 'text' })
  format!: ExportFormat;

  @Column({ type: 'jsonb' })
  selection!: ExportSelection;

  @Column({ name: 'expected_rows', type: 'integer' })
  expectedRows!: number;

  @Column({ type: 'text' })
  status!: StoredStatus;

  @Column({ type: 'jsonb', nullable: true })
  outcome!: ExportOutcome | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
