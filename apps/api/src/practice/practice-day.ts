import { todayIn, type CalendarDate } from '@glabella/domain/values';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { Clock } from '../http/clock';
import { RecordNotFound } from '../http/errors';

const FIND_TIME_ZONE: Statement = {
  name: 'practice_time_zone',
  text: `SELECT time_zone FROM practice WHERE id = $1`,
};

/** The practice's calendar day now, and the time zone that decides it. */
export interface PracticeDay {
  readonly today: CalendarDate;
  readonly timeZone: string;
}

/** Reads the practice's calendar day; it sends one statement at once. */
export async function practiceDay(tx: TenantTransaction, clock: Clock): Promise<PracticeDay> {
  const { rows } = await tx.query<{ time_zone: string }>(FIND_TIME_ZONE, [tx.caller.practiceId]);
  const timeZone = rows[0]?.time_zone;
  if (timeZone === undefined) throw new RecordNotFound('practice');
  return { today: todayIn(timeZone, clock.now()), timeZone };
}
