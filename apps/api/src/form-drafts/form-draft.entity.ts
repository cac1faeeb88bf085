import type { DraftedForm, FormDraftBody } from '@glabella/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A half-written form of one person about one subject; not a record, so it is updated in place. */
@Entity({ name: 'form_draft' })
export class FormDraftEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @PrimaryColumn({ name: 'staff_id', type: 'uuid' })
  staffId!: string;

  @PrimaryColumn({ type: 'text' })
  form!: DraftedForm;

  @PrimaryColumn({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'jsonb' })
  content!: FormDraftBody['content'];

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
