import { compareDates, formatDate, type CalendarDate } from '@glabella/domain/values';
import type { GivenConsent } from './consent';
import type { ConsentFault } from './consent-faults';

/** A version of the practice’s text, as far as it matters when it was there. */
export interface DatedVersion {
  readonly version: number;
  readonly asksAgain: boolean;
  /** Null for the shipped text that nobody has used yet. */
  readonly publishedOn: CalendarDate | null;
}

const newestFirst = (versions: readonly DatedVersion[]) =>
  [...versions].sort((a, b) => b.version - a.version);

/** The number of the version that was in force on that day; of the first where the day lies before all of them. */
export function versionInForce(versions: readonly DatedVersion[], on: CalendarDate): number {
  const ordered = newestFirst(versions);
  const inForce = ordered.find(
    ({ publishedOn }) => publishedOn === null || compareDates(publishedOn, on) <= 0,
  );
  return (inForce ?? ordered.at(-1))?.version ?? 1;
}

/**
 * What is wrong with the version that was agreed to on that day; empty for nothing. A version that asked everybody again,
 * and every one after it, was agreed to from the day of its publication on. Of others the words may be older than the
 * version: a practice words here what its paper has said for long.
 */
export function agreedVersionFaults(
  { documentVersion, agreedOn }: Pick<GivenConsent, 'documentVersion' | 'agreedOn'>,
  versions: readonly DatedVersion[],
): ConsentFault[] {
  const later = newestFirst(versions).findLast(
    ({ version, asksAgain, publishedOn }) =>
      asksAgain &&
      version <= documentVersion &&
      publishedOn !== null &&
      compareDates(agreedOn, publishedOn) < 0,
  );
  if (!later) return [];
  const since = formatDate(later.publishedOn ?? agreedOn);
  const message = `Version ${later.version} asks everybody again from ${since} on: before that day it was an older version.`;
  return [{ field: 'documentVersion', message }];
}
