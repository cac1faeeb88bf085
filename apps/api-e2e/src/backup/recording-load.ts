import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { assessmentRecordedSchema, patientPageSchema } from '@glabella/contracts';
import { demoPassword, demoSignIns } from '@glabella/synthetic';
import { type Answer, ApiClient } from '../support/api-client';

/** One intention to record a PHQ-9: sent as often as needed with one key. */
export interface LedgerEntry {
  readonly key: string;
  readonly patientId: string;
  /** Null until the API said that it is stored. */
  assessmentId: string | null;
  acknowledgedAt: number | null;
  sent: number;
}

/** People of the demo practice who record PHQ-9s at once; the ledger is theirs, not the server's. */
export class RecordingLoad {
  readonly ledger: LedgerEntry[] = [];
  /** Answers that were neither the record nor "not now". */
  readonly unexpected: string[] = [];
  private isWanted = false;
  private working: Promise<unknown> = Promise.resolve();
  private clients: readonly ApiClient[] = [];
  private patientIds: readonly string[] = [];

  constructor(private readonly writers: number) {}

  /** Signs everybody in; sessions survive restarts of the product. */
  async signIn(url: string): Promise<void> {
    this.clients = await Promise.all(
      Array.from({ length: this.writers }, async () => {
        const client = new ApiClient(url);
        await signedIn(client, demoSignIns.clinician);
        return client;
      }),
    );
    const answer = await this.clients[0]?.post('/api/v1/patients/search', { limit: 50 });
    if (answer?.status !== 200) throw new Error(`${answer?.status} ${answer?.text}`);
    this.patientIds = answer.as(patientPageSchema).rows.map(({ id }) => id);
  }

  start(): void {
    this.isWanted = true;
    this.working = Promise.all(this.clients.map((client, index) => this.write(client, index)));
  }

  /** Resolves when every intention that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.isWanted = false;
    await this.working;
  }

  get acknowledged(): readonly LedgerEntry[] {
    return this.ledger.filter(({ assessmentId }) => assessmentId !== null);
  }

  /** Resolves once this many more are acknowledged than now. */
  async acknowledges(more: number, withinMs = 60_000): Promise<void> {
    const wanted = this.acknowledged.length + more;
    const until = Date.now() + withinMs;
    while (this.acknowledged.length < wanted) {
      if (this.unexpected.length > 0) throw new Error(this.unexpected.join('\n'));
      if (Date.now() > until) throw new Error(`Not ${more} more records within ${withinMs} ms`);
      await delay(10);
    }
  }

  private async write(client: ApiClient, writer: number): Promise<void> {
    for (let turn = writer; this.isWanted; turn += this.writers) {
      const patientId = this.patientIds[turn % this.patientIds.length] ?? '';
      const entry = {
        key: randomUUID(),
        patientId,
        assessmentId: null,
        acknowledgedAt: null,
        sent: 0,
      };
      this.ledger.push(entry);
      await this.sendUntilAcknowledged(client, entry);
      if (this.unexpected.length > 0) return;
    }
  }

  private async sendUntilAcknowledged(client: ApiClient, entry: LedgerEntry): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      const answer = await this.send(client, entry);
      if (answer?.status === 201) {
        const { id } = answer.as(assessmentRecordedSchema);
        entry.assessmentId = id;
        entry.acknowledgedAt = Date.now();
        return;
      }
      if (answer && answer.status !== 503) {
        this.unexpected.push(`${answer.status} ${answer.text}`);
        return;
      }
      await delay(50);
    }
    this.unexpected.push(`${entry.key} was not acknowledged within two minutes`);
  }

  /** Null when the connection broke: nobody knows whether it was stored. */
  private async send(client: ApiClient, entry: LedgerEntry): Promise<Answer | null> {
    entry.sent += 1;
    try {
      return await client.post(
        `/api/v1/patients/${entry.patientId}/assessments`,
        {
          instrumentId: 'phq9',
          assessedOn: recently(),
          mode: 'self-paper',
          answers: [2, 1, 2, 2, 0, 1, 2, 2, 0],
        },
        { idempotencyKey: entry.key },
      );
    } catch {
      return null;
    }
  }
}

/** Signs a demo person in. */
export async function signedIn(client: ApiClient, email: string): Promise<ApiClient> {
  const answer = await client.post('/api/v1/sign-in', { email, password: demoPassword });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return client;
}

/** Yesterday is no future day anywhere; one intention spans midnight without becoming another body. */
const startedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const recently = () => startedOn;
