import type { Environment, SettingName } from './environment';

/** A setting as it holds, of a secret only that it is there; null: not set. */
export type SettingInForce = string | number | boolean | readonly string[] | null;

/** What holds of every setting, by the name of its variable, without a secret: to be shown and kept in logs. */
export function settingsInForce(environment: Environment): Record<SettingName, SettingInForce> {
  return {
    PORT: environment.port,
    HOST: environment.host,
    PUBLIC_URL: environment.publicUrl,
    DATA_DIR: environment.dataDir,
    DATABASE_URL: withoutPassword(environment.databaseUrl),
    DATABASE_APP_URL: withoutPassword(environment.databaseAppUrl),
    SMTP_URL: withoutPassword(environment.smtpUrl),
    MAIL_FROM: environment.mailFrom,
    SESSION_IDLE_MINUTES: environment.sessionIdleMinutes,
    SESSION_ABSOLUTE_HOURS: environment.sessionAbsoluteHours,
    LOG_LEVEL: environment.logLevel,
    GLABELLA_DEMO: environment.isDemo,
    INSECURE_HTTP: environment.allowsInsecureHttp,
    TRUSTED_PROXIES: environment.trustedProxies,
    API_DOCS: environment.offersApiDocs,
    SECRET_KEY: environment.secretKey === null ? null : MASK,
  };
}

const MASK = '***';

/** Where a URL leads and as whom. Its query is left out as well: drivers take a password there too. */
function withoutPassword(url: string | null): string | null {
  if (url === null) return null;
  const { protocol, username, password, host, pathname } = new URL(url);
  const who = username === '' ? '' : `${username}${password === '' ? '' : `:${MASK}`}@`;
  return `${protocol}//${who}${host}${pathname}`;
}
