import type { Client } from 'pg';

/** The table that floor A writes to: columns of a score and nothing that is promised about them. */
export async function createFloorTable(admin: Client): Promise<void> {
  await admin.query(`
    CREATE SCHEMA IF NOT EXISTS bench_floor;
    CREATE TABLE IF NOT EXISTS bench_floor.written (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      practice_id uuid NOT NULL, patient_id uuid NOT NULL, total smallint NOT NULL, at timestamptz NOT NULL)`);
}
