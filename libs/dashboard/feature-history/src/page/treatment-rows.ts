import type { PatientRecord, PriorTreatment } from '@glabella/contracts';
import {
  doseWords,
  drugClassLabels,
  drugClassOf,
  hasFailed,
  isAugmentation,
  isTrial,
  priorOutcomeLabels,
  priorTreatmentTitle,
  treatmentSpan,
  trialAdequacy,
} from '@glabella/domain/treatment';
import { latestDay } from '@glabella/domain/values';

/** A treatment before toxin as the table shows it. */
export interface TreatmentRow {
  readonly treatment: PriorTreatment;
  readonly title: string;
  readonly what: string;
  readonly span: string;
  readonly dose: string;
  readonly outcome: string;
  readonly isVoided: boolean;
  /** 'adequate, failed'; with why, line by line. */
  readonly verdict: string;
  readonly tone: 'good' | 'warn' | 'neutral';
  readonly why: readonly string[];
  readonly more: readonly string[];
}

/** The treatments in order of their start, those without one first, voided ones last. */
export function treatmentRows({ priorTreatments }: PatientRecord): TreatmentRow[] {
  const startOf = ({ startedOn }: PriorTreatment): string =>
    startedOn === null ? '' : latestDay(startedOn);
  return priorTreatments
    .toSorted((a, b) => {
      if (a.status !== b.status) return a.status === 'voided' ? 1 : -1;
      return startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0;
    })
    .map((treatment) => rowOf(treatment, priorTreatments));
}

function rowOf(treatment: PriorTreatment, all: readonly PriorTreatment[]): TreatmentRow {
  const classId = drugClassOf(treatment);
  const { kind, maximumDose, doseUnit, sessionCount, reasonStopped, sideEffects } = treatment;
  const addedTo = all.find(({ id }) => id === treatment.augmentationOfId);
  return {
    treatment,
    title: priorTreatmentTitle(treatment),
    what: classId === null ? '' : drugClassLabels[classId],
    span: treatmentSpan(treatment),
    dose:
      kind === 'drug'
        ? doseWords(maximumDose, doseUnit ?? 'mg')
        : sessionCount === null
          ? ''
          : `${sessionCount} sessions`,
    outcome: priorOutcomeLabels[treatment.outcome],
    isVoided: treatment.status === 'voided',
    ...verdictOf(treatment),
    more: [
      ...(addedTo ? [`Added to ${priorTreatmentTitle(addedTo)}.`] : []),
      ...(reasonStopped === null ? [] : [`Stopped: ${reasonStopped}`]),
      ...(sideEffects === null ? [] : [`Side effects: ${sideEffects}`]),
      ...(treatment.status === 'voided' ? [`Voided: ${treatment.reason ?? ''}`] : []),
    ],
  };
}

function verdictOf(treatment: PriorTreatment): Pick<TreatmentRow, 'verdict' | 'tone' | 'why'> {
  if (treatment.status === 'voided') return { verdict: 'voided', tone: 'neutral', why: [] };
  if (isAugmentation(treatment)) return { verdict: 'augmentation', tone: 'neutral', why: [] };
  if (!isTrial(treatment)) return { verdict: 'no drug trial', tone: 'neutral', why: [] };
  const adequacy = trialAdequacy(treatment);
  const failed = hasFailed(treatment);
  const adequate = { yes: 'adequate', no: 'not adequate', unknown: 'adequacy open' }[
    adequacy.answer
  ];
  const brought = { yes: 'failed', no: 'no failure', unknown: 'outcome not known' }[failed];
  return {
    verdict: `${adequate}, ${brought}`,
    tone: adequacy.answer === 'yes' && failed === 'yes' ? 'warn' : 'neutral',
    why: [
      ...adequacy.findings.map(({ text }) => text),
      ...(adequacy.isStated ? [`dose stated by ${treatment.author.displayName}`] : []),
    ],
  };
}
