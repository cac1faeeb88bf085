import type { FollowUpCount } from '@glabella/contracts';

/** What stands beside the word "Follow-ups" in the navigation. */
export interface FollowUpMark {
  readonly text: string;
  readonly isLate: boolean;
}

/** '2 late' of the practice where any is, else how many are one's own; null for none, and while it is not known. */
export function followUpMark(count: FollowUpCount | null): FollowUpMark | null {
  if (count === null) return null;
  if (count.late > 0) return { text: `${count.late} late`, isLate: true };
  return count.mine > 0 ? { text: `${count.mine} open`, isLate: false } : null;
}
