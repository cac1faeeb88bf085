import { Entity, PrimaryColumn } from 'typeorm';

/** That a patient is in somebody's caseload: responsible for the patient's course, or a clinician of it. */
@Entity({ name: 'caseload_entry' })
export class CaseloadEntryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
}
