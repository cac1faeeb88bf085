/**
 * The SQL every tenant table repeats, written once for all migrations.
 *
 * A policy reads the practice of the running transaction. Outside a tenant transaction the setting is missing or
 * empty, and the cast throws (42704 on a fresh connection, 22P02 on a reused one): a forgotten transaction is an
 * error, never an empty answer.
 */
const CURRENT_PRACTICE = `(SELECT current_setting('app.practice_id')::uuid)`;

/** What the application role may do with a table. Version tables and trails are `append`. */
export type TableGrant = 'append' | 'append-and-update' | 'full';

const GRANTS: Record<TableGrant, string> = {
  append: 'SELECT, INSERT',
  'append-and-update': 'SELECT, INSERT, UPDATE',
  full: 'SELECT, INSERT, UPDATE, DELETE',
};

/** Row-level security, forced, with one policy, and the application role's rights on the table. */
export function isolateByPractice(
  table: string,
  grant: TableGrant,
  practiceColumn = 'practice_id',
): string[] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY ${table}_practice ON ${table}
       USING (${practiceColumn} = ${CURRENT_PRACTICE})
       WITH CHECK (${practiceColumn} = ${CURRENT_PRACTICE})`,
    `GRANT ${GRANTS[grant]} ON ${table} TO glabella_app`,
  ];
}

/** Runs statements once for each practice, as its own: `t.id` is the practice. */
export function forEachPractice(statements: string): string {
  return `DO $each$
    DECLARE t record;
    BEGIN
      FOR t IN SELECT id FROM tenant LOOP
        PERFORM set_config('app.practice_id', t.id::text, true);
        ${statements}
      END LOOP;
      PERFORM set_config('app.practice_id', '', true);
    END $each$`;
}

/** A value as a JSON literal within such statements. */
export function jsonLiteral(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;
}
