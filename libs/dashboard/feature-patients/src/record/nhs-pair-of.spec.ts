import { courseOf, idOf, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { nhsPairOf } from './nhs-pair-of';

const gad7On = (days: number, total: number) => ({
  ...phq9On(days, total, { instrumentId: 'gad7', answers: [1, 1, 1, 1, 1, 1, 1] }),
  id: idOf(5000 + days),
});
const treated = { courses: [courseOf()], sessions: [sessionOn(0)] };

describe('the pair of questionnaires of a course', () => {
  it('is worded from the baseline and the last total of each', () => {
    const assessments = [phq9On(-7, 19), phq9On(42, 7), gad7On(-7, 12), gad7On(42, 5)];
    expect(nhsPairOf(recordOf({ ...treated, assessments }))).toEqual([
      'Reliable recovery: recovered and reliably improved.',
    ]);
  });

  it('is not stated at all without a GAD-7', () => {
    const assessments = [phq9On(-7, 19), phq9On(42, 7)];
    expect(nhsPairOf(recordOf({ ...treated, assessments }))).toBeNull();
  });

  it('is not evaluable while the GAD-7 was taken once', () => {
    const assessments = [phq9On(-7, 19), phq9On(42, 7), gad7On(-7, 12)];
    expect(nhsPairOf(recordOf({ ...treated, assessments }))?.[0]).toContain('Not evaluable');
  });
});
