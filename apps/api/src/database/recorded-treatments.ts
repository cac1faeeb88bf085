import type { RecordedTreatment } from '@glabella/domain/treatment';

type ToldFacts = Omit<RecordedTreatment, 'reasonStopped' | 'sideEffects'>;

/** The columns of what is told of a treatment, in the order in which it is told: no stage is computed of prose. */
const columns = {
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
  augmentationOfId: 'augmentation_of',
  informationSource: 'information_source',
} as const satisfies Record<keyof ToldFacts, string>;

const names = Object.keys(columns);

/** Treatments as the statements of this file tell them: values without names, which take half as long to write. */
export type ToldTreatments = readonly (readonly unknown[])[];

const TOLD = `json_agg(json_build_array(${Object.values(columns)
  .map((column) => `tried.${column}`)
  .join(', ')}))`;

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

/**
 * The same of many patients at once, read together: a row for each of `patients`, a list of ids, who has any. Both tables are
 * asked for them, so that each is read in the order of the patients instead of version by version.
 */
export const recordedTreatmentsByPatient = (practice: string, patients: string): string => `
  (SELECT held.patient_id, ${TOLD} AS treatments
     ${CURRENT}
    WHERE held.practice_id = ${practice} AND held.patient_id = ANY (${patients})
      AND tried.patient_id = ANY (${patients}) AND NOT held.voided
    GROUP BY held.patient_id)`;

/** The treatments of such a list, without prose. */
export function readToldTreatments(told: ToldTreatments): RecordedTreatment[] {
  return told.map(toRecordedTreatment);
}

/** Has every field from the beginning: an object to which twenty are added one by one takes ten times the room. */
const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
  ['reasonStopped', 'sideEffects', ...names].map((name) => [name, null]),
);

function toRecordedTreatment(values: readonly unknown[]): RecordedTreatment {
  const facts = { ...blank };
  for (const [at, name] of names.entries()) facts[name] = values[at];
  return facts as unknown as RecordedTreatment;
}
