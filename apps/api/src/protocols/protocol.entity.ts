import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A protocol of the practice: its newest version, and whether new courses may take it. */
@Entity({ name: 'protocol' })
export class ProtocolEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'boolean' })
  shipped!: boolean;

  @Column({ type: 'boolean' })
  retired!: boolean;

  /** How often it was retired or brought back. */
  @Column({ type: 'integer' })
  retirements!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One version of a protocol: what courses keep, never changed once written. */
@Entity({ name: 'protocol_version' })
export class ProtocolVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'protocol_id', type: 'text' })
  protocolId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid', nullable: true })
  authorId!: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}

/** When a protocol was retired or brought back, by whom and why. */
@Entity({ name: 'protocol_retirement' })
export class ProtocolRetirementEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'protocol_id', type: 'text' })
  protocolId!: string;

  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'boolean' })
  retired!: boolean;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
