import { fdaMedWatch } from '../sources';

/**
 * A reporting body that a practice may take as its own; none is set until the practice chooses.
 * Which one is the right one depends on where the practice is.
 */
export const suggestedReportingBody = {
  name: 'FDA MedWatch, 1-800-FDA-1088',
  source: fdaMedWatch,
} as const;
