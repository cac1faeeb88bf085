import type { PriorTreatment, PriorTreatmentRecording } from '@glabella/contracts';
import {
  findDrug,
  priorTreatmentFaults,
  type AdherenceId,
  type DoseUnitId,
  type DrugClassId,
  type ElectrodePlacement,
  type HistoryContext,
  type InformationSourceId,
  type PriorOutcomeId,
  type PriorTreatmentKind,
} from '@glabella/domain/treatment';
import {
  dateIssues,
  dateText,
  issueAt,
  issuesOf,
  numberIssues,
  orNull,
  reasonIssues,
  tooLong,
  typedDate,
  typedNumber,
  type EntryIssue,
} from './entry-values';

/** What stands in the controls of a treatment; '' and null where nothing was typed or chosen. */
export interface TreatmentEntry {
  readonly kind: PriorTreatmentKind;
  readonly drugId: string;
  readonly otherName: string;
  readonly otherClass: DrugClassId | '';
  readonly startedOn: string;
  readonly stoppedOn: string;
  readonly isOngoing: boolean;
  readonly maximumDose: string;
  readonly doseUnit: DoseUnitId;
  readonly weeksAtDose: string;
  /** 'not-stated' is an answer of its own: adequacy stays open. */
  readonly isDoseAdequate: 'yes' | 'no' | 'not-stated';
  readonly sessionCount: string;
  readonly electrodes: ElectrodePlacement | null;
  readonly adherence: AdherenceId | null;
  readonly outcome: PriorOutcomeId | null;
  readonly reasonStopped: string;
  readonly sideEffects: string;
  readonly augmentationOfId: string;
  readonly informationSource: InformationSourceId | null;
  readonly reason: string;
}

/** A new treatment: nothing is answered for anybody. */
export const newTreatment: TreatmentEntry = {
  kind: 'drug',
  drugId: '',
  otherName: '',
  otherClass: '',
  startedOn: '',
  stoppedOn: '',
  isOngoing: false,
  maximumDose: '',
  doseUnit: 'mg',
  weeksAtDose: '',
  isDoseAdequate: 'not-stated',
  sessionCount: '',
  electrodes: null,
  adherence: null,
  outcome: null,
  reasonStopped: '',
  sideEffects: '',
  augmentationOfId: '',
  informationSource: null,
  reason: '',
};

const numberText = (value: number | null): string => (value === null ? '' : String(value));

/** The form of a treatment on record. */
export function treatmentEntryOf(treatment: PriorTreatment): TreatmentEntry {
  const { isDoseAdequate } = treatment;
  return {
    kind: treatment.kind,
    drugId: treatment.drugId ?? '',
    otherName: treatment.otherName ?? '',
    otherClass: treatment.otherClass ?? '',
    startedOn: dateText(treatment.startedOn),
    stoppedOn: dateText(treatment.stoppedOn),
    isOngoing: treatment.isOngoing,
    maximumDose: numberText(treatment.maximumDose),
    doseUnit: treatment.doseUnit ?? 'mg',
    weeksAtDose: numberText(treatment.weeksAtDose),
    isDoseAdequate: isDoseAdequate === null ? 'not-stated' : isDoseAdequate ? 'yes' : 'no',
    sessionCount: numberText(treatment.sessionCount),
    electrodes: treatment.electrodes,
    adherence: treatment.adherence,
    outcome: treatment.outcome,
    reasonStopped: treatment.reasonStopped ?? '',
    sideEffects: treatment.sideEffects ?? '',
    augmentationOfId: treatment.augmentationOfId ?? '',
    informationSource: treatment.informationSource,
    reason: '',
  };
}

/** Whether the clinician is asked to state that the dose was enough: no sourced minimum decides it. */
export function isAdequacyStated({ kind, drugId, doseUnit }: TreatmentEntry): boolean {
  const minimum = findDrug(drugId)?.minimum ?? null;
  return kind === 'drug' && drugId !== '' && (minimum === null || doseUnit !== 'mg');
}

/** The entry without what stands in a control that is not shown: that is not said, and nobody could mend it. */
function shownOf(entry: TreatmentEntry): TreatmentEntry {
  const { kind, drugId, isOngoing } = entry;
  const isDrug = kind === 'drug';
  const isUnlisted = isDrug && drugId === 'other';
  const isNamed = isUnlisted || kind === 'psychotherapy' || kind === 'ketamine';
  return {
    ...entry,
    drugId: isDrug ? drugId : '',
    otherName: isNamed ? entry.otherName : '',
    otherClass: isUnlisted ? entry.otherClass : '',
    stoppedOn: isOngoing ? '' : entry.stoppedOn,
    reasonStopped: isOngoing ? '' : entry.reasonStopped,
    maximumDose: isDrug ? entry.maximumDose : '',
    weeksAtDose: isDrug ? entry.weeksAtDose : '',
    isDoseAdequate: isAdequacyStated(entry) ? entry.isDoseAdequate : 'not-stated',
    sessionCount: isDrug ? '' : entry.sessionCount,
    electrodes: kind === 'ect' ? entry.electrodes : null,
    augmentationOfId: isDrug ? entry.augmentationOfId : '',
  };
}

/** What is recorded as the contract takes it; null while an answer that must be given is not. */
export function treatmentOf(written: TreatmentEntry): PriorTreatmentRecording | null {
  const entry = shownOf(written);
  const { adherence, outcome, informationSource, isDoseAdequate } = entry;
  if (adherence === null || outcome === null || informationSource === null) return null;
  const maximumDose = typedNumber(entry.maximumDose);
  return {
    kind: entry.kind,
    drugId: orNull(entry.drugId),
    otherName: orNull(entry.otherName),
    otherClass: entry.otherClass === '' ? null : entry.otherClass,
    startedOn: typedDate(entry.startedOn),
    stoppedOn: typedDate(entry.stoppedOn),
    isOngoing: entry.isOngoing,
    maximumDose,
    doseUnit: maximumDose === null ? null : entry.doseUnit,
    weeksAtDose: typedNumber(entry.weeksAtDose),
    isDoseAdequate: isDoseAdequate === 'not-stated' ? null : isDoseAdequate === 'yes',
    sessionCount: typedNumber(entry.sessionCount),
    electrodes: entry.electrodes,
    adherence,
    outcome,
    reasonStopped: orNull(entry.reasonStopped),
    sideEffects: orNull(entry.sideEffects),
    augmentationOfId: orNull(entry.augmentationOfId),
    informationSource,
  };
}

/** Everything that keeps the entry from being recorded; the rules are the domain's, those of the API. */
export function treatmentIssues(
  written: TreatmentEntry,
  context: HistoryContext,
  isCorrection: boolean,
): EntryIssue[] {
  const entry = shownOf(written);
  const typed = [
    ...(entry.adherence === null ? [issueAt('adherence', 'Choose, if only “Not known”.')] : []),
    ...(entry.outcome === null ? [issueAt('outcome', 'Choose, if only “Not known”.')] : []),
    ...(entry.informationSource === null
      ? [issueAt('informationSource', 'Choose who told it.')]
      : []),
    ...dateIssues('startedOn', entry.startedOn),
    ...dateIssues('stoppedOn', entry.stoppedOn),
    ...numberIssues('maximumDose', entry.maximumDose),
    ...numberIssues('weeksAtDose', entry.weeksAtDose),
    ...countIssues(entry.sessionCount),
    ...tooLong('otherName', entry.otherName, 100),
    ...tooLong('reasonStopped', entry.reasonStopped, 1000),
    ...tooLong('sideEffects', entry.sideEffects, 1000),
    ...reasonIssues(entry.reason, isCorrection),
  ];
  // The rules are asked whatever is not chosen yet, so that everything that is wrong shows at once.
  const recording = treatmentOf({
    ...entry,
    adherence: entry.adherence ?? 'unknown',
    outcome: entry.outcome ?? 'unknown',
    informationSource: entry.informationSource ?? 'patient',
  });
  return [...typed, ...(recording ? issuesOf(priorTreatmentFaults(recording, context)) : [])];
}

function countIssues(text: string): EntryIssue[] {
  const count = typedNumber(text);
  return count === null || (Number.isInteger(count) && count > 0)
    ? []
    : [issueAt('sessionCount', 'Write how many, as a whole number.')];
}
