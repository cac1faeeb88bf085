import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CrisisLine, PracticeSettings } from '@glabella/contracts';

/** One row per practice, outside row-level security: it only says which practices there are. */
@Entity('tenant')
export class TenantEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

@Entity('practice')
export class PracticeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text')
  phone!: string;

  @Column('text', { name: 'safety_text' })
  safetyText!: string;

  @Column('jsonb', { name: 'crisis_lines' })
  crisisLines!: CrisisLine[];

  @Column('jsonb')
  settings!: Partial<PracticeSettings>;

  /** The day from which consents are kept here; null: from the beginning. */
  @Column('date', { name: 'consents_kept_from', nullable: true })
  consentsKeptFrom!: string | null;

  @Column('boolean', { name: 'is_synthetic' })
  isSynthetic!: boolean;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
