import type { ClientBase } from 'pg';
import { Refusal } from '../config/refusal';

/** Without these an acknowledged record may be gone after a power cut. */
const DURABILITY = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

const OLDEST_SERVER = 150_000;

/**
 * Throws a `Refusal` unless the server keeps what it acknowledged, as seen from this session: a role or a database
 * may carry settings of its own, so both roles are asked.
 */
export async function refuseForgetfulServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [[...DURABILITY, 'server_version_num']],
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  if (Number(settings.get('server_version_num')) < OLDEST_SERVER) {
    throw new Refusal('Glabella needs PostgreSQL 15 or newer (views that respect row security).');
  }
  const off = DURABILITY.filter((name) => settings.get(name) === 'off');
  if (off.length > 0) {
    throw new Refusal(
      `The database server runs with ${off.map((name) => `${name} = off`).join(', ')}: records that it has ` +
        'acknowledged could be lost.\nTurn on fsync, full_page_writes and synchronous_commit, then start again.',
    );
  }
}

interface AppRoleFacts {
  readonly name: string;
  readonly rights: string[];
  readonly owned: string | null;
}

/**
 * Throws a `Refusal` unless the role of this session is held by row-level security: neither superuser nor
 * `BYPASSRLS`, may create neither roles nor databases, and owns nothing, itself or through a membership.
 */
export async function refusePowerfulAppRole(client: ClientBase): Promise<void> {
  const { rows } = await client.query<AppRoleFacts>(`
    SELECT current_user AS name,
           array_remove(ARRAY[
             CASE WHEN rolsuper THEN 'SUPERUSER' END,
             CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
             CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
             CASE WHEN rolcreatedb THEN 'CREATEDB' END,
             CASE WHEN rolreplication THEN 'REPLICATION' END
           ], NULL) AS rights,
           (SELECT relname::text FROM pg_class
             WHERE relnamespace = 'public'::regnamespace
               AND pg_has_role(current_user, relowner, 'MEMBER') LIMIT 1) AS owned
      FROM pg_roles WHERE rolname = current_user`);
  const [facts] = rows;
  if (!facts) throw new Refusal('The database does not know the role that it was opened with.');
  const fix = 'The application must connect as a role that row-level security holds.';
  if (facts.rights.length > 0) {
    throw new Refusal(`The database role "${facts.name}" has ${facts.rights.join(', ')}.\n${fix}`);
  }
  if (facts.owned !== null) {
    throw new Refusal(`The database role "${facts.name}" owns the table ${facts.owned}.\n${fix}`);
  }
}
