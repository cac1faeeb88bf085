import type { ConsentRecording } from '@glabella/contracts';
import {
  optionalConsentPointIds,
  type ConsentGiver,
  type ConsentHow,
} from '@glabella/domain/treatment';

/** What the form of a consent holds while it is written. */
export interface ConsentEntry {
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

/** The entry as the record takes it; names only where the answer asks for one. */
export function recordingOf(entry: ConsentEntry, how: ConsentHow): ConsentRecording {
  const { agreedBy } = entry;
  return {
    documentVersion: Number(entry.documentVersion),
    agreedOn: entry.agreedOn,
    agreedBy,
    representative: agreedBy === 'representative' ? entry.representative.trim() : null,
    how,
    witness: how === 'verbally-with-witness' ? entry.witness.trim() : null,
    takenById: entry.takenById,
    declined: optionalConsentPointIds.filter((id) => entry[declinedBy[id]]),
  };
}
