import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiClient } from './api-client';
import { buildApp, readEnvironment, type Environment } from './api-under-test';
import { dataFolder } from './data-folder';
import { createPractice, type TestPractice } from './practice-builder';
import { TestClock } from './test-clock';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The API of this test file: real, listening, on a database of its own, with a clock that the test moves. */
export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  readonly environment: Environment;
  /** A client that nobody is signed in with. */
  newClient(): ApiClient;
  createPractice(settings?: { name?: string; timeZone?: string }): Promise<TestPractice>;
  close(): Promise<void>;
}

export interface ApiSettings {
  /** The instant at which the clock stands. */
  readonly now?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A Thursday in spring, mid-morning in Berlin. */
const DEFAULT_NOW = '2026-04-23T08:30:00Z';

export async function startApi({ now = DEFAULT_NOW, variables = {} }: ApiSettings = {}) {
  const database = await createTestDatabase();
  const environment = readEnvironment({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: variables['DATA_DIR'] ?? dataFolder(),
    ...variables,
  });
  const clock = new TestClock(new Date(now));
  const app = await buildApp({ environment, appUrl: database.appUrl, clock });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const api: RunningApi = {
    url,
    app,
    clock,
    database,
    environment,
    newClient: () => new ApiClient(url),
    createPractice: (settings) => createPractice(api, settings),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
  return api;
}

/** Starts the API before the tests of a file and ends it after them; returns how to get at it. */
export function useApi(settings: ApiSettings = {}): () => RunningApi {
  let api: RunningApi | undefined;
  beforeAll(async () => {
    api = await startApi(settings);
  });
  afterAll(() => api?.close());
  return () => {
    if (!api) throw new Error('The API is only there while tests run');
    return api;
  };
}
