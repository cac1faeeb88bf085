import { compareDates, type CalendarDate } from '@glabella/domain/values';
import { isSameLot } from './lot-key';

/** A recall that is not closed, as a session has to do with it. */
export interface OpenRecall {
  readonly lotNumber: string;
  /** Null: every product with that lot number. */
  readonly productId: string | null;
  /** The practice's day on which it was started. */
  readonly startedOn: CalendarDate;
}

/** The open recall of a lot, the earliest of several; null without one. */
export function openRecallOf<Recall extends OpenRecall>(
  recalls: readonly Recall[],
  lot: { readonly productId: string | null; readonly lotNumber: string },
): Recall | null {
  const concerning = recalls.filter(
    ({ lotNumber, productId }) =>
      isSameLot(lotNumber, lot.lotNumber) && (productId === null || productId === lot.productId),
  );
  return concerning.sort((a, b) => compareDates(a.startedOn, b.startedOn))[0] ?? null;
}

/** How a patient was sought after a recall. */
export const recallMethodIds = ['phone', 'in-person', 'letter', 'e-mail', 'portal'] as const;

/** One of `recallMethodIds`. */
export type RecallMethodId = (typeof recallMethodIds)[number];

/** The ways in words. */
export const recallMethodLabels: Readonly<Record<RecallMethodId, string>> = {
  phone: 'Phone',
  'in-person': 'In person',
  letter: 'Letter',
  'e-mail': 'E-mail',
  portal: 'Patient portal',
};

/**
 * What came of it. Only 'informed' reaches somebody: the patient, or who decides for them, said that they understood.
 * 'withdrawn' takes back what was noted before, which stays readable.
 */
export const recallOutcomeIds = [
  'informed',
  'message-left',
  'no-answer',
  'cannot-be-reached',
  'withdrawn',
] as const;

/** One of `recallOutcomeIds`. */
export type RecallOutcomeId = (typeof recallOutcomeIds)[number];

/** The outcomes in words. */
export const recallOutcomeLabels: Readonly<Record<RecallOutcomeId, string>> = {
  informed: 'Informed, has acknowledged',
  'message-left': 'Message left',
  'no-answer': 'No answer',
  'cannot-be-reached': 'Cannot be reached',
  withdrawn: 'Earlier entries withdrawn',
};

/**
 * Whether a patient is reached, by what was noted of them, the oldest first: informed once, unless that was withdrawn
 * since.
 */
export function isReached(outcomes: readonly RecallOutcomeId[]): boolean {
  return outcomes.slice(outcomes.lastIndexOf('withdrawn') + 1).includes('informed');
}

/** How a session stands to a recalled lot: 'amended' no longer says that lot, 'voided' is void as a whole. */
export type LotSessionState = 'signed' | 'amended' | 'voided';

/** Whether a patient counts among those to reach: only who has a session that still says the lot. */
export function isToReach(states: readonly LotSessionState[]): boolean {
  return states.includes('signed');
}

/** Progress in words: '7 of 9 reached'. */
export function recallProgress({
  reached,
  patients,
}: {
  readonly reached: number;
  readonly patients: number;
}): string {
  if (patients === 0) return 'nobody to reach';
  return `${reached} of ${patients} reached`;
}
