/**
 * A lot number as it is compared: without spaces and without regard to case, so that 'c77 81' and 'C7781' are one lot.
 * PostgreSQL computes the same in its columns `lot_key`.
 */
export function lotKey(lotNumber: string): string {
  return lotNumber.replaceAll(/\s/g, '').toUpperCase();
}

/** Whether two texts, typed or read from a label, name the same lot. */
export function isSameLot(one: string, other: string): boolean {
  return lotKey(one) === lotKey(other);
}
