import type { OutcomeGroup, OutcomeReport } from '@glabella/contracts';
import type { CohortDefinitionId, PrintedRate } from '@glabella/domain/outcomes';
import type { AskedFigure } from './figure';
import { absenceWords, changeWords, countWords, intervalWords, shareWords } from './figure-words';

type Week = OutcomeReport['cohort']['weeks'][number];

/** A figure of a week as the table prints it. */
export interface WeekCell {
  readonly week: number;
  readonly value: string;
  readonly note: string;
  readonly asked: AskedFigure;
}

/** A row of the table: one figure in every reading week. */
export interface WeekRow {
  readonly label: string;
  readonly isMain: boolean;
  readonly cells: readonly WeekCell[];
}

interface RowPlan {
  readonly label: string;
  readonly isMain?: true;
  readonly group: OutcomeGroup;
  readonly definitions: readonly CohortDefinitionId[];
  readonly read: (week: Week) => Pick<WeekCell, 'value' | 'note'>;
}

/** A rate in a cell: its per cent, and how many of how many with the interval in a smaller line. */
export const rateCell = (rate: PrintedRate | undefined): Pick<WeekCell, 'value' | 'note'> => {
  if (rate === undefined) return { value: 'Not stated', note: '' };
  const { interval } = rate;
  if (interval === null)
    return { value: absenceWords([rate.count, rate.of]), note: shareWords(rate) };
  return {
    value: changeWords(interval.percent).replace('+', ''),
    note: `${shareWords(rate)}, ${intervalWords(interval)}`,
  };
};

const plans: readonly RowPlan[] = [
  {
    label: 'Observed',
    group: 'observed',
    definitions: ['counted', 'weeks', 'small'],
    read: ({ observed }) => ({ value: countWords(observed), note: '' }),
  },
  {
    label: 'Missing',
    group: 'missing',
    definitions: ['weeks', 'small'],
    read: ({ missing }) => ({ value: countWords(missing), note: '' }),
  },
  {
    label: 'Window not closed yet',
    group: 'not-yet',
    definitions: ['weeks', 'small'],
    read: ({ notYet }) => ({ value: countWords(notYet), note: '' }),
  },
  {
    label: 'Mean change from baseline',
    isMain: true,
    group: 'observed',
    definitions: ['change', 'weeks', 'effect'],
    read: ({ observed, change }) => ({
      value: change === null ? absenceWords([observed]) : changeWords(change.percent),
      note: [change === null ? '' : intervalWords(change), `n\u00a0${countWords(observed)}`]
        .filter((part) => part !== '')
        .join(', '),
    }),
  },
  {
    label: 'Response, observed cases',
    isMain: true,
    group: 'response',
    definitions: ['response', 'imputation', 'weeks'],
    read: ({ response }) => rateCell(response?.observed),
  },
  {
    label: 'Response, missing as non-responders',
    group: 'response',
    definitions: ['response', 'imputation', 'weeks'],
    read: ({ response }) => rateCell(response?.imputed),
  },
  {
    label: 'Remission, observed cases',
    isMain: true,
    group: 'remission',
    definitions: ['remission', 'imputation', 'weeks'],
    read: ({ remission }) => rateCell(remission?.observed),
  },
  {
    label: 'Remission, missing as not in remission',
    group: 'remission',
    definitions: ['remission', 'imputation', 'weeks'],
    read: ({ remission }) => rateCell(remission?.imputed),
  },
];

/** The rows of the table in their order. */
export function weekRows(weeks: readonly Week[]): WeekRow[] {
  return plans.map(({ label, isMain, group, definitions, read }) => ({
    label,
    isMain: isMain === true,
    cells: weeks.map((week) => ({
      week: week.week,
      ...read(week),
      asked: { heading: `${label}, week ${week.week}`, definitions, group, week: week.week },
    })),
  }));
}
