import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('one_time_link')
export class OneTimeLinkEntity {
  @PrimaryColumn('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('text')
  purpose!: string;

  @Column('uuid', { name: 'practice_id' })
  practiceId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  @Column('boolean', { name: 'is_requested' })
  isRequested!: boolean;
}
