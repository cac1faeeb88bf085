import type { AttentionKind } from '@glabella/domain/outcomes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a patient stands in the caseload on a stretch of days, the last of which is not included. */
@Entity({ name: 'attention_phase' })
export class AttentionPhaseEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @PrimaryColumn({ name: 'valid_from', type: 'date' }) validFrom!: string;
  @Column({ name: 'valid_to', type: 'date' }) validTo!: string;
  @Column({ type: 'smallint' }) tier!: number;
  @Column({ type: 'date' }) since!: string;
  @Column({ type: 'text', array: true }) kinds!: readonly AttentionKind[];
}
