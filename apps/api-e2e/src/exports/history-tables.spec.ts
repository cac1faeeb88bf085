import * as histories from '../patient-history/records';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { exported, linesOf, type ReadArchive } from './export-steps';

describe('the tables of a patient’s history', () => {
  const api = useApi();
  let clinic: TestClinic;
  let archive: ReadArchive;
  let patientId: string;
  let courseId: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    ({ patientId, courseId } = await clinic.treatedPatient());
    const tried = (changes: Parameters<typeof histories.sertralineTrial>[0]) =>
      histories.recorded(
        clinic.clinician,
        patientId,
        'prior-treatments',
        histories.sertralineTrial(changes),
      );
    const { id: sertralineId } = await tried({ sideEffects: 'Nausea' });
    await tried({ drugId: 'venlafaxine', maximumDose: 150, weeksAtDose: 6.5 });
    await tried({ drugId: 'lithium', maximumDose: 800, augmentationOfId: sertralineId });
    await tried({ drugId: 'moclobemide', maximumDose: null, doseUnit: null, outcome: 'response' });
    await histories.recorded(clinic.clinician, patientId, 'medications', histories.mirtazapine());
    await histories.recorded(
      clinic.clinician,
      patientId,
      'frown-ratings',
      histories.frownRating(clinic.people.psychiatrist.id, { ratedOn: '2026-04-23', atRest: null }),
    );
    for (const happenedOn of ['2026-03-09', '2026-02']) {
      const event = histories.lifeEvent({ happenedOn, kind: 'work' });
      await histories.recorded(clinic.clinician, patientId, 'life-events', event);
    }
    archive = await exported(clinic.administrator);
  });

  it('has a row for each treatment before toxin, with what is computed of it, and the stage beside the course', () => {
    // All were recorded in one instant of the test clock: their order is by name here.
    const trials = linesOf(archive, 'trials').toSorted((a, b) =>
      (a['drug_id'] ?? '') < (b['drug_id'] ?? '') ? -1 : 1,
    );
    expect(
      trials.map(({ drug_id, drug_class, adequate, failed, added_to }) => [
        drug_id,
        drug_class,
        adequate,
        failed,
        added_to === '' ? '' : 'added',
      ]),
    ).toEqual([
      ['lithium', 'augmenter', '', '', 'added'],
      ['moclobemide', 'maoi', 'unknown', 'no', ''],
      ['sertraline', 'ssri', 'yes', 'yes', ''],
      ['venlafaxine', 'snri', 'yes', 'yes', ''],
    ]);
    expect(trials[3]).toMatchObject({
      patient_id: patientId,
      started_on: '2025-10',
      stopped_on: '2025',
      maximum_dose: '150',
      weeks_at_dose: '6.5',
      ongoing: 'no',
    });
    // Since September 2025 a moderate episode, two that failed, one augmentation: 1 + 3 + 1 + 1 + 0.
    expect(linesOf(archive, 'courses')[0]).toMatchObject({
      course_id: courseId,
      failed_adequate_trials: '2',
      resistant: 'yes',
      maudsley_points: '6',
      maudsley_band: 'mild',
      thase_rush_stage: 'II',
    });
  });

  it('has a row for each dose of a medication and each frown review, and no zero for what was not rated', () => {
    expect(
      linesOf(archive, 'medications').map(({ step, from_on, dose, ongoing }) => [
        step,
        from_on,
        dose,
        ongoing,
      ]),
    ).toEqual([
      ['1', '2026-03', '15', 'yes'],
      ['2', '2026-04-10', '22.5', 'yes'],
    ]);
    expect(linesOf(archive, 'frown_ratings')[0]).toMatchObject({
      patient_id: patientId,
      rated_on: '2026-04-23',
      frown_at_maximum: '1',
      frown_at_rest: '',
      rated_by: 'Dr. Synthetic One',
    });
  });

  it('has a row for each life event, its day only where the day is known, and every column in the codebook', () => {
    expect(
      linesOf(archive, 'life_events').map(
        ({ patient_id, kind, happened_on, happened_as_known, note, recorded_by }) => [
          patient_id,
          kind,
          happened_on,
          happened_as_known,
          note,
          recorded_by,
        ],
      ),
    ).toEqual([
      [patientId, 'work', '', '2026-02', 'Her mother', 'Synthetic Nurse'],
      [patientId, 'work', '2026-03-09', '2026-03-09', 'Her mother', 'Synthetic Nurse'],
    ]);
    const told = linesOf(archive, 'codebook').filter(({ table }) => table === 'life_events');
    expect(told.map(({ column }) => column)).toContain('happened_as_known');
    expect(told.find(({ column }) => column === 'kind')?.['values']).toContain(
      'bereavement = bereavement',
    );
  });
});
