import { markedTotal } from '@glabella/domain/charts';
import { formatDate } from '@glabella/domain/values';
import type { CourseStanding } from './course-standing';

/**
 * That a verdict on an ended course is none of today where a total came after its end, in words: 'The course ended on 3 May
 * 2026; since then 20 on 5 Jul 2026'. Null where none did.
 */
export function sinceEnd({ afterEnd, course }: CourseStanding): string | null {
  if (afterEnd === null || !course?.endedOn) return null;
  const total = `${markedTotal(afterEnd)} on ${formatDate(afterEnd.on)}`;
  return `The course ended on ${formatDate(course.endedOn)}; since then ${total}`;
}
