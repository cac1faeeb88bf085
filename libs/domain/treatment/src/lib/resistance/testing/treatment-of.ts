import type { PriorTreatmentFacts } from '../prior-treatment';
import type { EpisodeFacts } from '../stage';

/** Six weeks of sertraline 100 mg in 2025 that brought nothing: an adequate trial that failed. */
export function trialOf(facts: Partial<PriorTreatmentFacts> = {}): PriorTreatmentFacts {
  return {
    kind: 'drug',
    drugId: 'sertraline',
    otherName: null,
    otherClass: null,
    startedOn: '2025-06',
    stoppedOn: '2025-09',
    isOngoing: false,
    maximumDose: 100,
    doseUnit: 'mg',
    weeksAtDose: 6,
    isDoseAdequate: null,
    sessionCount: null,
    electrodes: null,
    adherence: 'taken',
    outcome: 'none',
    reasonStopped: null,
    sideEffects: null,
    augmentationOfId: null,
    informationSource: 'patient',
    ...facts,
  };
}

/** A course of ECT in 2025 that brought nothing. */
export function ectOf(facts: Partial<PriorTreatmentFacts> = {}): PriorTreatmentFacts {
  return trialOf({
    kind: 'ect',
    drugId: null,
    maximumDose: null,
    doseUnit: null,
    weeksAtDose: null,
    electrodes: 'bilateral',
    sessionCount: 12,
    ...facts,
  });
}

/** A moderate episode since 1 January 2025, staged on 1 March 2026. */
export function episodeOf(facts: Partial<EpisodeFacts> = {}): EpisodeFacts {
  return {
    episodeStartedOn: '2025-01-01',
    diagnosisCode: 'F33.1',
    psychosis: 'no',
    asOf: '2026-03-01',
    ...facts,
  };
}
