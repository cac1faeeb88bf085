import pg from 'pg';

export const INSTANT_OID = 1184;
const asTheDriver = pg.types.getTypeParser(INSTANT_OID, 'text') as unknown as (
  text: string,
) => Date;

/**
 * An instant as PostgreSQL writes it. A record holds some hundred of them, and the driver takes each apart with two regular
 * expressions: where the connection is in UTC and the year has four digits, the engine's own reader does it in less than
 * half the time. Digits beyond the millisecond are left out, as the driver leaves them out.
 */
export function readInstant(text: string): Date {
  const isPlain = text[4] === '-' && text[10] === ' ' && text.endsWith('+00');
  return isPlain ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : asTheDriver(text);
}
