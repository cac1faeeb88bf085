import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '@glabella/contracts';
import { shippedAftercare, shippedProtocols } from '@glabella/domain/treatment';
import { ApiClient } from './api-client';
import { hashToken, newToken, sessionCookie } from './api-under-test';
import type { RunningApi } from './running-api';

/** A member of a test practice. */
export interface TestStaff {
  readonly id: string;
  readonly practiceId: string;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** A practice that exists in the database of a running API, and its people as signed-in clients. */
export class TestPractice {
  constructor(
    private readonly api: RunningApi,
    readonly id: string,
  ) {}

  /** Adds a person with an account that has no password; `signIn` opens a session without one. */
  async addStaff(
    roles: readonly Role[],
    displayName = `${roles.join(' and ')} (synthetic)`,
  ): Promise<TestStaff> {
    const id = randomUUID();
    const email = `${id}@glabella.example`;
    await inPractice(this.api.database.ownerUrl, this.id, async (owner) => {
      await owner.query(
        `INSERT INTO staff (practice_id, id, display_name, email, roles) VALUES ($1, $2, $3, $4, $5)`,
        [this.id, id, displayName, email, roles],
      );
      await owner.query(
        `INSERT INTO login (staff_id, practice_id, email_key) VALUES ($1, $2, $3)`,
        [id, this.id, email],
      );
    });
    return { id, practiceId: this.id, displayName, email, roles };
  }

  /** A client with a session of this person, begun now by the API's clock. */
  async signIn(staff: TestStaff): Promise<ApiClient> {
    const token = newToken();
    const now = this.api.clock.now();
    const { sessionAbsoluteHours } = this.api.environment;
    await inPractice(this.api.database.ownerUrl, this.id, (owner) =>
      owner.query(
        `INSERT INTO login_session
           (id, token_hash, practice_id, staff_id, created_at, last_seen_at, expires_at, address, user_agent)
         VALUES ($1, $2, $3, $4, $5, $5, $6, '127.0.0.1', 'api-e2e')`,
        [
          randomUUID(),
          hashToken(token),
          this.id,
          staff.id,
          now,
          new Date(now.getTime() + sessionAbsoluteHours * 3_600_000),
        ],
      ),
    );
    const client = new ApiClient(this.api.url);
    client.setCookie(sessionCookie(this.api.environment).name, token);
    return client;
  }

  /** A new person with these roles, signed in. */
  async clientOf(...roles: readonly Role[]): Promise<ApiClient> {
    return this.signIn(await this.addStaff(roles));
  }
}

/** Writes an empty practice, with the protocols and the aftercare list that every one begins with, straight into the database. */
export async function createPractice(
  api: RunningApi,
  { name = 'Synthetic test practice', timeZone = 'Europe/Berlin' } = {},
): Promise<TestPractice> {
  const id = randomUUID();
  await inPractice(api.database.ownerUrl, id, async (owner) => {
    await owner.query('INSERT INTO tenant (id) VALUES ($1)', [id]);
    await owner.query(
      `INSERT INTO practice (id, name, time_zone, phone, safety_text, is_synthetic)
       VALUES ($1, $2, $3, '+1 555 0100', 'Synthetic safety text.', true)`,
      [id, name, timeZone],
    );
    for (const { id: protocolId, version, ...content } of shippedProtocols) {
      await owner.query(
        `INSERT INTO protocol (practice_id, id, version, shipped, created_at)
         VALUES ($1, $2, $3, true, now())`,
        [id, protocolId, version],
      );
      await owner.query(
        `INSERT INTO protocol_version (practice_id, protocol_id, version, content, recorded_at)
         VALUES ($1, $2, $3, $4, now())`,
        [id, protocolId, version, JSON.stringify(content)],
      );
    }
    await owner.query(
      `INSERT INTO aftercare_list_version
         (practice_id, version, instructions, published_on, recorded_at)
       VALUES ($1, 1, $2, '2026-01-01', now())`,
      [id, JSON.stringify(shippedAftercare.instructions)],
    );
  });
  return new TestPractice(api, id);
}

/** Runs `work` as the owner in one transaction of a practice: row-level security holds for the owner too. */
export async function inPractice<Answer>(
  ownerUrl: string,
  practiceId: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.practice_id', $1, true)`, [practiceId]);
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } finally {
    await client.end();
  }
}
