import type { CredentialKindId, CredentialState } from '@glabella/domain/treatment';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A credential of a person: whose it is, and which version stands. */
@Entity({ name: 'staff_credential' })
export class StaffCredentialEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}

/** One version of a credential, never changed once written. */
@Entity({ name: 'staff_credential_version' })
export class StaffCredentialVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'credential_id', type: 'uuid' }) credentialId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ type: 'text' }) state!: CredentialState;
  @Column({ type: 'text' }) kind!: CredentialKindId;
  @Column({ type: 'text' }) issuer!: string;
  @Column({ type: 'text' }) number!: string;
  @Column({ name: 'valid_from', type: 'date' }) validFrom!: string;
  @Column({ name: 'valid_until', type: 'date', nullable: true }) validUntil!: string | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}

/** The credential that the signature of a session's version rests on. */
@Entity({ name: 'session_signature_credential' })
export class SessionSignatureCredentialEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'session_id', type: 'uuid' }) sessionId!: string;
  @PrimaryColumn({ name: 'session_version', type: 'integer' }) sessionVersion!: number;
  @Column({ name: 'credential_id', type: 'uuid' }) credentialId!: string;
  @Column({ name: 'credential_version', type: 'integer' }) credentialVersion!: number;
}
