import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody of the practice is away on these days; the cover answers for the follow-ups. */
@Entity({ name: 'staff_absence' })
export class StaffAbsenceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ name: 'cover_id', type: 'uuid' }) coverId!: string;
  @Column({ name: 'from_on', type: 'date' }) fromOn!: string;
  @Column({ name: 'until_on', type: 'date' }) untilOn!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
  @Column({ name: 'withdrawn_by', type: 'uuid', nullable: true }) withdrawnBy!: string | null;
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
}
