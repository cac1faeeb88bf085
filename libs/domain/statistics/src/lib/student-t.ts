import { DomainError } from '@glabella/domain/values';

/** Degrees of freedom are a whole number of at least 1; code 'statistics.degrees_of_freedom_invalid'. */
export class InvalidDegreesOfFreedom extends DomainError {
  constructor() {
    super(
      'statistics.degrees_of_freedom_invalid',
      'Degrees of freedom are a whole number of at least 1.',
    );
  }
}

/**
 * The share of Student's t distribution between -t and t, for whole degrees of freedom: the finite sums
 * of Abramowitz & Stegun 1964, 26.7.3 and 26.7.4, which need no approximation.
 */
function shareWithin(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosineSquared = Math.cos(angle) ** 2;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (cosineSquared * (power - 1)) / power;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/**
 * The t value that 95 % of Student's distribution lies within on both sides: t(0.975) for that many
 * degrees of freedom, falling from 12.706 (1) towards 1.960. Throws InvalidDegreesOfFreedom.
 */
export function studentTwoSided95(degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new InvalidDegreesOfFreedom();
  let [below, above] = [1.95, 12.71];
  // Halved until two neighbouring numbers remain.
  for (;;) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return middle;
    if (shareWithin(middle, degrees) < 0.95) below = middle;
    else above = middle;
  }
}
