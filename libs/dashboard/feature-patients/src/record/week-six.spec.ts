import type { PatientRecord } from '@glabella/contracts';
import { phq9 } from '@glabella/domain/instruments';
import { courseOf, onDay, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { courseStanding } from './course-standing';
import { weekSixWords } from './week-six';

const words = (facts: Partial<PatientRecord>) =>
  weekSixWords(
    courseStanding(
      recordOf({ courses: [courseOf()], sessions: [sessionOn(0)], today: onDay(100), ...facts }),
      phq9,
    ),
  );
const baseline = phq9On(-7, 19);

describe('the change at week 6 in words', () => {
  it('gives the share, both totals and the day, whatever came later', () => {
    const assessments = [baseline, phq9On(40, 10), phq9On(90, 3)];
    expect(words({ assessments })).toBe('Week 6: −47 % (19 to 10, 15 Feb 2026)');
  });

  it('takes what is nearest to day 42 in the window, complete totals alone', () => {
    const assessments = [
      baseline,
      phq9On(27, 2),
      phq9On(36, 12),
      phq9On(42, 8, { scoreStatus: 'prorated' }),
      phq9On(50, 4),
    ];
    expect(words({ assessments })).toContain('(19 to 12, ');
  });

  it('is missing once the window has closed, which is not zero', () => {
    expect(words({ assessments: [baseline, phq9On(14, 12), phq9On(60, 3)] })).toBe(
      'Week 6: missing, no complete PHQ-9',
    );
  });

  it.each([
    [10, 'counts a complete PHQ-9 from 3 Feb 2026 to 3 Mar 2026'],
    [56, 'counts a complete PHQ-9 from '],
    [57, 'missing, '],
  ])('on day %i says: %s', (day, said) => {
    expect(words({ assessments: [baseline], today: onDay(day) })).toContain(said);
  });

  it('says nothing without a baseline, without an injection, and of a course that ended before', () => {
    expect(words({ assessments: [phq9On(40, 10)] })).toBeNull();
    expect(words({ assessments: [baseline], sessions: [] })).toBeNull();
    const ended = (day: number) => [courseOf({ endedOn: onDay(day) })];
    expect(words({ assessments: [baseline], courses: ended(20) })).toBeNull();
    expect(words({ assessments: [baseline], courses: ended(40) })).toContain('missing');
    const today = onDay(40);
    expect(words({ assessments: [baseline], courses: ended(35), today })).toContain('missing');
  });
});
