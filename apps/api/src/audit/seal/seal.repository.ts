import type { ClientBase } from 'pg';
import type { EventText } from './event-hash';
import type { Seal } from './seal';

/** Where the next seal begins. */
export interface SealBound {
  readonly epoch: number;
  readonly belowXid: string;
}

interface SealRow {
  seal: number;
  epoch: number;
  below_xid: string;
  event_ids: string[];
  event_hashes: Buffer;
  previous_link: Buffer;
  link: Buffer;
}

const EVENT_TEXT = `
  id::text, epoch, xid::text,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  actor_id::text, action, outcome, patient_ids::text, subject_type, subject_id::text, detail::text,
  request_id, address`;

/** By the columns themselves: the bare names are those of the texts above, and '999' sorts after '1000'. */
const IN_ORDER = 'ORDER BY audit_event.epoch, audit_event.xid, audit_event.id';

/**
 * Events after a bound whose transactions are all over: nothing below the snapshot's xmin can still appear. Rows of an
 * epoch before the present one are complete as a whole.
 */
const SETTLED = `
  SELECT ${EVENT_TEXT} FROM audit_event
   WHERE practice_id = $1 AND (epoch, xid) >= ($2, $3)
     AND (epoch < (SELECT max(epoch) FROM audit_event WHERE practice_id = $1)
          OR xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
   ${IN_ORDER} LIMIT $4`;

/** The SQL of sealing and verifying, on a session of its own. */
export class SealRepository {
  constructor(private readonly client: ClientBase) {}

  /** Runs `work` in one transaction of a practice. */
  async inPractice<Answer>(practiceId: string, work: () => Promise<Answer>): Promise<Answer> {
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    try {
      await this.client.query(`SELECT set_config('app.practice_id', $1, true)`, [practiceId]);
      const answer = await work();
      await this.client.query('COMMIT');
      return answer;
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async practiceIds(): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>('SELECT id FROM tenant ORDER BY id');
    return rows.map(({ id }) => id);
  }

  async lastSeal(practiceId: string): Promise<Seal | null> {
    const { rows } = await this.client.query<SealRow>(
      'SELECT * FROM audit_seal WHERE practice_id = $1 ORDER BY seal DESC LIMIT 1',
      [practiceId],
    );
    return rows[0] ? toSeal(practiceId, rows[0]) : null;
  }

  /** Seals from a number on, in order. */
  async sealsFrom(practiceId: string, from: number, limit: number): Promise<Seal[]> {
    const { rows } = await this.client.query<SealRow>(
      'SELECT * FROM audit_seal WHERE practice_id = $1 AND seal >= $2 ORDER BY seal LIMIT $3',
      [practiceId, from, limit],
    );
    return rows.map((row) => toSeal(practiceId, row));
  }

  async settledEvents(practiceId: string, from: SealBound, limit: number): Promise<EventText[]> {
    const { rows } = await this.client.query<EventText>(SETTLED, [
      practiceId,
      from.epoch,
      from.belowXid,
      limit,
    ]);
    return rows;
  }

  /** Every event of one epoch in transactions from `fromXid` to below `belowXid`. */
  async eventsBetween(
    practiceId: string,
    epoch: number,
    fromXid: string,
    belowXid: string,
  ): Promise<EventText[]> {
    const { rows } = await this.client.query<EventText>(
      `SELECT ${EVENT_TEXT} FROM audit_event
        WHERE practice_id = $1 AND epoch = $2 AND xid >= $3 AND xid < $4 ${IN_ORDER}`,
      [practiceId, epoch, fromXid, belowXid],
    );
    return rows;
  }

  async eventsById(practiceId: string, ids: readonly string[]): Promise<EventText[]> {
    const { rows } = await this.client.query<EventText>(
      `SELECT ${EVENT_TEXT} FROM audit_event WHERE practice_id = $1 AND id = ANY ($2::bigint[])`,
      [practiceId, ids],
    );
    return rows;
  }

  /** How many events stand after a bound, and since when the oldest of them does. */
  async unsealed(
    practiceId: string,
    from: SealBound,
  ): Promise<{ count: number; oldestAt: Date | null }> {
    const { rows } = await this.client.query<{ count: number; oldest: Date | null }>(
      `SELECT count(*)::integer AS count, min(at) AS oldest FROM audit_event
        WHERE practice_id = $1 AND (epoch, xid) >= ($2, $3)`,
      [practiceId, from.epoch, from.belowXid],
    );
    return { count: rows[0]?.count ?? 0, oldestAt: rows[0]?.oldest ?? null };
  }

  async insert(seal: Seal): Promise<void> {
    await this.client.query(
      `INSERT INTO audit_seal (practice_id, seal, epoch, below_xid, event_count, event_ids, event_hashes,
                               previous_link, link)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        seal.practiceId,
        seal.seal,
        seal.epoch,
        seal.belowXid,
        seal.eventIds.length,
        seal.eventIds,
        seal.eventHashes,
        seal.previousLink,
        seal.link,
      ],
    );
  }
}

/** Where the events begin that no seal covers yet. */
export function boundAfter(seal: Pick<Seal, 'epoch' | 'belowXid'> | null): SealBound {
  return seal ? { epoch: seal.epoch, belowXid: seal.belowXid } : { epoch: 0, belowXid: '0' };
}

function toSeal(practiceId: string, row: SealRow): Seal {
  return {
    practiceId,
    seal: row.seal,
    epoch: row.epoch,
    belowXid: row.below_xid,
    eventIds: row.event_ids,
    eventHashes: row.event_hashes,
    previousLink: row.previous_link,
    link: row.link,
  };
}
