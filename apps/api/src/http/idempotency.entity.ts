import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The first answer to a key, given again to every repetition. */
@Entity('idempotency_record')
export class IdempotencyRecordEntity {
  @PrimaryColumn('uuid', { name: 'practice_id' })
  practiceId!: string;

  @PrimaryColumn('uuid', { name: 'staff_id' })
  staffId!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash!: Buffer;

  @Column('jsonb', { nullable: true })
  answer!: unknown;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
