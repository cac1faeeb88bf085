import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A lot as its label says now, and the sums of its entries. */
@Entity({ name: 'stock_lot' })
export class StockLotEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'product_id', type: 'text' })
  productId!: string;

  @Column({ name: 'lot_number', type: 'text' })
  lotNumber!: string;

  /** Computed by PostgreSQL from the lot number. */
  @Column({ name: 'lot_key', type: 'text', insert: false, update: false })
  lotKey!: string;

  @Column({ name: 'expires_on', type: 'date' })
  expiresOn!: string;

  @Column({ name: 'vial_units', type: 'numeric', precision: 7, scale: 2 })
  vialUnits!: string;

  @Column({ type: 'integer', default: 0 })
  entries!: number;

  @Column({ type: 'integer', default: 0 })
  unopened!: number;

  @Column({ type: 'integer', default: 0 })
  open!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One version of what the label of a lot says. */
@Entity({ name: 'stock_lot_version' })
export class StockLotVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'lot_id', type: 'uuid' })
  lotId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'lot_number', type: 'text' })
  lotNumber!: string;

  @Column({ name: 'expires_on', type: 'date' })
  expiresOn!: string;

  @Column({ name: 'vial_units', type: 'numeric', precision: 7, scale: 2 })
  vialUnits!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}

/** One version of a delivery; the newest is the one that counts. */
@Entity({ name: 'stock_delivery_version' })
export class StockDeliveryVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'delivery_id', type: 'uuid' })
  deliveryId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'lot_id', type: 'uuid' })
  lotId!: string;

  @Column({ type: 'integer' })
  vials!: number;

  @Column({ type: 'text' })
  supplier!: string;

  @Column({ name: 'received_on', type: 'date' })
  receivedOn!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}

/** What happened to vials of a lot, once; never changed. */
@Entity({ name: 'stock_entry' })
export class StockEntryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId!: string;

  @PrimaryColumn({ name: 'lot_id', type: 'uuid' })
  lotId!: string;

  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'integer' })
  unopened!: number;

  @Column({ type: 'integer' })
  open!: number;

  @Column({ type: 'integer', default: 0 })
  missing!: number;

  @Column({ name: 'injected_units', type: 'numeric', precision: 8, scale: 2, default: 0 })
  injectedUnits!: string;

  @Column({ name: 'wasted_units', type: 'numeric', precision: 10, scale: 2, default: 0 })
  wastedUnits!: string;

  /** The entry that opened the vials which this one takes. */
  @Column({ type: 'integer', nullable: true })
  opening!: number | null;

  /** The use that this entry takes back. */
  @Column({ type: 'integer', nullable: true })
  undoes!: number | null;

  @Column({ name: 'delivery_id', type: 'uuid', nullable: true })
  deliveryId!: string | null;

  @Column({ name: 'delivery_version', type: 'integer', nullable: true })
  deliveryVersion!: number | null;

  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  sessionId!: string | null;

  @Column({ name: 'session_version', type: 'integer', nullable: true })
  sessionVersion!: number | null;

  @Column({ name: 'reconstituted_at', type: 'timestamptz', nullable: true })
  reconstitutedAt!: Date | null;

  @Column({ name: 'diluent_ml', type: 'numeric', precision: 6, scale: 3, nullable: true })
  diluentMl!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
