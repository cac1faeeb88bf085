import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('sign_in_attempt')
export class SignInAttemptEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  /** A hash of the name that was tried: names that do not exist count too, and none is kept readable. */
  @Column('bytea', { name: 'account_key' })
  accountKey!: Buffer;

  @Column('text')
  address!: string;

  @Column('timestamptz', { name: 'attempted_at' })
  attemptedAt!: Date;

  @Column('boolean', { name: 'is_known_device' })
  isKnownDevice!: boolean;

  @Column('boolean')
  succeeded!: boolean;
}
