import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SessionDraftBody } from '@glabella/contracts';

/** A session that is being written, or the amendment of a signed one. */
@Entity({ name: 'session_draft' })
export class SessionDraftEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ name: 'course_id', type: 'uuid' })
  courseId!: string;

  @Column({ name: 'amends_session_id', type: 'uuid', nullable: true })
  amendsSessionId!: string | null;

  @Column({ name: 'amends_version', type: 'integer', nullable: true })
  amendsVersion!: number | null;

  @Column({ type: 'jsonb' })
  body!: SessionDraftBody;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_by', type: 'uuid' })
  updatedBy!: string;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
