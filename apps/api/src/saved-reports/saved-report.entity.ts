import type { OutcomeFilters } from '@glabella/contracts';
import type { ReportPeriod } from '@glabella/domain/outcomes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report that somebody saved: whose it is, and which version of it stands. */
@Entity({ name: 'saved_report' })
export class SavedReportEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'boolean', default: false }) retired!: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}

/** One version of a saved report, never changed once written. */
@Entity({ name: 'saved_report_version' })
export class SavedReportVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'report_id', type: 'uuid' }) reportId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) status!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'jsonb' }) period!: ReportPeriod;
  @Column({ type: 'jsonb' }) filters!: OutcomeFilters;
  @Column({ name: 'is_shared', type: 'boolean' }) isShared!: boolean;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}
