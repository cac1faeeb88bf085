import type { Medication } from '@glabella/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the heads of the four histories have alike. */
abstract class HistoryHead {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'boolean', default: false })
  voided!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** What the versions of the four histories have alike: the record itself, never changed once written. */
abstract class HistoryVersion {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}

/** A treatment before toxin. */
@Entity({ name: 'prior_treatment' })
export class PriorTreatmentEntity extends HistoryHead {}

/** One version of a treatment before toxin. */
@Entity({ name: 'prior_treatment_version' })
export class PriorTreatmentVersionEntity extends HistoryVersion {
  @PrimaryColumn({ name: 'prior_treatment_id', type: 'uuid' })
  priorTreatmentId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'drug_id', type: 'text', nullable: true })
  drugId!: string | null;

  @Column({ name: 'other_name', type: 'text', nullable: true })
  otherName!: string | null;

  @Column({ name: 'other_class', type: 'text', nullable: true })
  otherClass!: string | null;

  @Column({ name: 'started_on', type: 'text', nullable: true })
  startedOn!: string | null;

  @Column({ name: 'stopped_on', type: 'text', nullable: true })
  stoppedOn!: string | null;

  @Column({ type: 'boolean' })
  ongoing!: boolean;

  @Column({ name: 'maximum_dose', type: 'numeric', nullable: true })
  maximumDose!: string | null;

  @Column({ name: 'dose_unit', type: 'text', nullable: true })
  doseUnit!: string | null;

  @Column({ name: 'weeks_at_dose', type: 'numeric', nullable: true })
  weeksAtDose!: string | null;

  @Column({ name: 'dose_adequate', type: 'boolean', nullable: true })
  doseAdequate!: boolean | null;

  @Column({ name: 'session_count', type: 'integer', nullable: true })
  sessionCount!: number | null;

  @Column({ type: 'text', nullable: true })
  electrodes!: string | null;

  @Column({ type: 'text' })
  adherence!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ name: 'reason_stopped', type: 'text', nullable: true })
  reasonStopped!: string | null;

  @Column({ name: 'side_effects', type: 'text', nullable: true })
  sideEffects!: string | null;

  @Column({ name: 'augmentation_of', type: 'uuid', nullable: true })
  augmentationOf!: string | null;

  @Column({ name: 'information_source', type: 'text' })
  informationSource!: string;
}

/** A drug that is taken beside the toxin. */
@Entity({ name: 'medication' })
export class MedicationEntity extends HistoryHead {}

/** One version of a medication. */
@Entity({ name: 'medication_version' })
export class MedicationVersionEntity extends HistoryVersion {
  @PrimaryColumn({ name: 'medication_id', type: 'uuid' })
  medicationId!: string;

  @Column({ name: 'drug_id', type: 'text' })
  drugId!: string;

  @Column({ name: 'other_name', type: 'text', nullable: true })
  otherName!: string | null;

  @Column({ name: 'other_class', type: 'text', nullable: true })
  otherClass!: string | null;

  @Column({ name: 'dose_unit', type: 'text' })
  doseUnit!: string;

  @Column({ type: 'jsonb' })
  steps!: Medication['steps'];

  @Column({ name: 'stopped_on', type: 'text', nullable: true })
  stoppedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  purpose!: string | null;
}

/** A frown rating apart from a session. */
@Entity({ name: 'frown_rating' })
export class FrownRatingEntity extends HistoryHead {}

/** One version of a frown rating. */
@Entity({ name: 'frown_rating_version' })
export class FrownRatingVersionEntity extends HistoryVersion {
  @PrimaryColumn({ name: 'frown_rating_id', type: 'uuid' })
  frownRatingId!: string;

  @Column({ name: 'rated_on', type: 'date' })
  ratedOn!: string;

  @Column({ name: 'at_rest', type: 'smallint', nullable: true })
  atRest!: number | null;

  @Column({ name: 'at_maximum', type: 'smallint', nullable: true })
  atMaximum!: number | null;

  @Column({ name: 'rated_by', type: 'uuid' })
  ratedBy!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}

/** Something in a patient's life. */
@Entity({ name: 'life_event' })
export class LifeEventEntity extends HistoryHead {}

/** One version of a life event. */
@Entity({ name: 'life_event_version' })
export class LifeEventVersionEntity extends HistoryVersion {
  @PrimaryColumn({ name: 'life_event_id', type: 'uuid' })
  lifeEventId!: string;

  @Column({ name: 'happened_on', type: 'text' })
  happenedOn!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}
