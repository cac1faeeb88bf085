import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Aftercare, BeforeNeedle, StoredCheck } from './stored-session';

/** The current facts of a signed session by which pages search and join. */
@Entity({ name: 'injection_session' })
export class InjectionSessionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ name: 'course_id', type: 'uuid' })
  courseId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'performed_on', type: 'date' })
  performedOn!: string;

  @Column({ name: 'product_id', type: 'text' })
  productId!: string;

  @Column({ name: 'lot_number', type: 'text' })
  lotNumber!: string;

  /** Computed by PostgreSQL from the lot number. */
  @Column({ name: 'lot_key', type: 'text', insert: false, update: false })
  lotKey!: string;

  @Column({ name: 'total_units', type: 'numeric', precision: 7, scale: 2 })
  totalUnits!: string;

  @Column({ name: 'care_site', type: 'text', nullable: true })
  careSite!: string | null;

  @Column({ type: 'boolean', default: false })
  voided!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One version of a signed session: the record itself, never changed once written. */
@Entity({ name: 'injection_session_version' })
export class InjectionSessionVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'patient_id', type: 'uuid' })
  patientId!: string;

  @Column({ name: 'course_id', type: 'uuid' })
  courseId!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'performed_on', type: 'date' })
  performedOn!: string;

  @Column({ name: 'performed_by', type: 'uuid' })
  performedBy!: string;

  @Column({ name: 'care_site', type: 'text', nullable: true })
  careSite!: string | null;

  /** As the practice called it when the version was signed. */
  @Column({ name: 'care_site_name', type: 'text', nullable: true })
  careSiteName!: string | null;

  @Column({ name: 'protocol_id', type: 'text' })
  protocolId!: string;

  @Column({ name: 'protocol_version', type: 'integer' })
  protocolVersion!: number;

  @Column({ name: 'product_id', type: 'text' })
  productId!: string;

  @Column({ name: 'lot_number', type: 'text' })
  lotNumber!: string;

  /** Computed by PostgreSQL from the lot number. */
  @Column({ name: 'lot_key', type: 'text', insert: false, update: false })
  lotKey!: string;

  @Column({ name: 'lot_expires_on', type: 'date' })
  lotExpiresOn!: string;

  @Column({ name: 'vial_units', type: 'numeric', precision: 7, scale: 2 })
  vialUnits!: string;

  @Column({ name: 'vials_opened', type: 'smallint' })
  vialsOpened!: number;

  @Column({ name: 'diluent_ml', type: 'numeric', precision: 6, scale: 3, nullable: true })
  diluentMl!: string | null;

  @Column({ name: 'reconstituted_at', type: 'timestamptz', nullable: true })
  reconstitutedAt!: Date | null;

  @Column({ name: 'reconstituted_by', type: 'uuid', nullable: true })
  reconstitutedBy!: string | null;

  /** As the person or the pharmacy was called when the version was signed. */
  @Column({ name: 'reconstituted_by_name', type: 'text', nullable: true })
  reconstitutedByName!: string | null;

  @Column({ name: 'units_drawn', type: 'numeric', precision: 7, scale: 2, nullable: true })
  unitsDrawn!: string | null;

  @Column({ name: 'seal_intact', type: 'boolean', nullable: true })
  sealIntact!: boolean | null;

  @Column({ name: 'injected_at', type: 'timestamptz', nullable: true })
  injectedAt!: Date | null;

  @Column({ name: 'total_units', type: 'numeric', precision: 7, scale: 2 })
  totalUnits!: string;

  @Column({ name: 'frown_at_rest', type: 'smallint', nullable: true })
  frownAtRest!: number | null;

  @Column({ name: 'frown_at_maximum', type: 'smallint', nullable: true })
  frownAtMaximum!: number | null;

  @Column({ name: 'before_needle', type: 'jsonb' })
  beforeNeedle!: BeforeNeedle;

  @Column({ type: 'jsonb' })
  checks!: readonly StoredCheck[];

  @Column({ type: 'jsonb' })
  aftercare!: Aftercare;

  @Column({ name: 'aftercare_list_version', type: 'integer' })
  aftercareListVersion!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;

  @Column({ name: 'signed_by', type: 'uuid' })
  signedBy!: string;

  @Column({ name: 'signer_name', type: 'text' })
  signerName!: string;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt!: Date;

  @Column({ name: 'signature_meaning', type: 'text' })
  signatureMeaning!: string;
}

/** A site of one version of a session. */
@Entity({ name: 'injection_site' })
export class InjectionSiteEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @PrimaryColumn({ type: 'smallint' })
  ordinal!: number;

  @Column({ type: 'text' })
  muscle!: string;

  @Column({ type: 'text' })
  side!: string;

  @Column({ type: 'numeric', precision: 6, scale: 2 })
  units!: string;

  @Column({ name: 'volume_ml', type: 'numeric', precision: 7, scale: 4 })
  volumeMl!: string;
}
