import type { PatientRecord } from '@glabella/contracts';
import { phq9 } from '@glabella/domain/instruments';
import { courseOf, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { courseStanding } from './course-standing';
import { responseWords } from './response-words';

const words = (...assessments: PatientRecord['assessments']) =>
  responseWords(
    courseStanding(
      recordOf({ courses: [courseOf()], sessions: [sessionOn(0)], assessments }),
      phq9,
    ),
  );

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

  it('says nothing while neither was met, and where it may not be stated', () => {
    expect(words(phq9On(-7, 19), phq9On(42, 12))).toBeNull();
    expect(words(phq9On(42, 3))).toBeNull();
    expect(words(phq9On(-7, 8), phq9On(42, 2))).toBeNull();
  });
});
