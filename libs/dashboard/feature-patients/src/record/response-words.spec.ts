import type { PatientRecord } from '@glabella/contracts';
import { phq9 } from '@glabella/domain/instruments';
import { courseOf, onDay, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { courseStanding } from './course-standing';
import { responseWords } from './response-words';

const wordsIn = (
  course: PatientRecord['courses'][number],
  assessments: PatientRecord['assessments'],
) =>
  responseWords(
    courseStanding(recordOf({ courses: [course], sessions: [sessionOn(0)], assessments }), phq9),
  );
const words = (...assessments: PatientRecord['assessments']) => wordsIn(courseOf(), assessments);

describe('the time to response in words', () => {
  it.each([
    [[phq9On(14, 12), phq9On(42, 9)], 'Response first met in week 6 (17 Feb 2026)'],
    [[phq9On(14, 9), phq9On(42, 15)], 'Response first met in week 2 (20 Jan 2026)'],
    [
      [phq9On(14, 9), phq9On(42, 4), phq9On(60, 3)],
      'Response first met in week 2 (20 Jan 2026), remission since 17 Feb 2026',
    ],
    [
      [phq9On(45, 6, { scoreStatus: 'prorated' }), phq9On(90, 15)],
      'Response first met in week 6 (20 Feb 2026, prorated)',
    ],
  ])('%#', (entries, said) => expect(words(phq9On(-7, 19), ...entries)).toBe(said));

  it.each([
    ['a later total', [phq9On(200, 20)], 'from 17 Feb 2026 to the end of the course'],
    ['a later entry without a total', [phq9On(200, null)], 'since 17 Feb 2026'],
    ['nothing later', [], 'since 17 Feb 2026'],
  ])('says of an ended course with %s how long remission was held', (_, later, held) => {
    const ended = courseOf({ endedOn: onDay(60) });
    expect(wordsIn(ended, [phq9On(-7, 19), phq9On(42, 4), ...later])).toBe(
      `Response first met in week 6 (17 Feb 2026), remission ${held}`,
    );
  });

  it('says nothing while neither was met, and where it may not be stated', () => {
    expect(words(phq9On(-7, 19), phq9On(42, 12))).toBeNull();
    expect(words(phq9On(42, 3))).toBeNull();
    expect(words(phq9On(-7, 8), phq9On(42, 2))).toBeNull();
  });
});
