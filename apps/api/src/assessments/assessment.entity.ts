import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The current facts of an assessment by which pages search and join. */
@Entity({ name: 'assessment' })
export class AssessmentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'instrument_id', type: 'text' })
  instrumentId!: string;

  @Column({ name: 'assessed_on', type: 'date' })
  assessedOn!: string;

  @Column({ type: 'smallint', nullable: true })
  total!: number | null;

  @Column({ name: 'score_status', type: 'text' })
  scoreStatus!: string;

  @Column({ name: 'safety_answer', type: 'smallint', nullable: true })
  safetyAnswer!: number | null;

  @Column({ name: 'import_batch_id', type: 'uuid', nullable: true })
  importBatchId!: string | null;

  @Column({ name: 'import_key', type: 'text', nullable: true })
  importKey!: string | null;

  @Column({ type: 'boolean', default: false })
  voided!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One version of an assessment: the record itself, never changed once written. */
@Entity({ name: 'assessment_version' })
export class AssessmentVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'assessment_id', type: 'uuid' })
  assessmentId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'instrument_id', type: 'text' })
  instrumentId!: string;

  @Column({ name: 'instrument_version', type: 'text' })
  instrumentVersion!: string;

  @Column({ name: 'assessed_on', type: 'date' })
  assessedOn!: string;

  @Column({ type: 'text' })
  mode!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ name: 'import_batch_id', type: 'uuid', nullable: true })
  importBatchId!: string | null;

  @Column({ name: 'item_scores', type: 'smallint', array: true, nullable: true })
  itemScores!: (number | null)[] | null;

  @Column({ name: 'function_score', type: 'smallint', nullable: true })
  functionScore!: number | null;

  @Column({ type: 'smallint', nullable: true })
  total!: number | null;

  @Column({ name: 'score_status', type: 'text' })
  scoreStatus!: string;

  @Column({ name: 'missing_reason', type: 'text', nullable: true })
  missingReason!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
