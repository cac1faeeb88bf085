import { priorTreatmentFaults } from './prior-treatment-faults';
import type { PriorTreatmentFacts } from './prior-treatment';
import { ectOf, trialOf } from './testing/treatment-of';

const context = { today: '2026-03-01', birthDate: '1980-05-05' };
const codes = (facts: PriorTreatmentFacts) =>
  priorTreatmentFaults(facts, context).map(({ field, code }) => `${field}: ${code}`);

describe('a treatment before toxin', () => {
  it.each([
    trialOf(),
    trialOf({ startedOn: null, stoppedOn: null, maximumDose: null, doseUnit: null }),
    trialOf({ drugId: 'moclobemide', isDoseAdequate: false }),
    trialOf({ doseUnit: 'µg', isDoseAdequate: true }),
    trialOf({ drugId: 'other', otherName: 'tianeptine', otherClass: 'other-antidepressant' }),
    trialOf({ startedOn: '2026', stoppedOn: null, isOngoing: true, weeksAtDose: 8 }),
    trialOf({ startedOn: '1980', stoppedOn: '1980' }),
    trialOf({ startedOn: '2025', stoppedOn: '2025' }),
    ectOf(),
    ectOf({ kind: 'psychotherapy', electrodes: null, otherName: 'CBT' }),
  ])('may be recorded', (facts) => {
    expect(codes(facts)).toEqual([]);
  });

  it.each([
    [trialOf({ drugId: null }), 'drugId: drug-missing'],
    [trialOf({ drugId: 'aspirin' }), 'drugId: drug-missing'],
    [trialOf({ drugId: 'other', otherClass: 'tca' }), 'otherName: name-missing'],
    [trialOf({ drugId: 'other', otherName: 'x' }), 'otherClass: class-missing'],
    [trialOf({ otherName: 'x' }), 'otherName: name-not-asked'],
    [trialOf({ otherClass: 'tca' }), 'otherName: name-not-asked'],
    [trialOf({ maximumDose: null }), 'maximumDose: dose-without-unit'],
    [trialOf({ doseUnit: null }), 'maximumDose: dose-without-unit'],
    [trialOf({ isDoseAdequate: true }), 'isDoseAdequate: adequacy-computed'],
    [trialOf({ sessionCount: 3 }), 'sessionCount: not-of-drug'],
    [trialOf({ electrodes: 'bilateral' }), 'sessionCount: not-of-drug'],
    [ectOf({ drugId: 'sertraline' }), 'kind: drug-facts-not-asked'],
    [ectOf({ weeksAtDose: 6 }), 'kind: drug-facts-not-asked'],
    [ectOf({ augmentationOfId: 'x' }), 'kind: drug-facts-not-asked'],
    [ectOf({ electrodes: null }), 'electrodes: electrodes-missing'],
    [ectOf({ kind: 'tms' }), 'electrodes: electrodes-not-asked'],
    [trialOf({ startedOn: '2026-03-02', stoppedOn: null, weeksAtDose: 0 }), 'startedOn: in-future'],
    [trialOf({ stoppedOn: '2026-04' }), 'stoppedOn: in-future'],
    [trialOf({ startedOn: '1979', stoppedOn: '1990' }), 'startedOn: before-birth'],
    [trialOf({ stoppedOn: '2025-05', weeksAtDose: null }), 'stoppedOn: stop-before-start'],
    [trialOf({ isOngoing: true }), 'stoppedOn: stopped-while-ongoing'],
    [
      trialOf({ isOngoing: true, stoppedOn: null, reasonStopped: 'x' }),
      'reasonStopped: reason-while-ongoing',
    ],
    [
      trialOf({ startedOn: '2025-06-01', stoppedOn: '2025-06-28', weeksAtDose: 5 }),
      'weeksAtDose: weeks-beyond-dates',
    ],
  ])('is refused for what does not fit', (facts, code) => {
    expect(codes(facts)).toEqual([code]);
  });

  it('may last as many weeks as its dates allow', () => {
    const month = { startedOn: '2025-06-01', stoppedOn: '2025-06-28' };
    expect(codes(trialOf({ ...month, weeksAtDose: 4 }))).toEqual([]);
    const ongoing = { startedOn: '2026-02-01', stoppedOn: null, isOngoing: true };
    expect(codes(trialOf({ ...ongoing, weeksAtDose: 5 }))).toEqual([]);
    expect(codes(trialOf({ ...ongoing, weeksAtDose: 6 }))).toEqual([
      'weeksAtDose: weeks-beyond-dates',
    ]);
  });
});
