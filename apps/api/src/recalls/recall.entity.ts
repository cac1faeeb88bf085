import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A recall: what was recalled and on whose word never changes, only how far it has come. */
@Entity({ name: 'lot_recall' })
export class RecallEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The ordinal of the last event. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'lot_number', type: 'text' })
  lotNumber!: string;

  /** Computed by PostgreSQL from the lot number. */
  @Column({ name: 'lot_key', type: 'text', insert: false, update: false })
  lotKey!: string;

  @Column({ name: 'product_id', type: 'text', nullable: true })
  productId!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'boolean', default: false })
  closed!: boolean;

  @Column({ name: 'started_by', type: 'uuid' })
  startedBy!: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;
}

/** One step of a recall, or one attempt to reach a patient; never changed. */
@Entity({ name: 'lot_recall_event' })
export class RecallEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'recall_id', type: 'uuid' })
  recallId!: string;

  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'patient_id', type: 'uuid', nullable: true })
  patientId!: string | null;

  @Column({ name: 'contacted_on', type: 'date', nullable: true })
  contactedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  method!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
