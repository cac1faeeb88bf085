import type { Consent, ConsentEvent, ConsentText } from '@glabella/contracts';
import { shippedConsentPoints } from '@glabella/domain/treatment';
import { courseOf, idOf, onDay } from './record-of';

const reyes = { id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)' };

/** A consent of the patient to the course of `courseOf`, on paper, a week before the first injection. */
export function consentOf(facts: Partial<Consent> = {}): Consent {
  return {
    id: idOf(701),
    courseId: courseOf().id,
    version: 1 + (facts.events?.length ?? 0),
    documentVersion: 1,
    agreedOn: onDay(-7),
    agreedBy: 'patient',
    representative: null,
    how: 'on-paper',
    witness: null,
    takenBy: reyes,
    declined: [],
    author: reyes,
    recordedAt: `${onDay(-7)}T10:00:00Z`,
    events: [],
    ...facts,
  };
}

/** A withdrawal by the patient on a day after the first injection. */
export function withdrawnOn(
  days: number,
  scope: ConsentEvent['scope'] = 'treatment',
): ConsentEvent {
  return {
    version: 2,
    kind: 'withdrawn',
    scope,
    voids: null,
    happenedOn: onDay(days),
    by: 'patient',
    representative: null,
    reason: null,
    author: reyes,
    recordedAt: `${onDay(days)}T11:00:00Z`,
  };
}

/** The shipped text and a version of the practice's own. */
export const consentText: ConsentText = {
  version: 2,
  today: onDay(10),
  versions: [
    {
      version: 2,
      points: [...shippedConsentPoints],
      furtherText: 'Synthetic addition.',
      asksAgain: false,
      reason: 'Synthetic reason.',
      author: reyes,
      publishedOn: onDay(1),
    },
    {
      version: 1,
      points: [...shippedConsentPoints],
      furtherText: null,
      asksAgain: false,
      reason: null,
      author: null,
      publishedOn: onDay(-300),
    },
  ],
};
