import type { ConsentRecording, ConsentText } from '@glabella/contracts';
import {
  optionalConsentPointIds,
  versionInForce,
  type ConsentGiver,
  type ConsentHow,
} from '@glabella/domain/treatment';

/** What the form of a consent holds while it is written. */
export interface ConsentEntry {
  /** Empty for the version that was in force on the day. */
  readonly documentVersion: string;
  readonly agreedOn: string;
  readonly agreedBy: ConsentGiver;
  readonly representative: string;
  readonly how: ConsentHow | null;
  readonly witness: string;
  readonly takenById: string;
  readonly declinesPhotographs: boolean;
  readonly declinesDataUse: boolean;
}

const declinedBy = { photographs: 'declinesPhotographs', 'data-use': 'declinesDataUse' } as const;

/** The version of the text that was agreed to: the one chosen, else the one that was in force on the day. */
export function agreedVersion(
  { documentVersion, agreedOn }: Pick<ConsentEntry, 'documentVersion' | 'agreedOn'>,
  { versions, today }: ConsentText,
): number {
  if (documentVersion !== '') return Number(documentVersion);
  return versionInForce(versions, agreedOn === '' ? today : agreedOn);
}

/** The entry as the record takes it; names only where the answer asks for one. */
export function recordingOf(
  entry: ConsentEntry,
  how: ConsentHow,
  text: ConsentText,
): ConsentRecording {
  const { agreedBy } = entry;
  return {
    documentVersion: agreedVersion(entry, text),
    agreedOn: entry.agreedOn,
    agreedBy,
    representative: agreedBy === 'representative' ? entry.representative.trim() : null,
    how,
    witness: how === 'verbally-with-witness' ? entry.witness.trim() : null,
    takenById: entry.takenById,
    declined: optionalConsentPointIds.filter((id) => entry[declinedBy[id]]),
  };
}
