import type { ThresholdValues } from '@glabella/domain/outcomes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a practice set instead of the published thresholds, in full with every change: append-only. */
@Entity('practice_threshold_version')
export class PracticeThresholdVersionEntity {
  @PrimaryColumn('uuid', { name: 'practice_id' })
  practiceId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('jsonb', { name: 'threshold_values' })
  thresholdValues!: ThresholdValues;

  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'author_id' })
  authorId!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
