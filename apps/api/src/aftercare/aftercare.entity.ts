import type { AftercareInstruction } from '@glabella/domain/treatment';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of the practice's aftercare list, never changed once written; without author it is the shipped one. */
@Entity({ name: 'aftercare_list_version' })
export class AftercareListVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'jsonb' }) instructions!: readonly AftercareInstruction[];
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'author_id', type: 'uuid', nullable: true }) authorId!: string | null;
  @Column({ name: 'published_on', type: 'date' }) publishedOn!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}
