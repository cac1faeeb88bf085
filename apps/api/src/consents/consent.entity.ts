import type {
  ConsentGiver,
  ConsentHow,
  ConsentPoint,
  OptionalConsentPointId,
  RecordedConsentEvent,
  WithdrawalScope,
} from '@glabella/domain/treatment';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of the practice's consent text, never changed once written; without author it is the shipped one. */
@Entity({ name: 'consent_text_version' })
export class ConsentTextVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'jsonb' }) points!: readonly ConsentPoint[];
  @Column({ name: 'further_text', type: 'text', nullable: true }) furtherText!: string | null;
  @Column({ name: 'asks_again', type: 'boolean' }) asksAgain!: boolean;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'author_id', type: 'uuid', nullable: true }) authorId!: string | null;
  @Column({ name: 'published_on', type: 'date' }) publishedOn!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}

/** What a patient agreed to for a course, as it was given; never changed. */
@Entity({ name: 'patient_consent' })
export class PatientConsentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @Column({ name: 'course_id', type: 'uuid' }) courseId!: string;
  @Column({ name: 'text_version', type: 'integer' }) textVersion!: number;
  @Column({ name: 'agreed_on', type: 'date' }) agreedOn!: string;
  @Column({ name: 'agreed_by', type: 'text' }) agreedBy!: ConsentGiver;
  @Column({ type: 'text', nullable: true }) representative!: string | null;
  @Column({ type: 'text' }) how!: ConsentHow;
  @Column({ type: 'text', nullable: true }) witness!: string | null;
  @Column({ name: 'taken_by', type: 'uuid' }) takenBy!: string;
  @Column({ type: 'text', array: true }) declined!: readonly OptionalConsentPointId[];
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}

/** A withdrawal, or that the consent or one of its withdrawals was entered by mistake; its version says which step it is. */
@Entity({ name: 'patient_consent_event' })
export class PatientConsentEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'consent_id', type: 'uuid' }) consentId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @Column({ type: 'text' }) kind!: RecordedConsentEvent['kind'];
  @Column({ type: 'text', nullable: true }) scope!: WithdrawalScope | null;
  @Column({ name: 'voids_version', type: 'integer', nullable: true }) voidsVersion!: number | null;
  @Column({ name: 'happened_on', type: 'date' }) happenedOn!: string;
  @Column({ name: 'withdrawn_by', type: 'text', nullable: true }) withdrawnBy!: ConsentGiver | null;
  @Column({ type: 'text', nullable: true }) representative!: string | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}
