import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The co-signature of one signed version of a session: from whom it is awaited, or who gave it. */
@Entity({ name: 'session_cosignature' })
export class SessionCosignatureEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @Column({ name: 'session_id', type: 'uuid' }) sessionId!: string;
  @Column({ name: 'session_version', type: 'integer' }) sessionVersion!: number;
  @Column({ name: 'delegate_id', type: 'uuid' }) delegateId!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) state!: string;
  @Column({ name: 'supervisor_id', type: 'uuid' }) supervisorId!: string;
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt!: Date;
}

/** One step of a co-signature, never changed once written. */
@Entity({ name: 'session_cosignature_event' })
export class SessionCosignatureEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'cosignature_id', type: 'uuid' }) cosignatureId!: string;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'text' }) kind!: string;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'supervisor_id', type: 'uuid', nullable: true }) supervisorId!: string | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'printed_name', type: 'text', nullable: true }) printedName!: string | null;
  @Column({ type: 'text', nullable: true }) meaning!: string | null;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}
