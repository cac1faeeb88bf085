import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of a practice's trail; written by `recordAudit` alone and never changed. */
@Entity('audit_event')
export class AuditEventEntity {
  @PrimaryColumn('uuid', { name: 'practice_id' })
  practiceId!: string;

  @PrimaryColumn('bigint')
  id!: string;

  /** Counts restores: transaction ids begin anew with each. */
  @Column('integer')
  epoch!: number;

  @Column('bigint')
  xid!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text')
  action!: string;

  @Column('text')
  outcome!: string;

  @Column('uuid', { name: 'patient_ids', array: true })
  patientIds!: string[];

  @Column('text', { name: 'subject_type', nullable: true })
  subjectType!: string | null;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId!: string | null;

  @Column('jsonb')
  detail!: Record<string, unknown>;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('text')
  address!: string;
}

/** A link of a practice's chain over the events of one stretch of transactions. */
@Entity('audit_seal')
export class AuditSealEntity {
  @PrimaryColumn('uuid', { name: 'practice_id' })
  practiceId!: string;

  @PrimaryColumn('integer')
  seal!: number;

  @Column('integer')
  epoch!: number;

  @Column('bigint', { name: 'below_xid' })
  belowXid!: string;

  @Column('integer', { name: 'event_count' })
  eventCount!: number;

  @Column('bigint', { name: 'event_ids', array: true })
  eventIds!: string[];

  @Column('bytea', { name: 'event_hashes' })
  eventHashes!: Buffer;

  @Column('bytea', { name: 'previous_link' })
  previousLink!: Buffer;

  @Column('bytea')
  link!: Buffer;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt!: Date;
}
