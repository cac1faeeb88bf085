import {
  baselineAllowsResponse,
  firstResponse,
  followUps,
  remissionStreak,
} from '@glabella/domain/outcomes';
import { heldWords } from '@glabella/domain/charts';
import { capital, formatDate } from '@glabella/domain/values';
import type { CourseStanding } from './course-standing';

/**
 * How long the patient took to respond, and since when remission holds, in words: 'Response first met in week 6 (17 Feb
 * 2026), remission since 3 May 2026'; of an ended course with later totals up to
 * its end. Null where neither was met or may be stated.
 */
export function responseWords(standing: CourseStanding): string | null {
  const { instrument, points, firstInjectionOn, thresholds, verdict, afterEnd } = standing;
  if (!baselineAllowsResponse(instrument, verdict.baseline?.total ?? null, thresholds)) return null;
  const met = firstResponse(instrument, points, firstInjectionOn, thresholds);
  const followed = followUps(points, firstInjectionOn);
  const streak = remissionStreak(instrument, followed, thresholds);
  const parts = [
    // A prorated total shows a response, and is none of the complete ones that week 6 counts.
    met &&
      `response first met in week ${met.weeks} (${formatDate(met.at.on)}${met.at.status === 'prorated' ? ', prorated' : ''})`,
    streak && `remission ${heldWords(streak.since.on, afterEnd !== null)}`,
  ].filter((part) => part !== null);
  const [first = '', ...others] = parts;
  if (first === '') return null;
  return [capital(first), ...others].join(', ');
}
