import { randomUUID } from 'node:crypto';
import { RECORD_HEADER } from '../product/bench-client';
import type { Job, PreparedOperation } from '../operations/operation';
import type { RecordedStatement } from './recorded-statement';
import { isSameWork, StatementTemplate, type RecordedRequest } from './statement-template';

/** One sending, by the id under which the recorder wrote its statements down. */
interface Sending {
  readonly id: string;
  readonly job: Job;
}

/** The sendings from which one pattern is learned, in their order. */
export type Sendings = readonly Sending[];

/**
 * Two that are alike are needed. A first record may set things up that later ones find, and whenever ten seconds have passed,
 * one notes that a session is in use: with requests of nearly ten seconds, every other one.
 */
const SENT_EACH = 5;

/**
 * Sends the requests whose statements the floor will run. Jobs that may be repeated are each sent several times: the
 * floor then works on the very same patients. Of those that are used up, two are sent for all.
 */
export async function recordOperation(
  { client, jobs }: Pick<PreparedOperation, 'client' | 'jobs'>,
  usesUpJobs: boolean,
): Promise<Sendings[]> {
  const send = async (job: Job): Promise<Sending> => {
    const id = randomUUID();
    await client.send(job.call, { [RECORD_HEADER]: id });
    return { id, job };
  };
  const sendAll = async (some: readonly Job[]): Promise<Sendings> => {
    const sent: Sending[] = [];
    for (const job of some) sent.push(await send(job));
    return sent;
  };
  if (usesUpJobs) return [await sendAll(jobs.slice(0, RECORDED_OF_USED_UP))];
  const recorded: Sendings[] = [];
  for (const job of jobs)
    recorded.push(await sendAll(Array.from({ length: SENT_EACH }, () => job)));
  return recorded;
}

/** How many of the jobs that are used up are spent on recording. */
export const RECORDED_OF_USED_UP = 2;

/** The pattern of each operation, learned from the last two sendings that sent the same statements. */
export function templatesOf(
  recorded: readonly Sendings[],
  recording: ReadonlyMap<string, readonly RecordedStatement[]>,
): StatementTemplate[] {
  return recorded.map((sendings) => {
    const requests = sendings.map(({ id, job }) => ({
      subject: job.subject,
      statements: recording.get(id) ?? [],
    }));
    const alike = lastAlike(requests);
    if (alike === null) {
      throw new Error(`No two sendings of ${sendings[0]?.job.call.path} sent the same statements`);
    }
    return new StatementTemplate(...alike);
  });
}

function lastAlike(
  requests: readonly RecordedRequest[],
): readonly [RecordedRequest, RecordedRequest] | null {
  for (let at = requests.length - 1; at > 0; at -= 1) {
    const second = requests[at];
    const first = second && requests.slice(0, at).findLast((one) => isSameWork(one, second));
    if (first) return [first, second];
  }
  return null;
}
