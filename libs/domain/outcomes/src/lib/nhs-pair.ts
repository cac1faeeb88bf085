import { type Instrument, gad7, phq9 } from '@glabella/domain/instruments';
import type { Citation } from '@glabella/domain/values';
import { improvementPoints } from './change';

/** First and last total of one questionnaire in a course; null where there is none. */
export interface ScorePair {
  readonly first: number | null;
  readonly last: number | null;
}

/** What the pair of PHQ-9 and GAD-7 says by the rules of NHS Talking Therapies. */
export type NhsPairOutcome =
  | { readonly kind: 'not-evaluable' }
  | {
      readonly kind: 'evaluable';
      readonly isCaseAtStart: boolean;
      readonly recovered: boolean;
      readonly reliableChange: 'improvement' | 'deterioration' | 'none';
      readonly reliablyRecovered: boolean;
    };

/** The rules as published: the thresholds are those of the manual, never a practice's own. */
export const nhsPairSource: Citation = {
  label: 'NHS Talking Therapies manual',
  detail:
    'Case: PHQ-9 10 or more, or GAD-7 8 or more. Recovery: a case at the start and none at the end. ' +
    'Reliable improvement: PHQ-9 falls by 6 points or GAD-7 by 4 points or more and neither rises so far; ' +
    'deterioration the other way round. Reliable recovery: both.',
};

function isCase({ thresholds }: Instrument, total: number): boolean {
  return thresholds.caseness !== undefined && total >= thresholds.caseness.value;
}

function directionOf(instrument: Instrument, first: number, last: number): -1 | 0 | 1 {
  const improvement = improvementPoints(instrument, first, last);
  const threshold = instrument.thresholds.reliableChange?.value ?? Infinity;
  if (improvement >= threshold) return 1;
  return -improvement >= threshold ? -1 : 0;
}

/**
 * Recovery, reliable improvement or deterioration and reliable recovery from the first to the last pair
 * of PHQ-9 and GAD-7. Not evaluable when one of the four totals is missing. One questionnaire reliably
 * up and the other reliably down is no reliable change.
 */
export function nhsPairOutcome(depression: ScorePair, anxiety: ScorePair): NhsPairOutcome {
  const { first: phqFirst, last: phqLast } = depression;
  const { first: gadFirst, last: gadLast } = anxiety;
  if (phqFirst === null || phqLast === null || gadFirst === null || gadLast === null) {
    return { kind: 'not-evaluable' };
  }
  const isCaseAtStart = isCase(phq9, phqFirst) || isCase(gad7, gadFirst);
  const recovered = isCaseAtStart && !isCase(phq9, phqLast) && !isCase(gad7, gadLast);
  const directions = [directionOf(phq9, phqFirst, phqLast), directionOf(gad7, gadFirst, gadLast)];
  const [hasRisen, hasFallen] = [directions.includes(-1), directions.includes(1)];
  const reliableChange =
    hasFallen && !hasRisen ? 'improvement' : hasRisen && !hasFallen ? 'deterioration' : 'none';
  return {
    kind: 'evaluable',
    isCaseAtStart,
    recovered,
    reliableChange,
    reliablyRecovered: recovered && reliableChange === 'improvement',
  };
}

/** The outcome as a rule panel words it, one statement each. */
export function nhsPairWords(outcome: NhsPairOutcome): string[] {
  if (outcome.kind === 'not-evaluable') {
    return ['Not evaluable: a first or last total of the PHQ-9 or the GAD-7 is missing.'];
  }
  const { isCaseAtStart, recovered, reliableChange, reliablyRecovered } = outcome;
  const change = {
    improvement: 'Reliable improvement.',
    deterioration: 'Reliable deterioration.',
    none: 'No reliable change.',
  }[reliableChange];
  if (!isCaseAtStart) return ['Not a case at the start: recovery is not stated.', change];
  if (reliablyRecovered) return ['Reliable recovery: recovered and reliably improved.'];
  return [recovered ? 'Recovered: a case at the start, none now.' : 'Not recovered.', change];
}
