const TOLD = `json_agg(json_build_object(
            'status', tried.status, 'kind', tried.kind, 'drugId', tried.drug_id, 'otherName', tried.other_name,
            'otherClass', tried.other_class, 'startedOn', tried.started_on, 'stoppedOn', tried.stopped_on,
            'isOngoing', tried.ongoing, 'maximumDose', tried.maximum_dose, 'doseUnit', tried.dose_unit,
            'weeksAtDose', tried.weeks_at_dose, 'isDoseAdequate', tried.dose_adequate,
            'sessionCount', tried.session_count, 'electrodes', tried.electrodes, 'adherence', tried.adherence,
            'outcome', tried.outcome, 'reasonStopped', NULL, 'sideEffects', NULL,
            'augmentationOfId', tried.augmentation_of, 'informationSource', tried.information_source))`;

const CURRENT = `FROM prior_treatment held
     JOIN prior_treatment_version tried ON tried.practice_id = held.practice_id
                                       AND tried.prior_treatment_id = held.id AND tried.version = held.version`;

/**
 * The treatments before toxin of a patient that stand, as a JSON list of the facts that stages are computed from; an
 * empty list without any. `practice` and `patient` are columns of the query around it.
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
