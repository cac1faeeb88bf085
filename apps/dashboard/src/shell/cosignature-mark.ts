import type { CosignatureCount } from '@glabella/contracts';

/** '2 to sign', else '1 returned', beside the word "Co-signatures"; null for neither, and while it is not known. */
export function cosignatureMark(count: CosignatureCount | null): string | null {
  if (count === null) return null;
  if (count.awaited > 0) return `${count.awaited} to sign`;
  return count.returned > 0 ? `${count.returned} returned` : null;
}
