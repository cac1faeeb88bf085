import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The current facts of a course by which pages search and join. */
@Entity({ name: 'course' })
export class CourseEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'protocol_id', type: 'text' })
  protocolId!: string;

  @Column({ name: 'started_on', type: 'date' })
  startedOn!: string;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One version of a course: the record itself, never changed once written. */
@Entity({ name: 'course_version' })
export class CourseVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'course_id', type: 'uuid' })
  courseId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ name: 'diagnosis_code', type: 'text' })
  diagnosisCode!: string;

  @Column({ name: 'episode_started_on', type: 'date', nullable: true })
  episodeStartedOn!: string | null;

  @Column({ type: 'text' })
  psychosis!: string;

  @Column({ type: 'text' })
  bipolar!: string;

  @Column({ name: 'protocol_id', type: 'text' })
  protocolId!: string;

  @Column({ name: 'protocol_version', type: 'integer' })
  protocolVersion!: number;

  @Column({ name: 'responsible_id', type: 'uuid' })
  responsibleId!: string;

  @Column({ name: 'started_on', type: 'date' })
  startedOn!: string;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;

  @Column({ name: 'end_note', type: 'text', nullable: true })
  endNote!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}

/** A clinician named by one version of a course. */
@Entity({ name: 'course_clinician' })
export class CourseClinicianEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'course_id', type: 'uuid' })
  courseId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @PrimaryColumn({ name: 'staff_id', type: 'uuid' })
  staffId!: string;
}
