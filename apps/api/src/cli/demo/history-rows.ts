import type { SyntheticPatient, SyntheticRecord, SyntheticVersion } from '@glabella/synthetic';
import type { Add, Row } from './synthetic-rows';

type HistoryTable = 'prior_treatment' | 'medication' | 'frown_rating' | 'life_event';

/** What a patient was and is treated with, the frown ratings and the life events, as the service would have stored them. */
export function addHistory(add: Add, { id, history }: SyntheticPatient): void {
  const addAll = <Facts>(
    table: HistoryTable,
    records: readonly SyntheticRecord<Facts>[],
    rowOf: (version: SyntheticVersion<Facts>) => Row,
  ): void => {
    for (const record of records) addRecord(add, table, id, record, rowOf);
  };
  addAll('prior_treatment', history.priorTreatments, ({ facts }) => ({
    kind: facts.kind,
    drug_id: facts.drugId,
    other_name: facts.otherName,
    other_class: facts.otherClass,
    started_on: facts.startedOn,
    stopped_on: facts.stoppedOn,
    ongoing: facts.isOngoing,
    maximum_dose: facts.maximumDose,
    dose_unit: facts.doseUnit,
    weeks_at_dose: facts.weeksAtDose,
    dose_adequate: facts.isDoseAdequate,
    session_count: facts.sessionCount,
    electrodes: facts.electrodes,
    adherence: facts.adherence,
    outcome: facts.outcome,
    reason_stopped: facts.reasonStopped,
    side_effects: facts.sideEffects,
    augmentation_of: facts.augmentationOfId,
    information_source: facts.informationSource,
  }));
  addAll('medication', history.medications, ({ facts }) => ({
    drug_id: facts.drugId,
    other_name: facts.otherName,
    other_class: facts.otherClass,
    dose_unit: facts.doseUnit,
    steps: facts.steps,
    stopped_on: facts.stoppedOn,
    purpose: facts.purpose,
  }));
  addAll('frown_rating', history.frownRatings, ({ facts, authorId }) => ({
    rated_on: facts.ratedOn,
    at_rest: facts.atRest,
    at_maximum: facts.atMaximum,
    rated_by: authorId,
    note: facts.note,
  }));
  addAll('life_event', history.lifeEvents, ({ facts }) => ({
    happened_on: facts.happenedOn,
    kind: facts.kind,
    note: facts.note,
  }));
}

function addRecord<Facts>(
  add: Add,
  table: HistoryTable,
  patientId: string,
  { id, versions }: SyntheticRecord<Facts>,
  rowOf: (version: SyntheticVersion<Facts>) => Row,
): void {
  add(table, {
    id,
    patient_id: patientId,
    version: versions.length,
    voided: false,
    created_at: versions[0]?.recordedAt,
  });
  versions.forEach((version, at) =>
    add(`${table}_version`, {
      [`${table}_id`]: id,
      version: at + 1,
      patient_id: patientId,
      status: 'recorded',
      ...rowOf(version),
      reason: version.reason,
      author_id: version.authorId,
      recorded_at: version.recordedAt,
    }),
  );
}
