import type { LabelCheckAnswer } from '@glabella/domain/treatment';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word of the practice about a product: its label check, or that it is switched off. Append-only. */
@Entity({ name: 'product_activation_version' })
export class ProductActivationVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' }) practiceId!: string;
  @PrimaryColumn({ name: 'product_id', type: 'text' }) productId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ name: 'is_active', type: 'boolean' }) isActive!: boolean;
  @Column({ type: 'jsonb' }) checks!: readonly LabelCheckAnswer[];
  @Column({ name: 'use_within_hours', type: 'integer', nullable: true })
  useWithinHours!: number | null;

  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'author_id', type: 'uuid' }) authorId!: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
}
