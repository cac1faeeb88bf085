import { formatDate, type CalendarDate } from '@glabella/domain/values';

interface Person {
  readonly id: string;
  readonly displayName: string;
}

/** Something that somebody answers for, and who stands in while that one is away. */
export interface CoveredOwner {
  readonly owner: Person;
  readonly ownerAwayUntil: CalendarDate | null;
  readonly cover: Person | null;
}

/**
 * 'Dr. A. Reyes', and while that one is away until when and who covers; to the one who covers: 'covering for Dr. A.
 * Reyes'. `readerId` is who reads it.
 */
export function ownerWords(
  { owner, ownerAwayUntil, cover }: CoveredOwner,
  readerId: string | undefined,
): string {
  if (ownerAwayUntil === null) return owner.displayName;
  const away = `away until ${formatDate(ownerAwayUntil)}`;
  if (cover !== null && cover.id === readerId) return `covering for ${owner.displayName} (${away})`;
  const standIn = cover ? `covered by ${cover.displayName}` : 'nobody covers';
  return `${owner.displayName} (${away}, ${standIn})`;
}
