/** Where the keyboard stands: the row and the place in it. */
export interface StepPlace {
  readonly row: number;
  readonly at: number;
}

const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last);

/**
 * Where a key leads: arrows along the row and between rows, Home and End to its ends; the first key press stands on the last
 * mark. Null for a key that means nothing here.
 */
export function stepFrom(
  place: StepPlace | null,
  key: string,
  rows: readonly (readonly unknown[])[],
): StepPlace | null {
  const row = place?.row ?? 0;
  const last = (rows[row]?.length ?? 0) - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowLeft':
      return { row, at: place === null ? last : clamp(place.at - 1, last) };
    case 'ArrowRight':
      return { row, at: place === null ? last : clamp(place.at + 1, last) };
    case 'Home':
      return { row, at: 0 };
    case 'End':
      return { row, at: last };
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = clamp(row + (key === 'ArrowDown' ? 1 : -1), rows.length - 1);
      const nextLast = (rows[next]?.length ?? 0) - 1;
      return { row: next, at: next === row ? (place?.at ?? last) : nextLast };
    }
    default:
      return null;
  }
}
