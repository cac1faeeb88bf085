import type { RaisedReason } from '@glabella/domain/outcomes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row per patient for the pages that list patients; see `summary-row.ts` for what each column says. */
@Entity({ name: 'patient_summary' })
export class PatientSummaryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'patient_id', type: 'uuid' }) patientId!: string;
  @Column({ name: 'name_key', type: 'text', default: '' }) nameKey!: string;
  @Column({ name: 'archived', type: 'boolean', default: false }) archived!: boolean;
  @Column({ name: 'course_id', type: 'uuid', nullable: true }) courseId!: string | null;
  @Column({ name: 'protocol_id', type: 'text', nullable: true }) protocolId!: string | null;
  @Column({ name: 'responsible_id', type: 'uuid', nullable: true }) responsibleId!: string | null;
  @Column({ name: 'clinician_ids', type: 'uuid', array: true, default: '{}' })
  clinicianIds!: string[];
  @Column({ name: 'first_injection_on', type: 'date', nullable: true })
  firstInjectionOn!: string | null;
  @Column({ name: 'last_injection_on', type: 'date', nullable: true })
  lastInjectionOn!: string | null;
  @Column({
    name: 'last_injection_units',
    type: 'numeric',
    precision: 7,
    scale: 2,
    nullable: true,
  })
  lastInjectionUnits!: string | null;
  @Column({ name: 'last_injection_product', type: 'text', nullable: true })
  lastInjectionProduct!: string | null;
  @Column({ name: 'session_count', type: 'integer', default: 0 }) sessionCount!: number;
  @Column({ name: 'assessment_count', type: 'integer', default: 0 }) assessmentCount!: number;
  @Column({ name: 'latest_on', type: 'date', nullable: true }) latestOn!: string | null;
  @Column({ name: 'latest_total', type: 'smallint', nullable: true }) latestTotal!: number | null;
  @Column({ name: 'latest_status', type: 'text', nullable: true }) latestStatus!: string | null;
  @Column({ name: 'baseline_on', type: 'date', nullable: true }) baselineOn!: string | null;
  @Column({ name: 'baseline_total', type: 'smallint', nullable: true })
  baselineTotal!: number | null;
  @Column({ name: 'recent_scores', type: 'json', default: [] })
  recentScores!: readonly { on: string; total: number | null }[];
  @Column({ name: 'recent_injections', type: 'date', array: true, default: '{}' })
  recentInjections!: string[];
  @Column({ name: 'open_follow_ups', type: 'integer', default: 0 }) openFollowUps!: number;
  @Column({ name: 'last_activity_on', type: 'date', nullable: true })
  lastActivityOn!: string | null;
  @Column({ name: 'attention', type: 'json', default: [] }) attention!: readonly RaisedReason[];
  @Column({ name: 'derivation', type: 'integer', default: 0 }) derivation!: number;
}
