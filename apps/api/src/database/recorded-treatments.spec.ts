import { readToldTreatments, recordedTreatments } from './recorded-treatments';

describe('what is told of a treatment', () => {
  it('is read in the order in which the statement tells it, each value from its own column', () => {
    const columns = [...recordedTreatments('$1', '$2').matchAll(/tried\.(\w+)[,)]/g)].map(
      ([, column]) => column,
    );
    expect(readToldTreatments([columns])).toEqual([
      {
        status: 'status',
        kind: 'kind',
        drugId: 'drug_id',
        otherName: 'other_name',
        otherClass: 'other_class',
        startedOn: 'started_on',
        stoppedOn: 'stopped_on',
        isOngoing: 'ongoing',
        maximumDose: 'maximum_dose',
        doseUnit: 'dose_unit',
        weeksAtDose: 'weeks_at_dose',
        isDoseAdequate: 'dose_adequate',
        sessionCount: 'session_count',
        electrodes: 'electrodes',
        adherence: 'adherence',
        outcome: 'outcome',
        reasonStopped: null,
        sideEffects: null,
        augmentationOfId: 'augmentation_of',
        informationSource: 'information_source',
      },
    ]);
  });
});
