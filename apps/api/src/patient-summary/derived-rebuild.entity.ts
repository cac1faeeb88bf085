import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a practice's derived rows are with following a change of its rules. */
@Entity({ name: 'derived_rebuild' })
export class DerivedRebuildEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @Column({ name: 'patients_total', type: 'integer' }) patientsTotal!: number;
  @Column({ name: 'patients_done', type: 'integer', default: 0 }) patientsDone!: number;
  @Column({ name: 'last_patient_id', type: 'uuid', nullable: true })
  lastPatientId!: string | null;
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt!: Date;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
}
