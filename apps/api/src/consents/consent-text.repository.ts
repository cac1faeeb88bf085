import type { ConsentTextChange } from '@glabella/contracts';
import { shippedConsentPoints } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { ConsentTextRow } from './consent-rows';

const LIST: Statement = {
  name: 'consent_text_versions',
  text: `SELECT t.version, t.points, t.further_text, t.asks_again, t.reason, t.author_id,
                a.display_name AS author_name, t.published_on
           FROM consent_text_version t
           LEFT JOIN staff a ON a.practice_id = t.practice_id AND a.id = t.author_id
          WHERE t.practice_id = $1 ORDER BY t.version DESC`,
};

/** The shipped text becomes version 1 when it is first used; whoever comes second finds it there. */
const INSERT_SHIPPED: Statement = {
  name: 'consent_text_insert_shipped',
  text: `INSERT INTO consent_text_version
           (practice_id, version, points, asks_again, published_on, recorded_at)
         VALUES ($1, 1, $2, false, $3, $4)
         ON CONFLICT (practice_id, version) DO NOTHING`,
};

/** Nothing is inserted when the version that the change starts from is no longer the last. */
const INSERT: Statement = {
  name: 'consent_text_insert',
  text: `INSERT INTO consent_text_version
           (practice_id, version, points, further_text, asks_again, reason, author_id, published_on,
            recorded_at)
         SELECT $1, $2::integer + 1, $3, $4, $5, $6, $7, $8, $9
          WHERE $2 = (SELECT max(version) FROM consent_text_version WHERE practice_id = $1)
         ON CONFLICT DO NOTHING`,
};

/** When something of the text was stored: the practice's day and the instant. */
export interface StoredWhen {
  readonly on: CalendarDate;
  readonly at: Date;
}

/** The practice's consent text in PostgreSQL. */
@Injectable()
export class ConsentTextRepository {
  /** Every version that is stored, the newest first; none as long as the shipped text was never used. */
  async list(tx: TenantTransaction): Promise<ConsentTextRow[]> {
    return (await tx.query<ConsentTextRow>(LIST, [tx.caller.practiceId])).rows;
  }

  /** Sees to it that the shipped text stands as version 1. */
  async storeShipped(tx: TenantTransaction, { on, at }: StoredWhen): Promise<void> {
    const points = JSON.stringify(shippedConsentPoints);
    await tx.query(INSERT_SHIPPED, [tx.caller.practiceId, points, on, at]);
  }

  /** Stores the next version; false when somebody was faster. */
  async insert(
    tx: TenantTransaction,
    expectedVersion: number,
    change: ConsentTextChange,
    { on, at }: StoredWhen,
  ): Promise<boolean> {
    const { practiceId, staffId } = tx.caller;
    const stored = await tx.query(INSERT, [
      practiceId,
      expectedVersion,
      JSON.stringify(change.points),
      change.furtherText,
      change.asksAgain,
      change.reason,
      staffId,
      on,
      at,
    ]);
    return stored.rowCount === 1;
  }
}
