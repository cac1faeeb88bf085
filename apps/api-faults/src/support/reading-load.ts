import { setTimeout as delay } from 'node:timers/promises';
import { patientPageSchema } from '@glabella/contracts';
import { demoSignIns } from '@glabella/synthetic';
import { ApiClient, signedIn, withClient } from './product-under-test';

/** An answer with patients in it, of which at least the first byte arrived. */
interface SeenAnswer {
  readonly requestId: string;
  readonly patientIds: readonly string[];
}

/** People of the demo practice who open charts and lists; what they saw is theirs to say, not the server's. */
export class ReadingLoad {
  readonly seen: SeenAnswer[] = [];
  /** Answers that were neither the record nor "not now". */
  readonly unexpected: string[] = [];
  private isWanted = false;
  private working: Promise<unknown> = Promise.resolve();
  private clients: readonly ApiClient[] = [];
  private patientIds: readonly string[] = [];

  constructor(private readonly readers: number) {}

  /** Signs everybody in; sessions survive restarts of the product. */
  async signIn(url: string): Promise<void> {
    this.clients = await Promise.all(
      Array.from({ length: this.readers }, () =>
        signedIn(new ApiClient(url), demoSignIns.psychiatrist),
      ),
    );
    const [first] = this.clients;
    if (!first) throw new Error('Nobody reads');
    this.patientIds = await this.list(first);
    if (this.patientIds.length === 0) throw new Error('The list of patients is empty');
  }

  start(): void {
    this.isWanted = true;
    this.working = Promise.all(this.clients.map((client, reader) => this.read(client, reader)));
  }

  /** Resolves when the last answer is read, or broken. */
  async stop(): Promise<void> {
    this.isWanted = false;
    await this.working;
  }

  private async read(client: ApiClient, reader: number): Promise<void> {
    for (let turn = reader; this.isWanted; turn += this.readers) {
      const isAnswered =
        turn % 4 === 0
          ? (await this.list(client)).length > 0
          : await this.openChart(client, this.patientIds[turn % this.patientIds.length] ?? '');
      if (!isAnswered) await delay(50);
    }
  }

  private async list(client: ApiClient): Promise<readonly string[]> {
    const sent = client.post('/api/v1/patients/search', { limit: 50 });
    const answer = await unlessBroken(sent);
    if (answer === null || !this.isRecord(answer)) return [];
    const patientIds = answer.as(patientPageSchema).rows.map(({ id }) => id);
    this.seen.push({ requestId: requestIdOf(answer), patientIds });
    return patientIds;
  }

  private async openChart(client: ApiClient, patientId: string): Promise<boolean> {
    const answer = await unlessBroken(client.open(`/api/v1/patients/${patientId}/record`));
    if (answer === null) return false;
    const isRecord = this.isRecord(answer);
    // Seen from its first byte: the rest may break.
    if (isRecord) this.seen.push({ requestId: requestIdOf(answer), patientIds: [patientId] });
    await unlessBroken(answer.arrayBuffer());
    return isRecord;
  }

  private isRecord({ status }: { readonly status: number }): boolean {
    if (status !== 200 && status !== 503) this.unexpected.push(`a read was answered ${status}`);
    return status === 200;
  }
}

/** Null where the connection broke. */
function unlessBroken<Answer>(sent: Promise<Answer>): Promise<Answer | null> {
  return sent.catch(() => null);
}

function requestIdOf({ headers }: { readonly headers: Headers }): string {
  const id = headers.get('x-request-id');
  if (id === null) throw new Error('An answer without its request id');
  return id;
}

/** How many of these answers no audit row tells of, with every patient in them. */
export async function countUnaudited(
  adminUrl: string,
  seen: readonly SeenAnswer[],
): Promise<number> {
  const { rows } = await withClient(adminUrl, (admin) =>
    admin.query<{ unaudited: number }>(
      `SELECT count(*)::integer AS unaudited
         FROM jsonb_to_recordset($1::jsonb) AS seen("requestId" text, "patientIds" jsonb)
        WHERE NOT EXISTS (
                SELECT FROM audit_event told
                 WHERE told.request_id = seen."requestId" AND told.outcome = 'done'
                   AND to_jsonb(told.patient_ids) @> seen."patientIds")`,
      [JSON.stringify(seen)],
    ),
  );
  const [found] = rows;
  if (!found) throw new Error('Nothing was counted');
  return found.unaudited;
}
