/**
 * The medications of a patient that stand, as a JSON list of the facts that their changes are told from, without what they are
 * taken for; an empty list without any. `practice` and `patient` are columns or places of the query around it.
 */
export const recordedMedications = (practice: string, patient: string): string => `
  (SELECT coalesce(json_agg(json_build_object(
            'drugId', taken.drug_id, 'otherName', taken.other_name, 'otherClass', taken.other_class,
            'doseUnit', taken.dose_unit, 'steps', taken.steps, 'stoppedOn', taken.stopped_on, 'purpose', NULL)
            ORDER BY held.created_at, held.id), '[]')
     FROM medication held
     JOIN medication_version taken ON taken.practice_id = held.practice_id
                                  AND taken.medication_id = held.id AND taken.version = held.version
    WHERE held.practice_id = ${practice} AND held.patient_id = ${patient} AND NOT held.voided)`;
