import type { Citation } from '@glabella/domain/values';

/** Severity of the frown lines on the four-point Facial Wrinkle Scale. */
export type FrownSeverity = 0 | 1 | 2 | 3;

/**
 * Frown severity at rest and at maximum frown, before an injection or at a visit; null: not rated.
 */
export interface FrownRating {
  readonly rest: FrownSeverity | null;
  readonly maximum: FrownSeverity | null;
}

/** The grades with their names, none to severe. */
export const frownSeverities: readonly {
  readonly value: FrownSeverity;
  readonly label: string;
}[] = [
  { value: 0, label: 'none' },
  { value: 1, label: 'mild' },
  { value: 2, label: 'moderate' },
  { value: 3, label: 'severe' },
];

/** The source of the scale. */
export const frownSeveritySource: Citation = {
  label: 'Facial Wrinkle Scale',
  detail: 'Frown line severity 0 to 3 as rated in the trials of the Botox Cosmetic label.',
};

/** A rating in words: '2 (moderate)'; 'not rated' when missing. */
export function frownLabel(severity: FrownSeverity | null): string {
  const grade = frownSeverities.find(({ value }) => value === severity);
  return grade === undefined ? 'not rated' : `${grade.value} (${grade.label})`;
}
