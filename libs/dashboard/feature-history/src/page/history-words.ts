import type { FrownRating, LifeEvent, Medication, PriorTreatment } from '@glabella/contracts';
import {
  adherenceLabels,
  doseWords,
  drugClassLabels,
  drugClassOf,
  drugName,
  electrodeLabels,
  frownLabel,
  informationSourceLabels,
  lifeEventLabels,
  priorOutcomeLabels,
  priorTreatmentLabels,
  priorTreatmentTitle,
  type TrialAdequacy,
} from '@glabella/domain/treatment';
import { formatDate, formatPartialDate } from '@glabella/domain/values';

/** A fact of a record with its name, in words. */
export type Fact = readonly [label: string, text: string];

/** 'Adequate trial: dose 100 mg, at least the minimum of 50 mg; 6 weeks at the dose; taken as agreed'. */
export function adequacyWords({ answer, findings }: TrialAdequacy): string {
  const verdict = {
    yes: 'Adequate trial',
    no: 'Not an adequate trial',
    unknown: 'Not known whether adequate',
  }[answer];
  return `${verdict}: ${findings.map(({ text }) => text).join('; ')}.`;
}

const notKnown = 'not known';
const partial = (on: string | null): string => (on === null ? notKnown : formatPartialDate(on));

/** Every fact of a treatment before toxin, in words; the same names for every version. */
export function treatmentFacts(
  treatment: PriorTreatment,
  treatments: readonly PriorTreatment[] = [],
): Fact[] {
  const { kind, isDoseAdequate, maximumDose, doseUnit, weeksAtDose, sessionCount } = treatment;
  const addedTo = treatments.find(({ id }) => id === treatment.augmentationOfId);
  const classId = drugClassOf(treatment);
  return [
    ['Kind', priorTreatmentLabels[kind]],
    ['Treatment', priorTreatmentTitle(treatment)],
    ['Class', classId === null ? '' : drugClassLabels[classId]],
    ['Placement', treatment.electrodes === null ? '' : electrodeLabels[treatment.electrodes]],
    ['Started', partial(treatment.startedOn)],
    ['Stopped', treatment.isOngoing ? 'goes on' : partial(treatment.stoppedOn)],
    ['Highest dose', kind === 'drug' ? doseWords(maximumDose, doseUnit ?? 'mg') : ''],
    ['Weeks at the dose', kind === 'drug' ? (weeksAtDose?.toString() ?? notKnown) : ''],
    ['Dose stated as', isDoseAdequate === null ? '' : isDoseAdequate ? 'enough' : 'too low'],
    ['Sessions', kind === 'drug' ? '' : (sessionCount?.toString() ?? notKnown)],
    ['Adherence', adherenceLabels[treatment.adherence]],
    ['Outcome', priorOutcomeLabels[treatment.outcome]],
    ['Why stopped', treatment.reasonStopped ?? ''],
    ['Side effects', treatment.sideEffects ?? ''],
    ['Added to', addedTo ? priorTreatmentTitle(addedTo) : ''],
    ['Told by', informationSourceLabels[treatment.informationSource]],
  ];
}

/** Every fact of a medication, in words. */
export function medicationFacts(medication: Medication): Fact[] {
  const { steps, doseUnit, stoppedOn } = medication;
  const classId = drugClassOf(medication);
  return [
    ['Drug', drugName(medication)],
    ['Class', classId === null ? '' : drugClassLabels[classId]],
    [
      'Doses',
      steps
        .map(
          ({ on, dose }) =>
            `${doseWords(dose, doseUnit)} from ${on === null ? 'a day not known' : partial(on)}`,
        )
        .join('\n'),
    ],
    ['Stopped', stoppedOn === null ? 'goes on' : partial(stoppedOn)],
    ['For', medication.purpose ?? ''],
  ];
}

/** Every fact of a frown rating, in words. */
export function frownFacts(rating: FrownRating): Fact[] {
  return [
    ['Day', formatDate(rating.ratedOn)],
    ['At maximum', frownLabel(rating.atMaximum)],
    ['At rest', frownLabel(rating.atRest)],
    ['Rated by', rating.ratedBy.displayName],
    ['Note', rating.note ?? ''],
  ];
}

/** Every fact of a life event, in words. */
export function lifeEventFacts({ happenedOn, kind, note }: LifeEvent): Fact[] {
  return [
    ['When', partial(happenedOn)],
    ['What it was', lifeEventLabels[kind]],
    ['Note', note ?? ''],
  ];
}
