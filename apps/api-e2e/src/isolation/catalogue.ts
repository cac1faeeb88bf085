import type pg from 'pg';

/**
 * Tables outside row-level security, each with the reason. They are read before the practice is known, or hold nothing of
 * a patient; every other table must be isolated.
 */
export const tablesOutsideIsolation: Readonly<Record<string, string>> = {
  tenant: 'the ids of practices and nothing else',
  login: 'looked up by e-mail before the practice is known',
  login_session: 'looked up by token before the practice is known',
  login_recovery_code: 'belongs to a login',
  one_time_link: 'looked up by token before the practice is known',
  sign_in_attempt: 'counts guesses at accounts that may not exist',
  login_device: 'looked up by cookie before the practice is known',
  schema_migration: 'which migrations ran',
};

/** Columns that say which practice a row belongs to; `practice` is its own. */
const practiceColumnOf = (table: string): string => (table === 'practice' ? 'id' : 'practice_id');

/** What is wrong with the isolation of a database, one sentence each; empty when nothing is. */
export async function isolationGaps(client: pg.Client): Promise<string[]> {
  return [
    ...(await roleGaps(client)),
    ...(await tableGaps(client)),
    ...(await viewGaps(client)),
    ...(await foreignKeyGaps(client)),
    ...(await uniqueGaps(client)),
    ...(await versionGrantGaps(client)),
  ];
}

async function rows<Row extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<Row[]> {
  return (await client.query<Row>(sql)).rows;
}

async function roleGaps(client: pg.Client): Promise<string[]> {
  const [role] = await rows<{ rolsuper: boolean; rolbypassrls: boolean; owns: number }>(
    client,
    `SELECT rolsuper, rolbypassrls,
            (SELECT count(*)::integer FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname = 'glabella_app'`,
  );
  if (!role) return ['the application role does not exist'];
  return [
    ...(role.rolsuper ? ['the application role is a superuser'] : []),
    ...(role.rolbypassrls ? ['the application role bypasses row-level security'] : []),
    ...(role.owns > 0 ? [`the application role owns ${role.owns} relations`] : []),
  ];
}

async function tableGaps(client: pg.Client): Promise<string[]> {
  const tables = await rows<{
    name: string;
    enabled: boolean;
    forced: boolean;
    policies: { using: string | null; check: string | null; permissive: boolean }[];
  }>(
    client,
    `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
            coalesce((SELECT json_agg(json_build_object(
                        'using', pg_get_expr(p.polqual, p.polrelid),
                        'check', pg_get_expr(p.polwithcheck, p.polrelid),
                        'permissive', p.polpermissive))
                        FROM pg_policy p WHERE p.polrelid = c.oid), '[]') AS policies
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY 1`,
  );
  return tables
    .filter(({ name }) => !(name in tablesOutsideIsolation))
    .flatMap(({ name, enabled, forced, policies }) => {
      const [policy, ...others] = policies;
      const expected = `(${practiceColumnOf(name)} = ( SELECT (current_setting('app.practice_id'::text))::uuid AS current_setting))`;
      return [
        ...(enabled ? [] : [`${name}: row-level security is off`]),
        ...(forced ? [] : [`${name}: row-level security is not forced`]),
        ...(policy ? [] : [`${name}: no policy`]),
        ...(others.length === 0 ? [] : [`${name}: more than one policy`]),
        ...(policy && policy.using !== expected ? [`${name}: USING is ${policy.using}`] : []),
        ...(policy && policy.check !== expected ? [`${name}: WITH CHECK is ${policy.check}`] : []),
      ];
    });
}

async function viewGaps(client: pg.Client): Promise<string[]> {
  const views = await rows<{ name: string }>(
    client,
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
        AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
  );
  return views.map(({ name }) => `${name}: a view that does not run as its caller`);
}

async function foreignKeyGaps(client: pg.Client): Promise<string[]> {
  const keys = await rows<{ name: string; table: string; target: string; columns: string[] }>(
    client,
    `SELECT k.conname AS name, k.conrelid::regclass::text AS table, k.confrelid::regclass::text AS target,
            (SELECT array_agg(a.attname::text ORDER BY u.position)
               FROM unnest(k.conkey) WITH ORDINALITY AS u (number, position)
               JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) AS columns
       FROM pg_constraint k
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
  );
  return keys
    .filter(({ table, target }) => {
      const isOutside = table in tablesOutsideIsolation || target in tablesOutsideIsolation;
      return !isOutside && target !== 'practice';
    })
    .filter(({ columns }) => columns[0] !== 'practice_id' || columns.length < 2)
    .map(({ name, table }) => `${table}: foreign key ${name} does not lead with the practice`);
}

async function uniqueGaps(client: pg.Client): Promise<string[]> {
  const indexes = await rows<{ name: string; table: string; first: string }>(
    client,
    `SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS table,
            (SELECT attname::text FROM pg_attribute
              WHERE attrelid = i.indrelid AND attnum = i.indkey[0]) AS first
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
  );
  return indexes
    .filter(({ table }) => !(table in tablesOutsideIsolation))
    .filter(({ table, first }) => first !== practiceColumnOf(table))
    .map(({ name, table }) => `${table}: unique index ${name} does not lead with the practice`);
}

/**
 * Versions, sites, events and trails are written once: the application role may neither change nor remove them. An adverse
 * event and a life event are no lines of a trail: their rows name their newest version, which is.
 */
async function versionGrantGaps(client: pg.Client): Promise<string[]> {
  const grants = await rows<{ table: string; right: string }>(
    client,
    `SELECT table_name AS table, privilege_type AS right
       FROM information_schema.role_table_grants
      WHERE grantee = 'glabella_app' AND table_schema = 'public'
        AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
        AND (table_name LIKE '%\\_version' OR table_name LIKE '%\\_event' OR table_name IN
              ('injection_site', 'course_clinician', 'audit_seal', 'stock_entry'))
        AND table_name NOT IN ('adverse_event', 'life_event')`,
  );
  return grants.map(({ table, right }) => `${table}: the application role may ${right}`);
}
