import { type CourseSpan, currentCourse } from './current-course';

const course = (id: string, startedOn: string, endedOn: string | null): CourseSpan => ({
  id,
  startedOn,
  endedOn,
});

describe('the course that a patient is looked at by', () => {
  it.each<[string, CourseSpan[], string | undefined]>([
    ['none before any course', [], undefined],
    [
      'the running one, whatever began or ended after it',
      [course('run', '2025-01-01', null), course('end', '2025-06-01', '2025-09-01')],
      'run',
    ],
    [
      'of two running ones the last begun',
      [course('late', '2025-02-01', null), course('early', '2025-01-01', null)],
      'late',
    ],
    [
      'of two ended ones the one that ended last, though it began first',
      [course('long', '2025-01-01', '2025-09-01'), course('short', '2025-03-01', '2025-04-01')],
      'long',
    ],
    [
      'of two that ended on one day the last begun',
      [course('late', '2025-02-01', '2025-09-01'), course('early', '2025-01-01', '2025-09-01')],
      'late',
    ],
    [
      'of two of the same days one and the same',
      [course('b', '2025-01-01', '2025-09-01'), course('a', '2025-01-01', '2025-09-01')],
      'b',
    ],
  ])('is %s', (_, courses, id) => {
    expect(currentCourse(courses)?.id).toBe(id);
    expect(currentCourse([...courses].reverse())?.id).toBe(id);
  });
});
