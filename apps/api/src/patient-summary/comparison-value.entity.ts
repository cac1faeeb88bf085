import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a patient's course contributes to a week of the band of comparable patients; see `comparison-rows.ts`. */
@Entity({ name: 'comparison_value' })
export class ComparisonValueEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @PrimaryColumn({ name: 'protocol_id', type: 'text' }) protocolId!: string;
  @PrimaryColumn({ name: 'instrument_id', type: 'text' }) instrumentId!: string;
  @PrimaryColumn({ type: 'smallint' }) week!: number;
  @Column({ name: 'baseline_total', type: 'smallint' }) baselineTotal!: number;
  @Column({ type: 'smallint' }) total!: number;
}
