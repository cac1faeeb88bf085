import type { AssessmentDraftBody } from '@glabella/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A half-filled form of one person for one patient and instrument; not a record, so it is updated in place. */
@Entity({ name: 'assessment_draft' })
export class AssessmentDraftEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @PrimaryColumn({ name: 'staff_id', type: 'uuid' })
  staffId!: string;

  @PrimaryColumn({ name: 'instrument_id', type: 'text' })
  instrumentId!: string;

  @Column({ type: 'jsonb' })
  body!: AssessmentDraftBody;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
