import type { OutcomeGroup } from '@glabella/contracts';
import type { CohortDefinitionId } from '@glabella/domain/outcomes';

/** What a press on a figure asks for: its definitions and, where one stands behind it, the list of its patients. */
export interface AskedFigure {
  readonly heading: string;
  readonly definitions: readonly CohortDefinitionId[];
  /** Null where no list stands behind the figure. */
  readonly group: OutcomeGroup | null;
  readonly week?: number;
}
