import type { AdverseEvent } from '@glabella/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The current facts of an adverse event by which pages search and join. */
@Entity({ name: 'adverse_event' })
export class AdverseEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  sessionId!: string | null;

  @Column({ name: 'term_id', type: 'text' })
  termId!: string;

  @Column({ name: 'other_words', type: 'text', nullable: true })
  otherWords!: string | null;

  @Column({ name: 'onset_on', type: 'date' })
  onsetOn!: string;

  @Column({ type: 'boolean' })
  open!: boolean;

  @Column({ type: 'boolean' })
  serious!: boolean;

  @Column({ type: 'boolean', default: false })
  voided!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One version of an adverse event: the record itself, never changed once written. */
@Entity({ name: 'adverse_event_version' })
export class AdverseEventVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'adverse_event_id', type: 'uuid' })
  adverseEventId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  sessionId!: string | null;

  @Column({ name: 'term_id', type: 'text' })
  termId!: string;

  @Column({ name: 'other_words', type: 'text', nullable: true })
  otherWords!: string | null;

  @Column({ name: 'onset_on', type: 'date' })
  onsetOn!: string;

  @Column({ type: 'text' })
  severity!: string;

  @Column({ type: 'text', array: true, nullable: true })
  seriousness!: string[] | null;

  @Column({ type: 'text', nullable: true })
  relatedness!: string | null;

  @Column({ name: 'judged_by', type: 'uuid', nullable: true })
  judgedBy!: string | null;

  @Column({ type: 'text', array: true, nullable: true })
  actions!: string[] | null;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ type: 'jsonb' })
  reports!: AdverseEvent['reports'];

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
