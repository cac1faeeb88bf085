import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Environment } from '../config/environment';
import { Refusal } from '../config/refusal';
import { scramVerifier } from './scram';
import { refusePowerfulAppRole } from './server-checks';

/** The role that owns the schema and runs migrations. */
export const OWNER_ROLE = 'glabella_owner';
/** The role that the application connects as; migrations grant it table by table. */
export const APP_ROLE = 'glabella_app';
export const DATABASE_NAME = 'glabella';

/** How to reach the database: as its owner (migrations, roles) and as the application. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

const CODES = {
  insufficientPrivilege: '42501',
  duplicateObject: '42710',
  uniqueViolation: '23505',
  wrongPassword: '28P01',
} as const;

const codeOf = (error: unknown) => (error as { code?: string }).code;

/**
 * The addresses of an external PostgreSQL. The application role's password is that of DATABASE_APP_URL, or else
 * derived from the owner's, so that several processes agree on it without sharing another secret.
 */
export function externalUrls(
  environment: Pick<Environment, 'databaseUrl' | 'databaseAppUrl'>,
): DatabaseUrls | null {
  const { databaseUrl, databaseAppUrl } = environment;
  if (databaseUrl === null) return null;
  return { ownerUrl: databaseUrl, appUrl: databaseAppUrl ?? derivedAppUrl(databaseUrl) };
}

/** The address of the application role that belongs to an owner's address. */
export function derivedAppUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  if (url.password === '') {
    throw new Refusal(
      'DATABASE_URL has no password to derive that of the application role from: set DATABASE_APP_URL as well.',
    );
  }
  const ownerPassword = decodeURIComponent(url.password);
  url.username = APP_ROLE;
  url.password = createHmac('sha256', ownerPassword).update(APP_ROLE).digest('base64url');
  return url.href;
}

/**
 * Makes sure that the application role exists, can sign in, may enter the database and its schema, and has no power
 * beyond that. `client` is a session that may create roles: the superuser of the embedded server, the owner elsewhere.
 */
export async function ensureAppRole(client: pg.ClientBase, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  if (username !== APP_ROLE) {
    throw new Refusal(
      `DATABASE_APP_URL must use the role ${APP_ROLE}: the tables are granted to it.`,
    );
  }
  await refuseIfImpossible(appUrl, async () => {
    await createRole(client, APP_ROLE, decodeURIComponent(password));
    await setPasswordUnlessKnown(client, appUrl);
    await letIn(client);
  });
  await withClient(appUrl, refusePowerfulAppRole);
}

/** Creates the owner of the embedded database, and the database; both are left as they are if they exist. */
export async function ensureOwnerAndDatabase(
  admin: pg.ClientBase,
  ownerUrl: string,
): Promise<void> {
  const password = decodeURIComponent(new URL(ownerUrl).password);
  await createRole(admin, OWNER_ROLE, password);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [
    DATABASE_NAME,
  ]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE_NAME} OWNER ${OWNER_ROLE}`);
  await admin.query(`REVOKE ALL ON DATABASE ${DATABASE_NAME} FROM PUBLIC`);
  await setPasswordUnlessKnown(admin, ownerUrl);
}

/** Opens one session, lends it, and closes it. */
export async function withClient<Answer>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection that breaks rejects the running query; the event alone would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createRole(client: pg.ClientBase, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount !== 0) return;
  try {
    await client.query(
      `CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
         PASSWORD '${scramVerifier(password)}'`,
    );
  } catch (error) {
    // Another process that starts at the same moment was first.
    const code = codeOf(error);
    if (code !== CODES.duplicateObject && code !== CODES.uniqueViolation) throw error;
  }
}

async function setPasswordUnlessKnown(client: pg.ClientBase, url: string): Promise<void> {
  if (await canSignIn(url)) return;
  const { username, password } = new URL(url);
  const verifier = scramVerifier(decodeURIComponent(password));
  await client.query(`ALTER ROLE ${pg.escapeIdentifier(username)} PASSWORD '${verifier}'`);
}

/** Grants only what is missing: an owner who may not grant can be helped by an administrator beforehand. */
async function letIn(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; connects: boolean; sees: boolean }>(
    `SELECT current_database() AS name,
            has_database_privilege($1, current_database(), 'CONNECT') AS connects,
            has_schema_privilege($1, 'public', 'USAGE') AS sees`,
    [APP_ROLE],
  );
  const database = pg.escapeIdentifier(rows[0]?.name ?? DATABASE_NAME);
  if (!rows[0]?.connects)
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${APP_ROLE}`);
  if (!rows[0]?.sees) await client.query(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`);
}

async function canSignIn(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT'));
    return true;
  } catch (error) {
    if (codeOf(error) === CODES.wrongPassword) return false;
    // Let through by the password, then stopped because CONNECT is not granted yet.
    if (codeOf(error) === CODES.insufficientPrivilege) return true;
    throw error;
  }
}

async function refuseIfImpossible(appUrl: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (codeOf(error) !== CODES.insufficientPrivilege) throw error;
    const { pathname } = new URL(appUrl);
    throw new Refusal(
      `The user of DATABASE_URL may not create the role ${APP_ROLE} or give it rights. Let an administrator run\n` +
        `  CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '...';\n` +
        `  GRANT CONNECT ON DATABASE ${pathname.slice(1)} TO ${APP_ROLE}; GRANT USAGE ON SCHEMA public TO ${APP_ROLE};\n` +
        'and set DATABASE_APP_URL with that password.',
    );
  }
}
