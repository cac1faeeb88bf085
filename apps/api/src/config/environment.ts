import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from './refusal';
import { workspaceRoot } from './workspace-root';

/** Everything the program reads from its environment, typed and checked once at start-up. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** The address people type, without a trailing slash; null: `http://<host>:<port>`. */
  readonly publicUrl: string | null;
  /** The folder of the embedded database and its secrets, absolute. */
  readonly dataDir: string;
  /** The owner of an external PostgreSQL; null: the embedded one. */
  readonly databaseUrl: string | null;
  readonly databaseAppUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly sessionIdleMinutes: number;
  readonly sessionAbsoluteHours: number;
  readonly logLevel: LogLevel;
  /** Seed the synthetic demo practice into an empty database. */
  readonly isDemo: boolean;
  /** Plain http off loopback was asked for in so many words. */
  readonly allowsInsecureHttp: boolean;
  /** Addresses of proxies whose X-Forwarded-* headers are believed; empty: none. */
  readonly trustedProxies: readonly string[];
  /** Offer the API's documentation page at /api/docs. */
  readonly offersApiDocs: boolean;
  /** 32 bytes in base64 that encrypt second-factor secrets at rest; null: kept in a file of the data folder. */
  readonly secretKey: string | null;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings that may come from a file named in `<NAME>_FILE`, as container secrets do. */
const secretNames = ['DATABASE_URL', 'DATABASE_APP_URL', 'SMTP_URL', 'SECRET_KEY'] as const;

type Source = Readonly<Record<string, string | undefined>>;

/** What is wrong with the environment: every problem, none of the values of secrets. */
export class EnvironmentInvalid extends Refusal {
  override readonly name = 'EnvironmentInvalid';

  constructor(readonly problems: readonly string[]) {
    super(
      `The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      `must be a whole number from ${min} to ${max}`,
    );

const flag = z
  .enum(['0', '1', 'false', 'true'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true');

const urlWith = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => {
    const protocol = URL.canParse(text) ? new URL(text).protocol : '';
    return protocols.includes(protocol);
  }, `must be an address like ${example}`);

const postgresUrl = urlWith(['postgres:', 'postgresql:'], 'postgresql://user:password@host/name');

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or host name without a port')
    .default('127.0.0.1'),
  PUBLIC_URL: urlWith(['http:', 'https:'], 'https://glabella.example.org')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  SMTP_URL: urlWith(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@]+@[^@]+$/, 'must be an e-mail address')
    .optional(),
  SESSION_IDLE_MINUTES: wholeNumber(1, 24 * 60).default(15),
  SESSION_ABSOLUTE_HOURS: wholeNumber(1, 7 * 24).default(12),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  GLABELLA_DEMO: flag.default(false),
  INSECURE_HTTP: flag.default(false),
  TRUSTED_PROXIES: z
    .string()
    .regex(
      /^[\d.:a-fA-F/]+(\s*,\s*[\d.:a-fA-F/]+)*$/,
      'must be addresses or networks, separated by commas',
    )
    .transform((text) => text.split(',').map((address) => address.trim()))
    .default([]),
  API_DOCS: flag.optional(),
  SECRET_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
});

type Variables = z.output<typeof variables>;

/** The name of a variable that the program reads. */
export type SettingName = keyof Variables;

/** Every variable that the program reads, those included that name a file with a secret. */
export const settingNames: readonly string[] = [
  ...Object.keys(variables.shape),
  ...secretNames.map((name) => `${name}_FILE`),
];

/**
 * Reads and checks the environment. Throws one `EnvironmentInvalid` that lists every problem at once, so that nobody
 * has to restart six times to learn six things.
 */
export function readEnvironment(source: Source): Environment {
  const { values, problems } = resolveSecretFiles(withoutEmpty(source));
  const parsed = variables.safeParse(values);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    );
  }
  problems.push(...problemsBetween(values));
  if (!parsed.success || problems.length > 0) throw new EnvironmentInvalid(problems);
  return toEnvironment(parsed.data);
}

/** An empty variable is how a compose file says "not set". */
function withoutEmpty(source: Source): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => !!entry[1]?.trim()),
  );
}

function resolveSecretFiles(source: Record<string, string>) {
  const values = { ...source };
  const problems: string[] = [];
  for (const name of secretNames) {
    const file = source[`${name}_FILE`];
    if (file === undefined) continue;
    if (source[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both set: keep one`);
      continue;
    }
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names ${file}, which cannot be read`);
    }
  }
  return { values, problems };
}

/** Rules between settings, on the raw texts: they are reported beside the single settings' own problems. */
function problemsBetween(values: Record<string, string>): string[] {
  const problems: string[] = [];
  const host = values['HOST'] ?? '127.0.0.1';
  const address = values['PUBLIC_URL'] ?? '';
  const publicUrl = URL.canParse(address) ? new URL(address) : null;
  const insecureAllowed = ['1', 'true'].includes(values['INSECURE_HTTP'] ?? '');
  const orAllow = 'or INSECURE_HTTP=1 if patient data may travel unencrypted here';
  if (!isLoopback(host) && publicUrl?.protocol !== 'https:' && !insecureAllowed) {
    problems.push(
      `HOST ${host} would offer plain http beyond this machine: set PUBLIC_URL to the https address of the proxy ` +
        `in front, ${orAllow}`,
    );
  }
  if (publicUrl?.protocol === 'http:' && !isLoopback(publicUrl.hostname) && !insecureAllowed) {
    problems.push(
      `PUBLIC_URL ${publicUrl.origin} is plain http beyond this machine: give the https address of the proxy in ` +
        `front, ${orAllow}`,
    );
  }
  if (values['SMTP_URL'] !== undefined && values['MAIL_FROM'] === undefined) {
    problems.push('MAIL_FROM is needed with SMTP_URL: the sender of invitations');
  }
  return problems;
}

/** True for an address that only programs on this machine can reach, also as it stands in a URL. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function toEnvironment(values: Variables): Environment {
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: values.DATA_DIR ? resolve(values.DATA_DIR) : join(workspaceRoot(), '.data'),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseAppUrl: values.DATABASE_APP_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    sessionAbsoluteHours: values.SESSION_ABSOLUTE_HOURS,
    logLevel: values.LOG_LEVEL,
    isDemo: values.GLABELLA_DEMO,
    allowsInsecureHttp: values.INSECURE_HTTP,
    trustedProxies: values.TRUSTED_PROXIES,
    // Off where the program serves other machines, unless somebody asks for it.
    offersApiDocs: values.API_DOCS ?? isLoopback(values.HOST),
    secretKey: values.SECRET_KEY ?? null,
  };
}
