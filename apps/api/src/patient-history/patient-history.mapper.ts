import type {
  FrownRating,
  FrownRatingRecording,
  LifeEvent,
  LifeEventRecording,
  Medication,
  MedicationRecording,
  PriorTreatment,
  PriorTreatmentRecording,
} from '@glabella/contracts';
import {
  frownRatingFaults,
  historyFault,
  lifeEventFaults,
  medicationFaults,
  priorTreatmentFaults,
} from '@glabella/domain/treatment';
import { HistoryKind, type HistoryVersion } from './history-kind';

type StatedOf<Version extends HistoryVersion> = Omit<Version, keyof HistoryVersion>;

const numberOf = (numeric: unknown): number | null => (numeric === null ? null : Number(numeric));

/** Treatments before toxin. */
export const priorTreatmentKind = new HistoryKind<
  PriorTreatmentRecording,
  StatedOf<PriorTreatment>
>({
  subjectType: 'prior-treatment',
  address: 'prior-treatments',
  table: {
    name: 'prior_treatment',
    columns: [
      'kind',
      'drug_id',
      'other_name',
      'other_class',
      'started_on',
      'stopped_on',
      'ongoing',
      'maximum_dose',
      'dose_unit',
      'weeks_at_dose',
      'dose_adequate',
      'session_count',
      'electrodes',
      'adherence',
      'outcome',
      'reason_stopped',
      'side_effects',
      'augmentation_of',
      'information_source',
    ],
    linkKnown: `EXISTS (SELECT FROM prior_treatment t
                         WHERE t.practice_id = p.practice_id AND t.patient_id = p.id AND t.id = $3 AND NOT t.voided)`,
    order: 'h.created_at, h.id',
  },
  values: (facts) => [
    facts.kind,
    facts.drugId,
    facts.otherName,
    facts.otherClass,
    facts.startedOn,
    facts.stoppedOn,
    facts.isOngoing,
    facts.maximumDose,
    facts.doseUnit,
    facts.weeksAtDose,
    facts.isDoseAdequate,
    facts.sessionCount,
    facts.electrodes,
    facts.adherence,
    facts.outcome,
    facts.reasonStopped,
    facts.sideEffects,
    facts.augmentationOfId,
    facts.informationSource,
  ],
  stated: (row) => ({
    kind: row['kind'] as PriorTreatment['kind'],
    drugId: row['drug_id'] as string | null,
    otherName: row['other_name'] as string | null,
    otherClass: row['other_class'] as PriorTreatment['otherClass'],
    startedOn: row['started_on'] as string | null,
    stoppedOn: row['stopped_on'] as string | null,
    isOngoing: row['ongoing'] as boolean,
    maximumDose: numberOf(row['maximum_dose']),
    doseUnit: row['dose_unit'] as PriorTreatment['doseUnit'],
    weeksAtDose: numberOf(row['weeks_at_dose']),
    isDoseAdequate: row['dose_adequate'] as boolean | null,
    sessionCount: row['session_count'] as number | null,
    electrodes: row['electrodes'] as PriorTreatment['electrodes'],
    adherence: row['adherence'] as PriorTreatment['adherence'],
    outcome: row['outcome'] as PriorTreatment['outcome'],
    reasonStopped: row['reason_stopped'] as string | null,
    sideEffects: row['side_effects'] as string | null,
    augmentationOfId: row['augmentation_of'] as string | null,
    informationSource: row['information_source'] as PriorTreatment['informationSource'],
  }),
  faults: priorTreatmentFaults,
  linkOf: ({ augmentationOfId }) => augmentationOfId,
  keptLink: () => null,
  unknownLink: historyFault(
    'augmentationOfId',
    'added-to-unknown',
    'This patient has no such treatment on record. Choose another one.',
  ),
});

/** Drugs taken beside the toxin. */
export const medicationKind = new HistoryKind<MedicationRecording, StatedOf<Medication>>({
  subjectType: 'medication',
  address: 'medications',
  table: {
    name: 'medication',
    columns: [
      'drug_id',
      'other_name',
      'other_class',
      'dose_unit',
      'steps',
      'stopped_on',
      'purpose',
    ],
    linkKnown: 'true',
    order: 'h.created_at, h.id',
  },
  values: (facts) => [
    facts.drugId,
    facts.otherName,
    facts.otherClass,
    facts.doseUnit,
    JSON.stringify(facts.steps),
    facts.stoppedOn,
    facts.purpose,
  ],
  stated: (row) => ({
    drugId: row['drug_id'] as string,
    otherName: row['other_name'] as string | null,
    otherClass: row['other_class'] as Medication['otherClass'],
    doseUnit: row['dose_unit'] as Medication['doseUnit'],
    steps: (row['steps'] as Medication['steps']).map(({ on, dose }) => ({ on, dose })),
    stoppedOn: row['stopped_on'] as string | null,
    purpose: row['purpose'] as string | null,
  }),
  faults: medicationFaults,
  linkOf: () => null,
  keptLink: () => null,
  unknownLink: historyFault('drugId', 'link-unknown', 'A medication has no link.'),
});

/** Frown ratings apart from sessions. */
export const frownRatingKind = new HistoryKind<FrownRatingRecording, StatedOf<FrownRating>>({
  subjectType: 'frown-rating',
  address: 'frown-ratings',
  table: {
    name: 'frown_rating',
    columns: ['rated_on', 'at_rest', 'at_maximum', 'rated_by', 'note'],
    beside: {
      columns: 'rater.display_name AS rater_name',
      joins: 'JOIN staff rater ON rater.practice_id = v.practice_id AND rater.id = v.rated_by',
    },
    linkKnown: `EXISTS (SELECT FROM staff s
                         WHERE s.practice_id = p.practice_id AND s.id = $3
                           AND s.roles && ARRAY['psychiatrist', 'clinician'])`,
    order: 'v.rated_on, h.created_at, h.id',
  },
  values: (facts) => [facts.ratedOn, facts.atRest, facts.atMaximum, facts.ratedById, facts.note],
  stated: (row) => ({
    ratedOn: row['rated_on'] as string,
    atRest: row['at_rest'] as FrownRating['atRest'],
    atMaximum: row['at_maximum'] as FrownRating['atMaximum'],
    ratedBy: { id: row['rated_by'] as string, displayName: row['rater_name'] as string },
    note: row['note'] as string | null,
  }),
  faults: frownRatingFaults,
  linkOf: ({ ratedById }) => ratedById,
  // Who rated has rated, also after leaving.
  keptLink: (current) => current['rated_by'] as string,
  unknownLink: historyFault(
    'ratedById',
    'rater-unfit',
    'A psychiatrist or clinician of the practice rates the frown.',
  ),
});

/** Life events, for the chart. */
export const lifeEventKind = new HistoryKind<LifeEventRecording, StatedOf<LifeEvent>>({
  subjectType: 'life-event',
  address: 'life-events',
  table: {
    name: 'life_event',
    columns: ['happened_on', 'kind', 'note'],
    linkKnown: 'true',
    order: 'v.happened_on, h.created_at, h.id',
  },
  values: (facts) => [facts.happenedOn, facts.kind, facts.note],
  stated: (row) => ({
    happenedOn: row['happened_on'] as string,
    kind: row['kind'] as LifeEvent['kind'],
    note: row['note'] as string | null,
  }),
  faults: lifeEventFaults,
  linkOf: () => null,
  keptLink: () => null,
  unknownLink: historyFault('kind', 'link-unknown', 'A life event has no link.'),
});
