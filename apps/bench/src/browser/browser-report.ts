import { percentile } from '../load/percentiles';
import { markdownTable } from '../report/tables';

/** One thing that is measured in the browser, several times over. */
export interface BrowserFigure {
  readonly title: string;
  readonly unit: 'ms' | 'kB';
  readonly values: readonly number[];
  /** The most that the project allows itself; null where the figure only explains another. */
  readonly goal: number | null;
}

/** The middle of the values beside its goal. */
export interface BrowserJudgement {
  readonly median: number;
  readonly isMet: boolean;
  /** Nothing was measured, or more than twice the goal: wide enough for a machine that does other work, too. */
  readonly isFailure: boolean;
}

export function judgeInBrowser({ values, goal }: BrowserFigure): BrowserJudgement {
  const median = percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
  const isMeasured = !Number.isNaN(median);
  return {
    median,
    isMet: isMeasured && (goal === null || median <= goal),
    isFailure: !isMeasured || (goal !== null && median > 2 * goal),
  };
}

/** Every figure with its median, its most and its goal. */
export function browserTable(figures: readonly BrowserFigure[]): string {
  return markdownTable(
    ['in the browser', 'median', 'at most', 'goal'],
    figures.map((figure) => {
      const { title, unit, values, goal } = figure;
      const { median, isMet } = judgeInBrowser(figure);
      const shown = (value: number) =>
        Number.isFinite(value) ? `${value.toFixed(value < 10 ? 1 : 0)} ${unit}` : '-';
      return [
        title,
        shown(median),
        shown(Math.max(...values)),
        goal === null ? '-' : `${goal} ${unit} ${isMet ? 'met' : 'missed'}`,
      ];
    }),
  );
}
