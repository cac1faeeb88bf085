import type pg from 'pg';
import { Refusal } from '../config/refusal';
import { migrations } from './migrations';
import { withClient } from './roles';

type Query = (sql: string) => Promise<readonly unknown[]>;

/** Asks through one session. */
export function asQuery(client: pg.ClientBase): Query {
  return async (sql) => (await client.query<object>(sql)).rows;
}

/** How a database differs from the one that this version works on; both empty where it does not. */
export interface SchemaDifference {
  /** Migrations of this version that have not run there. */
  readonly missing: readonly string[];
  /** Migrations that ran there and that this version does not know: a newer one has worked on it. */
  readonly unknown: readonly string[];
}

/** Compares the names of the migrations that have run with those of this version, both ways. */
export function schemaDifference(done: readonly string[]): SchemaDifference {
  const known = migrations.map((migration) => String(new migration().name));
  return {
    missing: known.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !known.includes(name)),
  };
}

/** A newer Glabella has worked on this database: an older one would misread what it finds. */
export async function refuseNewerSchema(query: Query): Promise<void> {
  refuseUnknown(schemaDifference(await doneMigrations(query)));
}

/** Throws a `Refusal` unless the database is at this very version. */
export async function refuseOtherSchema(appUrl: string): Promise<void> {
  const done = await withClient(appUrl, (client) => doneMigrations(asQuery(client)));
  if (done.length === 0) {
    throw new Refusal('The database has no tables yet: run `migrate` first.');
  }
  const difference = schemaDifference(done);
  refuseUnknown(difference);
  if (difference.missing.length === 0) return;
  throw new Refusal(
    `The database is of an earlier version of Glabella (without ${difference.missing.join(', ')}): ` +
      'run `migrate` first.',
  );
}

/** In the order in which they ran; none where there is no table of them. */
async function doneMigrations(query: Query): Promise<readonly string[]> {
  const [found] = (await query(`SELECT to_regclass('schema_migration')::text AS "table"`)) as {
    table: string | null;
  }[];
  if (!found?.table) return [];
  const rows = await query('SELECT name FROM schema_migration ORDER BY id');
  return (rows as { name: string }[]).map(({ name }) => name);
}

function refuseUnknown({ unknown }: SchemaDifference): void {
  if (unknown.length === 0) return;
  throw new Refusal(
    `The database was changed by a newer version of Glabella (${unknown.join(', ')}): start that version.`,
  );
}
