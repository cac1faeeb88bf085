import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The state of a follow-up of the safety item; what happened to it stands in its events. */
@Entity({ name: 'safety_follow_up' })
export class SafetyFollowUpEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ name: 'assessment_id', type: 'uuid' })
  assessmentId!: string;

  @Column({ type: 'text' })
  cause!: string;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'escalated_at', type: 'timestamptz', nullable: true })
  escalatedAt!: Date | null;

  /** When those to whom it was escalated were written to, once. */
  @Column({ name: 'escalation_announced_at', type: 'timestamptz', nullable: true })
  escalationAnnouncedAt!: Date | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}

/** What happened to a follow-up, by whom and when: append-only. */
@Entity({ name: 'safety_follow_up_event' })
export class SafetyFollowUpEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'follow_up_id', type: 'uuid' })
  followUpId!: string;

  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  disposition!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ name: 'assessment_kind', type: 'text', nullable: true })
  assessmentKind!: string | null;

  @Column({ name: 'assessment_text', type: 'text', nullable: true })
  assessmentText!: string | null;

  @Column({ name: 'triage_instrument', type: 'text', nullable: true })
  triageInstrument!: string | null;

  @Column({ name: 'triage_result', type: 'text', nullable: true })
  triageResult!: string | null;

  @Column({ name: 'triaged_on', type: 'date', nullable: true })
  triagedOn!: string | null;

  @Column({ name: 'triaged_by', type: 'text', nullable: true })
  triagedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  plan!: string | null;

  @Column({ name: 'escalated_to', type: 'uuid', array: true, nullable: true })
  escalatedTo!: string[] | null;

  /** Null where the program acted by itself. */
  @Column({ name: 'author_id', type: 'uuid', nullable: true })
  authorId!: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
