import type { RecordedTreatment } from '@glabella/domain/treatment';

/**
 * A treatment in the order of `TOLD`: without names and without the prose, of which no stage is computed. Lists of a
 * practice's treatments are a third as long, and half as long to write, as with a name at every value.
 */
type ToldTreatment = readonly [
  status: RecordedTreatment['status'],
  kind: RecordedTreatment['kind'],
  drugId: RecordedTreatment['drugId'],
  otherName: RecordedTreatment['otherName'],
  otherClass: RecordedTreatment['otherClass'],
  startedOn: RecordedTreatment['startedOn'],
  stoppedOn: RecordedTreatment['stoppedOn'],
  isOngoing: RecordedTreatment['isOngoing'],
  maximumDose: RecordedTreatment['maximumDose'],
  doseUnit: RecordedTreatment['doseUnit'],
  weeksAtDose: RecordedTreatment['weeksAtDose'],
  isDoseAdequate: RecordedTreatment['isDoseAdequate'],
  sessionCount: RecordedTreatment['sessionCount'],
  electrodes: RecordedTreatment['electrodes'],
  adherence: RecordedTreatment['adherence'],
  outcome: RecordedTreatment['outcome'],
  augmentationOfId: RecordedTreatment['augmentationOfId'],
  informationSource: RecordedTreatment['informationSource'],
];

/** What the statements of this file answer, as JSON. */
export type ToldTreatments = readonly ToldTreatment[];

const TOLD = `json_agg(json_build_array(
            tried.status, tried.kind, tried.drug_id, tried.other_name, tried.other_class,
            tried.started_on, tried.stopped_on, tried.ongoing, tried.maximum_dose, tried.dose_unit,
            tried.weeks_at_dose, tried.dose_adequate, tried.session_count, tried.electrodes,
            tried.adherence, tried.outcome, tried.augmentation_of, tried.information_source))`;

const CURRENT = `FROM prior_treatment held
     JOIN prior_treatment_version tried ON tried.practice_id = held.practice_id
                                       AND tried.prior_treatment_id = held.id AND tried.version = held.version`;

/**
 * The treatments before toxin of a patient that stand, as a JSON list of the facts that stages are computed from; an
 * empty list without any. `practice` and `patient` are columns of the query around it; `readToldTreatments` reads it.
 */
export const recordedTreatments = (practice: string, patient: string): string => `
  (SELECT coalesce(${TOLD}, '[]')
     ${CURRENT}
    WHERE held.practice_id = ${practice} AND held.patient_id = ${patient} AND NOT held.voided)`;

/** The same of many patients at once, read together: a row for each who has any; `patients` answers their ids. */
export const recordedTreatmentsByPatient = (practice: string, patients: string): string => `
  (SELECT held.patient_id, ${TOLD} AS treatments
     ${CURRENT}
    WHERE held.practice_id = ${practice} AND held.patient_id IN (${patients}) AND NOT held.voided
    GROUP BY held.patient_id)`;

/** The treatments of such a list, without prose. */
export function readToldTreatments(told: ToldTreatments): RecordedTreatment[] {
  return told.map(toRecordedTreatment);
}

function toRecordedTreatment([
  status,
  kind,
  drugId,
  otherName,
  otherClass,
  startedOn,
  stoppedOn,
  isOngoing,
  maximumDose,
  doseUnit,
  weeksAtDose,
  isDoseAdequate,
  sessionCount,
  electrodes,
  adherence,
  outcome,
  augmentationOfId,
  informationSource,
]: ToldTreatment): RecordedTreatment {
  return {
    status,
    kind,
    drugId,
    otherName,
    otherClass,
    startedOn,
    stoppedOn,
    isOngoing,
    maximumDose,
    doseUnit,
    weeksAtDose,
    isDoseAdequate,
    sessionCount,
    electrodes,
    adherence,
    outcome,
    reasonStopped: null,
    sideEffects: null,
    augmentationOfId,
    informationSource,
  };
}
