import type { CalendarDate } from '@glabella/domain/values';
import type {
  AdverseEventActionId,
  AdverseEventOutcome,
  AdverseEventSeverity,
  RelatednessId,
  SeriousnessCriterionId,
} from './judgement';
import { isRedFlagTerm, type AdverseEventTermId } from './terms';

/** That the event was told to a body outside the practice. */
export interface AdverseEventReport {
  readonly reportedTo: string;
  readonly reportedOn: CalendarDate;
  /** The number under which that body keeps it; null while it has given none. */
  readonly reference: string | null;
}

/**
 * What is recorded of an adverse event, the people who judged it aside. A list that is null was not
 * answered; an empty one says "none of them", which is something else.
 */
export interface AdverseEventFacts {
  readonly termId: AdverseEventTermId;
  /** What happened, where the term alone does not say it. */
  readonly otherWords: string | null;
  readonly onsetOn: CalendarDate;
  readonly severity: AdverseEventSeverity;
  readonly seriousness: readonly SeriousnessCriterionId[] | null;
  readonly relatedness: RelatednessId | null;
  readonly actions: readonly AdverseEventActionId[] | null;
  readonly outcome: AdverseEventOutcome;
  /** The day on which it was over; null while it is not known to be. */
  readonly endedOn: CalendarDate | null;
  readonly reports: readonly AdverseEventReport[];
}

const endingOutcomes: readonly AdverseEventOutcome[] = [
  'resolved',
  'resolved-with-sequelae',
  'fatal',
];

/** True for an outcome with which the event is over and has a last day. */
export function isEndingOutcome(outcome: AdverseEventOutcome): boolean {
  return endingOutcomes.includes(outcome);
}

/** True until somebody records how it ended: an outcome that is not known keeps it open. */
export function isOpenEvent({ outcome }: Pick<AdverseEventFacts, 'outcome'>): boolean {
  return !isEndingOutcome(outcome);
}

/** 'not-judged' where nobody has answered the criteria: that is not the same as 'not-serious'. */
export type Seriousness = 'serious' | 'not-serious' | 'not-judged';

/** Serious by one criterion, or because it is a red flag of distant spread, judged or not. */
export function seriousnessOf({
  termId,
  seriousness,
}: Pick<AdverseEventFacts, 'termId' | 'seriousness'>): Seriousness {
  if (isRedFlagTerm(termId)) return 'serious';
  if (seriousness === null) return 'not-judged';
  return seriousness.length > 0 ? 'serious' : 'not-serious';
}

/** True for a serious event: it stands in the first tier of attention until it is over. */
export function isSeriousEvent(event: Pick<AdverseEventFacts, 'termId' | 'seriousness'>): boolean {
  return seriousnessOf(event) === 'serious';
}
