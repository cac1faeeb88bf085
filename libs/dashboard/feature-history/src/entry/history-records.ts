import type {
  Author,
  FrownRating,
  FrownRatingRecording,
  LifeEvent,
  LifeEventRecording,
  Medication,
  MedicationRecording,
  PatientRecord,
  PriorTreatment,
  PriorTreatmentRecording,
} from '@glabella/contracts';
import type {
  HistoryAddress,
  HistoryRecordings,
  HistoryVersions,
} from '@glabella/dashboard/data-access';
import type { ConflictRow } from '@glabella/dashboard/ui';
import {
  frownFacts,
  lifeEventFacts,
  medicationFacts,
  treatmentFacts,
  type Fact,
} from '../page/history-words';

/** A version of a record of any of the histories. */
export type HistoryRecord = HistoryVersions['versions'][number];

/** The newest versions of one history of a patient. */
export function historyRecords(
  record: PatientRecord,
  address: HistoryAddress,
): readonly HistoryRecord[] {
  return {
    'prior-treatments': record.priorTreatments,
    medications: record.medications,
    'frown-ratings': record.frownRatings,
    'life-events': record.lifeEvents,
  }[address];
}

/** Every fact of a version, in words. */
export function historyFacts(
  address: HistoryAddress,
  version: HistoryRecord,
  record: PatientRecord,
): Fact[] {
  switch (address) {
    case 'prior-treatments':
      return treatmentFacts(version as PriorTreatment, record.priorTreatments);
    case 'medications':
      return medicationFacts(version as Medication);
    case 'frown-ratings':
      return frownFacts(version as FrownRating);
    case 'life-events':
      return lifeEventFacts(version as LifeEvent);
  }
}

/** What two people made of the same record, fact by fact. */
export function conflictRows(
  address: HistoryAddress,
  theirs: HistoryRecord,
  mine: HistoryRecordings[HistoryAddress],
  record: PatientRecord,
  raters: readonly Author[],
): ConflictRow[] {
  const yours = historyFacts(address, versionOf(address, theirs, mine, raters), record);
  return historyFacts(address, theirs, record).map(([label, text], at) => ({
    label,
    yours: yours[at]?.[1] ?? '',
    theirs: text,
  }));
}

function versionOf(
  address: HistoryAddress,
  theirs: HistoryRecord,
  mine: HistoryRecordings[HistoryAddress],
  raters: readonly Author[],
): HistoryRecord {
  switch (address) {
    case 'prior-treatments':
      return { ...(theirs as PriorTreatment), ...(mine as PriorTreatmentRecording) };
    case 'medications':
      return { ...(theirs as Medication), ...(mine as MedicationRecording) };
    case 'frown-ratings': {
      const { ratedById, ...facts } = mine as FrownRatingRecording;
      const ratedBy = raters.find(({ id }) => id === ratedById);
      const left = { id: ratedById, displayName: 'somebody who has left' };
      return { ...(theirs as FrownRating), ...facts, ratedBy: ratedBy ?? left };
    }
    case 'life-events':
      return { ...(theirs as LifeEvent), ...(mine as LifeEventRecording) };
  }
}
