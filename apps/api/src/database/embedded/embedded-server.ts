import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { Refusal } from '../../config/refusal';
import {
  DATABASE_NAME,
  type DatabaseUrls,
  APP_ROLE,
  ensureAppRole,
  ensureOwnerAndDatabase,
  OWNER_ROLE,
  withClient,
} from '../roles';
import { refuseForgetfulServer } from '../server-checks';
import { type ServerAccount, serverAccount } from './account';
import { ADMIN_ROLE, ensureCluster, setAdminPassword } from './cluster';
import { takeDatabaseLock } from './database-lock';
import { InstanceFile, runningInstance } from './instance-file';
import { embeddedPaths, type EmbeddedPaths } from './paths';
import { readPostmasterFile, removePostmasterFile } from './postmaster-file';
import { isServerOf } from './processes';
import { type ServerPrograms, serverPrograms } from './programs';
import { type EmbeddedSecrets, newSecrets, readSecrets, writeSecrets } from './secrets-file';
import { type ServerProcess, startServer, stopServer } from './server-process';
import { dataPlace, orUnusable } from './unusable-place';

export interface EmbeddedServerOptions {
  /** Absolute. Created if it does not exist. */
  readonly dataDir: string;
  /** Progress in plain words; never patient data. */
  readonly log: (line: string) => void;
  /** The database is gone for good (another copy took it, or another program its port): the program must end. */
  readonly onLost: (reason: Refusal) => void;
}

/** More deaths than this in a row and the server gets a pause before its next start. */
const QUICK_RESTARTS = { count: 5, withinMs: 60_000 };
const PAUSE_MS = 5_000;
const LOCK_AGAIN_MS = 200;

/**
 * The embedded PostgreSQL of one DATA_DIR, from nothing to ready and back: one copy per data, orphans of killed runs
 * stopped, the server restarted if it dies, and a fast shutdown at the end.
 */
export class EmbeddedServer {
  private readonly restartedAt: number[] = [];
  private isStopping = false;

  private constructor(
    private readonly options: EmbeddedServerOptions,
    private readonly parts: Parts,
    private server: ServerProcess,
    private lock: pg.Client,
  ) {
    this.watchServer();
    this.watchLock();
    process.once('exit', this.stopAtExit);
  }

  /** Resolves when the database takes connections and both roles exist. Throws a `Refusal` in plain words. */
  static async start(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
    try {
      return await EmbeddedServer.startIn(options);
    } catch (error) {
      throw orUnusable(error, dataPlace(options.dataDir));
    }
  }

  private static async startIn(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
    const paths = embeddedPaths(options.dataDir);
    mkdirSync(paths.dataDir, { recursive: true, mode: 0o700 });
    const instance = await InstanceFile.claim(paths.instance);
    try {
      const account = serverAccount(options.log);
      const programs = serverPrograms(account, options.log);
      const parts = { paths, account, programs, instance, log: options.log };
      await settleEarlierServer(parts);
      await ensureCluster(paths, programs, account, options.log);
      const secrets = await settleSecrets(parts);
      const server = await startServer(parts, secrets.port);
      try {
        writeSecrets(paths.secrets, { ...secrets, port: server.port });
        const urls = urlsOf(secrets, server.port);
        await prepareRoles(urls);
        const lock = await takeDatabaseLock(urls.ownerUrl);
        if (lock === null) throw usedByAnother(paths);
        await refuseForgetfulServer(lock);
        return new EmbeddedServer(options, parts, server, lock);
      } catch (error) {
        await stopServer(server.pid);
        throw error;
      }
    } catch (error) {
      instance.release();
      throw error;
    }
  }

  get urls(): EmbeddedUrls {
    return urlsOf(this.secrets(), this.server.port);
  }

  /** The process number of the PostgreSQL server. */
  get serverPid(): number {
    return this.server.pid;
  }

  /** Tells other starts on this data where this copy answers. */
  announce(address: string): void {
    try {
      this.parts.instance.update({ state: 'ready', address });
    } catch (error) {
      throw orUnusable(error, dataPlace(this.options.dataDir));
    }
  }

  /** Stops the server with a fast shutdown; resolves when it has written everything and ended. */
  async stop(): Promise<void> {
    if (this.isStopping) return this.server.ended;
    this.isStopping = true;
    this.tellStopping();
    await this.lock.end().catch(() => undefined);
    await stopServer(this.server.pid);
    process.off('exit', this.stopAtExit);
    this.parts.instance.release();
  }

  /** A full disk does not keep the server from being stopped. */
  private tellStopping(): void {
    try {
      this.parts.instance.update({ state: 'stopping' });
    } catch (error) {
      this.options.log(`${this.parts.paths.instance} could not be written: ${codeOf(error)}`);
    }
  }

  private secrets(): EmbeddedSecrets {
    const secrets = readSecrets(this.parts.paths.secrets);
    if (secrets === null) throw new Refusal(`${this.parts.paths.secrets} is gone.`);
    return secrets;
  }

  /** The last resort of a program that ends without calling `stop`. */
  private readonly stopAtExit = () => {
    try {
      process.kill(this.server.pid, 'SIGINT');
    } catch {
      return;
    }
  };

  private watchServer(): void {
    void this.server.ended.then(async () => {
      if (!this.isStopping) await this.restart();
    });
  }

  /**
   * Starts the server again for as long as it takes: a full disk, for one, passes without this program ending, which
   * answers "not now" meanwhile. A server that keeps dying is given pauses.
   */
  private async restart(): Promise<void> {
    const now = Date.now();
    this.restartedAt.push(now);
    const recent = this.restartedAt.filter((at) => now - at < QUICK_RESTARTS.withinMs);
    this.restartedAt.splice(0, this.restartedAt.length, ...recent);
    this.options.log('The database server has ended by itself: starting it again');
    if (recent.length > QUICK_RESTARTS.count) await delay(PAUSE_MS);
    const { port } = this.server;
    for (let hasFailed = false; !this.isStopping;) {
      try {
        this.server = await startServer(this.parts, port);
        if (this.isStopping) return await stopServer(this.server.pid);
        if (this.server.port !== port) return await this.loseTo(port);
        if (hasFailed) this.options.log('The database server runs again');
        return this.watchServer();
      } catch (error) {
        if (!hasFailed) {
          this.options.log(`${asRefusal(error).message}\nTrying again every ${PAUSE_MS / 1000} s`);
        }
        hasFailed = true;
        await delay(PAUSE_MS);
      }
    }
  }

  /** Everybody here knows the old port. */
  private async loseTo(port: number): Promise<void> {
    await stopServer(this.server.pid);
    this.options.onLost(new Refusal(`Port ${port} was taken by another program.`));
  }

  /** A crash of one backend ends every session, the lock's too: it is taken again, or this copy has to go. */
  private watchLock(): void {
    this.lock.once('end', () => {
      if (!this.isStopping) void this.lockAgain();
    });
  }

  private async lockAgain(): Promise<void> {
    while (!this.isStopping) {
      try {
        const lock = await takeDatabaseLock(this.urls.ownerUrl);
        if (lock === null) return this.options.onLost(usedByAnother(this.parts.paths));
        this.lock = lock;
        return this.watchLock();
      } catch {
        await delay(LOCK_AGAIN_MS);
      }
    }
  }
}

/** With the superuser's address: for tests that create databases, never for the application. */
export interface EmbeddedUrls extends DatabaseUrls {
  readonly adminUrl: string;
}

interface Parts {
  readonly paths: EmbeddedPaths;
  readonly account: ServerAccount;
  readonly programs: ServerPrograms;
  readonly instance: InstanceFile;
  readonly log: (line: string) => void;
}

/** A copy that runs now: its embedded database, and where it answers. */
export interface RunningCopy {
  readonly urls: EmbeddedUrls;
  /** As people type it. */
  readonly address: string | null;
}

/** The copy that runs on this data now, or null: for commands beside a running server. */
export function runningCopy(dataDir: string): RunningCopy | null {
  const paths = embeddedPaths(dataDir);
  const secrets = readSecrets(paths.secrets);
  const instance = runningInstance(paths.instance);
  if (instance?.state !== 'ready' || !secrets?.port) return null;
  return { urls: urlsOf(secrets, secrets.port), address: instance.address };
}

/** The addresses of its embedded database alone. */
export function runningEmbeddedUrls(dataDir: string): EmbeddedUrls | null {
  return runningCopy(dataDir)?.urls ?? null;
}

function urlsOf(secrets: EmbeddedSecrets, port: number): EmbeddedUrls {
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    adminUrl: url(ADMIN_ROLE, secrets.adminPassword, 'postgres'),
    ownerUrl: url(OWNER_ROLE, secrets.ownerPassword, DATABASE_NAME),
    appUrl: url(APP_ROLE, secrets.appPassword, DATABASE_NAME),
  };
}

async function prepareRoles(urls: EmbeddedUrls): Promise<void> {
  await withClient(urls.adminUrl, (admin) => ensureOwnerAndDatabase(admin, urls.ownerUrl));
  const adminInDatabase = urls.adminUrl.replace(/\/postgres$/, `/${DATABASE_NAME}`);
  await withClient(adminInDatabase, (admin) => ensureAppRole(admin, urls.appUrl));
}

/** A PostgreSQL that outlived its killed Glabella is stopped; a note of one that is no more is removed. */
async function settleEarlierServer(parts: Parts): Promise<void> {
  const file = readPostmasterFile(parts.paths.cluster);
  if (file === null || !isServerOf(file.pid, parts.paths.cluster)) {
    return removePostmasterFile(parts.paths.cluster);
  }
  const secrets = readSecrets(parts.paths.secrets);
  if (secrets !== null && file.port !== null) await refuseIfUsed(parts.paths, secrets, file.port);
  parts.log(
    `An earlier run was killed and left its database server (process ${file.pid}): stopping it`,
  );
  await stopServer(file.pid);
}

async function refuseIfUsed(paths: EmbeddedPaths, secrets: EmbeddedSecrets, port: number) {
  let lock: pg.Client | null;
  try {
    lock = await takeDatabaseLock(urlsOf(secrets, port).ownerUrl);
  } catch {
    // Not open for connections (starting, stopping, other passwords): nobody works with it.
    return;
  }
  if (lock === null) throw usedByAnother(paths);
  await lock.end();
}

const usedByAnother = (paths: EmbeddedPaths) =>
  new Refusal(
    `Another copy of Glabella works with the database in ${paths.cluster}.\n` +
      'Stop that copy first, or give this one a folder of its own with DATA_DIR.',
  );

async function settleSecrets(parts: Parts): Promise<EmbeddedSecrets> {
  const { paths, programs, account } = parts;
  const secrets = readSecrets(paths.secrets) ?? newSecrets();
  if (secrets.isAdminPasswordSet) return secrets;
  writeSecrets(paths.secrets, secrets);
  await setAdminPassword(paths, programs, account, secrets.adminPassword);
  const settled = { ...secrets, isAdminPasswordSet: true };
  writeSecrets(paths.secrets, settled);
  return settled;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(`The database is gone: ${String(error)}`);
}
