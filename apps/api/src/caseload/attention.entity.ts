import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a kind of reason of a patient stands with the people: whose it is, and whether somebody set it aside. */
@Entity({ name: 'attention_handling' })
export class AttentionHandlingEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ name: 'owner_id', type: 'uuid', nullable: true }) ownerId!: string | null;
  @Column({ type: 'text', nullable: true }) how!: string | null;
  @Column({ name: 'evidence_key', type: 'text', nullable: true }) evidenceKey!: string | null;
  @Column({ name: 'set_on', type: 'date', nullable: true }) setOn!: string | null;
  @Column({ name: 'until_on', type: 'date', nullable: true }) untilOn!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ name: 'set_by', type: 'uuid', nullable: true }) setBy!: string | null;
  @Column({ name: 'set_at', type: 'timestamptz', nullable: true }) setAt!: Date | null;
}

/** What people did about a patient's reasons, by whom and when: append-only. */
@Entity({ name: 'attention_event' })
export class AttentionEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) action!: string;
  @Column({ name: 'evidence_key', type: 'text', nullable: true }) evidenceKey!: string | null;
  @Column({ type: 'text', nullable: true }) evidence!: string | null;
  @Column({ name: 'until_on', type: 'date', nullable: true }) untilOn!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ name: 'owner_id', type: 'uuid', nullable: true }) ownerId!: string | null;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}
