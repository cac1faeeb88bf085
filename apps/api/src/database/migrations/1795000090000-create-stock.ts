import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOT_KEY } from './lot-sql';
import { isolateByPractice } from './tenancy-sql';

/**
 * The stock: lots with every version of their label, deliveries with every version, and one entry for whatever happened to
 * the vials of a lot. A lot repeats the sums of its entries: they never fall below nothing, and a deferred trigger compares
 * them at commit, whatever the code did. Sessions are found by the key of their lot.
 */
export class CreateStock1795000090000 implements MigrationInterface {
  readonly name = 'CreateStock1795000090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE injection_session_version ADD COLUMN lot_key ${LOT_KEY}`,
      `CREATE INDEX injection_session_version_by_lot_key
         ON injection_session_version (practice_id, lot_key)`,

      `CREATE TABLE stock_lot (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         version integer NOT NULL,
         product_id text NOT NULL,
         lot_number text NOT NULL,
         lot_key ${LOT_KEY},
         expires_on date NOT NULL,
         vial_units numeric(7,2) NOT NULL,
         entries integer NOT NULL DEFAULT 0,
         unopened integer NOT NULL DEFAULT 0,
         open integer NOT NULL DEFAULT 0,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT stock_lot_practice FOREIGN KEY (practice_id) REFERENCES practice (id),
         CONSTRAINT stock_lot_once UNIQUE (practice_id, product_id, lot_key),
         CONSTRAINT stock_lot_number_present CHECK (btrim(lot_number) <> ''),
         CONSTRAINT stock_lot_vial_positive CHECK (vial_units > 0),
         CONSTRAINT stock_lot_not_below_nothing CHECK (unopened >= 0 AND open >= 0)
       )`,
      `CREATE INDEX stock_lot_on_hand ON stock_lot (practice_id, product_id, expires_on)
         WHERE unopened > 0 OR open > 0`,
      ...isolateByPractice('stock_lot', 'append-and-update'),

      `CREATE TABLE stock_lot_version (
         practice_id uuid NOT NULL,
         lot_id uuid NOT NULL,
         version integer NOT NULL,
         lot_number text NOT NULL,
         expires_on date NOT NULL,
         vial_units numeric(7,2) NOT NULL,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, lot_id, version),
         CONSTRAINT stock_lot_version_lot
           FOREIGN KEY (practice_id, lot_id) REFERENCES stock_lot (practice_id, id),
         CONSTRAINT stock_lot_version_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT stock_lot_version_positive CHECK (version > 0),
         CONSTRAINT stock_lot_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> '')
       )`,
      ...isolateByPractice('stock_lot_version', 'append'),

      `CREATE TABLE stock_delivery_version (
         practice_id uuid NOT NULL,
         delivery_id uuid NOT NULL,
         version integer NOT NULL,
         lot_id uuid NOT NULL,
         vials integer NOT NULL,
         supplier text NOT NULL,
         received_on date NOT NULL,
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, delivery_id, version),
         CONSTRAINT stock_delivery_lot
           FOREIGN KEY (practice_id, lot_id) REFERENCES stock_lot (practice_id, id),
         CONSTRAINT stock_delivery_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT stock_delivery_version_positive CHECK (version > 0),
         CONSTRAINT stock_delivery_correction_has_reason
           CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
         CONSTRAINT stock_delivery_vials_counted CHECK (vials >= 0 AND (version > 1 OR vials > 0)),
         CONSTRAINT stock_delivery_not_in_future
           CHECK (received_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1)
       )`,
      `CREATE INDEX stock_delivery_by_lot ON stock_delivery_version (practice_id, lot_id)`,
      ...isolateByPractice('stock_delivery_version', 'append'),

      `CREATE TABLE stock_entry (
         practice_id uuid NOT NULL,
         lot_id uuid NOT NULL,
         ordinal integer NOT NULL,
         kind text NOT NULL,
         unopened integer NOT NULL,
         open integer NOT NULL,
         missing integer NOT NULL DEFAULT 0,
         injected_units numeric(8,2) NOT NULL DEFAULT 0,
         wasted_units numeric(10,2) NOT NULL DEFAULT 0,
         opening integer,
         undoes integer,
         delivery_id uuid,
         delivery_version integer,
         session_id uuid,
         session_version integer,
         reconstituted_at timestamptz,
         diluent_ml numeric(6,3),
         reason text,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (practice_id, lot_id, ordinal),
         CONSTRAINT stock_entry_lot
           FOREIGN KEY (practice_id, lot_id) REFERENCES stock_lot (practice_id, id),
         CONSTRAINT stock_entry_opening
           FOREIGN KEY (practice_id, lot_id, opening)
           REFERENCES stock_entry (practice_id, lot_id, ordinal),
         CONSTRAINT stock_entry_undoes
           FOREIGN KEY (practice_id, lot_id, undoes)
           REFERENCES stock_entry (practice_id, lot_id, ordinal),
         CONSTRAINT stock_entry_undone_once UNIQUE (practice_id, lot_id, undoes),
         CONSTRAINT stock_entry_delivery
           FOREIGN KEY (practice_id, delivery_id, delivery_version)
           REFERENCES stock_delivery_version (practice_id, delivery_id, version),
         CONSTRAINT stock_entry_session
           FOREIGN KEY (practice_id, session_id, session_version)
           REFERENCES injection_session_version (practice_id, session_id, version),
         CONSTRAINT stock_entry_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT stock_entry_kind_known
           CHECK (kind IN ('received', 'receipt-corrected', 'opened', 'used', 'use-undone', 'wasted',
                           'discarded')),
         CONSTRAINT stock_entry_of_delivery
           CHECK ((kind IN ('received', 'receipt-corrected')) = (delivery_id IS NOT NULL)
                  AND (delivery_id IS NULL) = (delivery_version IS NULL)),
         CONSTRAINT stock_entry_of_session
           CHECK ((kind IN ('used', 'use-undone')) = (session_id IS NOT NULL)
                  AND (session_id IS NULL) = (session_version IS NULL)),
         CONSTRAINT stock_entry_undoes_a_use CHECK ((kind = 'use-undone') = (undoes IS NOT NULL)),
         CONSTRAINT stock_entry_opens
           CHECK ((kind = 'opened') = (reconstituted_at IS NOT NULL)
                  AND (reconstituted_at IS NULL) = (diluent_ml IS NULL) AND diluent_ml > 0),
         CONSTRAINT stock_entry_changes
           CHECK (CASE kind
                    WHEN 'received' THEN unopened > 0 AND open = 0
                    WHEN 'receipt-corrected' THEN open = 0
                    WHEN 'opened' THEN open > 0 AND unopened = -open
                    WHEN 'used' THEN unopened <= 0 AND open <= 0 AND missing >= 0
                    WHEN 'use-undone' THEN unopened >= 0 AND open >= 0 AND missing <= 0
                    WHEN 'wasted' THEN unopened = 0 AND open < 0 AND opening IS NOT NULL
                    ELSE unopened < 0 AND open = 0
                  END),
         CONSTRAINT stock_entry_removal_has_reason
           CHECK (kind NOT IN ('wasted', 'discarded', 'receipt-corrected', 'use-undone')
                  OR btrim(coalesce(reason, '')) <> '')
       )`,
      `CREATE INDEX stock_entry_by_session ON stock_entry (practice_id, session_id)
         WHERE session_id IS NOT NULL`,
      ...isolateByPractice('stock_entry', 'append'),

      `CREATE FUNCTION stock_lot_equals_entries() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE
         lot uuid;
         told record;
         held record;
       BEGIN
         IF TG_TABLE_NAME = 'stock_lot' THEN lot := NEW.id; ELSE lot := NEW.lot_id; END IF;
         SELECT count(*) AS entries, coalesce(sum(unopened), 0) AS unopened,
                coalesce(sum(open), 0) AS open INTO told
           FROM stock_entry WHERE practice_id = NEW.practice_id AND lot_id = lot;
         SELECT entries, unopened, open INTO held
           FROM stock_lot WHERE practice_id = NEW.practice_id AND id = lot;
         IF (told.entries, told.unopened, told.open)
            IS DISTINCT FROM (held.entries, held.unopened, held.open) THEN
           RAISE EXCEPTION 'a lot differs from the sum of its entries'
             USING ERRCODE = '23514', CONSTRAINT = 'stock_lot_equals_entries';
         END IF;
         RETURN NULL;
       END $$`,
      `CREATE CONSTRAINT TRIGGER stock_lot_equals_entries
         AFTER INSERT OR UPDATE ON stock_lot DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION stock_lot_equals_entries()`,
      `CREATE CONSTRAINT TRIGGER stock_entry_equals_lot
         AFTER INSERT ON stock_entry DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION stock_lot_equals_entries()`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      'stock_entry',
      'stock_delivery_version',
      'stock_lot_version',
      'stock_lot',
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
    await queryRunner.query('DROP FUNCTION stock_lot_equals_entries()');
    await queryRunner.query('ALTER TABLE injection_session_version DROP COLUMN lot_key');
  }
}
