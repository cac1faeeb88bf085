import { newMedication, medicationIssues } from './medication-entry';
import { newTreatment, treatmentIssues, treatmentOf, type TreatmentEntry } from './treatment-entry';

const context = { today: '2026-11-23', birthDate: '1984-02-29' };
const sertraline: TreatmentEntry = {
  ...newTreatment,
  drugId: 'sertraline',
  adherence: 'taken',
  outcome: 'none',
  informationSource: 'records',
};
const issuesOf = (changes: Partial<TreatmentEntry>) =>
  treatmentIssues({ ...sertraline, ...changes }, context, false).map(({ path }) => path.join('.'));

describe('what the form of a treatment asks for', () => {
  it.each([
    ['the day it stopped', 'stoppedOn', { stoppedOn: 'last spring' }, { isOngoing: true }],
    ['why it stopped', 'reasonStopped', { reasonStopped: 'r'.repeat(1001) }, { isOngoing: true }],
    ['how many sessions', 'sessionCount', { kind: 'ect', sessionCount: '0' }, { kind: 'drug' }],
    ['its dose', 'maximumDose', { maximumDose: 'much' }, { kind: 'ect', electrodes: 'unknown' }],
    ['its weeks', 'weeksAtDose', { weeksAtDose: 'few' }, { kind: 'tms' }],
    [
      'its name',
      'otherName',
      { drugId: 'other', otherName: 'n'.repeat(101) },
      { drugId: 'sertraline' },
    ],
  ] as const)(
    'says what is wrong with %s while it is shown, and not once it is hidden',
    (...one) => {
      const [, field, wrong, hiding] = one;
      expect(issuesOf(wrong)).toContain(field);
      expect(issuesOf({ ...wrong, ...hiding })).toEqual([]);
      expect(treatmentOf({ ...sertraline, ...wrong, ...hiding })).toMatchObject({ [field]: null });
    },
  );

  it('says nothing of the name of a medication that is in the list', () => {
    const named = { ...newMedication, drugId: 'sertraline', otherName: 'n'.repeat(101) };
    expect(medicationIssues(named, context, false)).toEqual([]);
  });
});
