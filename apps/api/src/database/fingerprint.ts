const NOTED = 'app.fingerprint';

/**
 * A statement of one row with its `fingerprint`, which it notes for its transaction: the same for the same row, for no
 * other. What is sent along on the assumption that the row is still what it was asks by it (`hasFingerprint`).
 */
export function withFingerprint(row: string): string {
  return `SELECT found.*,
       set_config('${NOTED}', encode(sha256(convert_to(found::text, 'UTF8')), 'hex'), true) AS fingerprint
  FROM (${row}) found`;
}

/** A condition: the row that was read with its fingerprint in this transaction has that of the expression. */
export function hasFingerprint(assumed: string): string {
  return `current_setting('${NOTED}', true) = ${assumed}`;
}
