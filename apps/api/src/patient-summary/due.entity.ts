import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A visit that a course's protocol plans; see `due-of-patient.ts`. */
@Entity({ name: 'planned_visit' })
export class PlannedVisitEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'course_id', type: 'uuid' }) courseId!: string;
  @PrimaryColumn({ type: 'integer' }) week!: number;
  @Column({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @Column({ name: 'due_on', type: 'date' }) dueOn!: string;
  @Column({ name: 'opens_on', type: 'date' }) opensOn!: string;
  @Column({ name: 'closes_on', type: 'date' }) closesOn!: string;
  @Column({ name: 'done_assessment_id', type: 'uuid', nullable: true })
  doneAssessmentId!: string | null;
}

/** Since when a patient's next injection may be given; see `due-of-patient.ts`. */
@Entity({ name: 'reinjection_window' })
export class ReinjectionWindowEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @Column({ name: 'course_id', type: 'uuid' }) courseId!: string;
  @Column({ name: 'opens_on', type: 'date' }) opensOn!: string;
  @Column({ name: 'last_injection_on', type: 'date' }) lastInjectionOn!: string;
  @Column({ name: 'last_product_id', type: 'text', nullable: true })
  lastProductId!: string | null;
  @Column({ name: 'last_units', type: 'numeric', precision: 7, scale: 2, nullable: true })
  lastUnits!: string | null;
  @Column({ type: 'boolean', default: false }) elsewhere!: boolean;
}
