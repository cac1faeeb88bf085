let last = 0;

/** An id that no other element of this page has: `field-1`, `field-2`... */
export function nextId(prefix: string): string {
  last += 1;
  return `${prefix}-${last}`;
}
