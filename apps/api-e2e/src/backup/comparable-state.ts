import type pg from 'pg';
import { withClient } from '../support/cluster-under-test';

/** What must be equal before and after: rows and a hash per table, and everything that guards them. */
export interface ComparableState {
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;
  readonly guards: readonly string[];
}

/** As the superuser: row security would hide rows from anybody else. */
export function comparableState(adminUrl: string): Promise<ComparableState> {
  return withClient(adminUrl, async (admin) => ({
    tables: await tables(admin),
    guards: await guards(admin),
  }));
}

async function tables(admin: pg.Client): Promise<ComparableState['tables']> {
  const { rows: names } = await admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const found: Record<string, { rows: number; hash: string }> = {};
  for (const { name } of names) {
    const { rows } = await admin.query<{ rows: number; hash: string }>(
      `SELECT count(*)::integer AS rows,
              md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash
         FROM ${admin.escapeIdentifier(name)} t`,
    );
    found[name] = rows[0] ?? { rows: 0, hash: '' };
  }
  return found;
}

async function guards(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ line: string }>(`
    SELECT format('table %s owner %s rls %s force %s acl %s', relname, relowner::regrole,
                  relrowsecurity, relforcerowsecurity, relacl) AS line
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S')
    UNION ALL
    SELECT format('policy %s on %s for %s to %s using %s check %s', polname, polrelid::regclass, polcmd,
                  polroles::regrole[], pg_get_expr(polqual, polrelid),
                  pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
    UNION ALL
    SELECT format('column %s.%s %s', attrelid::regclass, attname, attacl) FROM pg_attribute
     WHERE attacl IS NOT NULL
    UNION ALL
    SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT format('%s %s', pg_get_functiondef(oid), proacl) FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT format('role %s %s %s %s %s %s %s', rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
                  rolcanlogin, md5(rolpassword)) FROM pg_authid WHERE rolname LIKE 'glabella%'
    UNION ALL SELECT format('database %s %s', datname, datacl) FROM pg_database
    ORDER BY 1`);
  return rows.map(({ line }) => line);
}
