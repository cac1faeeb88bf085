import { createHash } from 'node:crypto';
import type pg from 'pg';

type Row = Readonly<Record<string, unknown>>;

/** The rows of every table, each row as an object; the list of migrations is none of them. */
export type StoredRows = ReadonlyMap<string, readonly Row[]>;

/** Everything that is stored, as the superuser sees it. */
export async function storedRows(admin: pg.Client): Promise<StoredRows> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_migration'
      ORDER BY 1`,
  );
  const stored = new Map<string, readonly Row[]>();
  for (const { name } of tables) {
    const { rows } = await admin.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM ${admin.escapeIdentifier(name)} t`,
    );
    stored.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return stored;
}

/** The columns of each table that has rows. */
export function columnsOf(stored: StoredRows): ReadonlyMap<string, readonly string[]> {
  return new Map([...stored].map(([name, rows]) => [name, Object.keys(rows[0] ?? {}).sort()]));
}

/** One hash of a table's rows, whatever their order, by these columns alone. */
export function hashOf(rows: readonly Row[] = [], columns: readonly string[] = []): string {
  // A number may have become a column of numbers only later: `1` and `'1'` say the same.
  const plain = (value: unknown) => (typeof value === 'number' ? String(value) : (value ?? null));
  const lines = rows.map((row) => JSON.stringify(columns.map((column) => plain(row[column]))));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** Tables whose rows differ between two states, by the columns that both have; only tables with rows in `older`. */
export function differing(
  older: StoredRows,
  newer: StoredRows,
  except: ReadonlySet<string> = new Set(),
): { readonly compared: number; readonly tables: readonly string[] } {
  const columns = columnsOf(older);
  const newColumns = columnsOf(newer);
  const names = [...older.keys()].filter((name) => !except.has(name));
  const tables = names.filter((name) => {
    const both = (columns.get(name) ?? []).filter(
      (column) => newColumns.get(name)?.includes(column) ?? true,
    );
    return hashOf(older.get(name), both) !== hashOf(newer.get(name), both);
  });
  return { compared: names.length, tables };
}
