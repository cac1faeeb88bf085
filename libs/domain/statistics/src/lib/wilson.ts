import { DomainError } from '@glabella/domain/values';

/** A count is no whole number from 0 to the number of cases; code 'statistics.proportion_invalid'. */
export class InvalidProportion extends DomainError {
  constructor() {
    super('statistics.proportion_invalid', 'A count is a whole number from 0 to all cases.');
  }
}

/** A share with its 95 % confidence interval, each from 0 to 1. */
export interface WilsonInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959_963_984_540_054;

/**
 * A share and its Wilson score interval (Wilson 1927, J Am Stat Assoc 22:209; without correction for
 * continuity): it never leaves 0 to 1 and is no point at 0 or at all. Null without any case. Throws
 * InvalidProportion.
 */
export function wilsonInterval(count: number, cases: number): WilsonInterval | null {
  if (!Number.isInteger(count) || !Number.isInteger(cases) || count < 0 || count > cases) {
    throw new InvalidProportion();
  }
  if (cases === 0) return null;
  const share = count / cases;
  const square = z ** 2 / cases;
  const centre = share + square / 2;
  const margin = z * Math.sqrt((share * (1 - share) + square / 4) / cases);
  return {
    share,
    // What rounding leaves of an exact 0 or 1 would print as 0.0000000001.
    low: count === 0 ? 0 : (centre - margin) / (1 + square),
    high: count === cases ? 1 : (centre + margin) / (1 + square),
  };
}
