import type { Figures } from '../load/percentiles';
import { inMs, markdownTable } from '../report/tables';

/** What one practice must reach of what twenty reach together; a goal that the project set itself. */
export const PRACTICES_GOAL = 0.8;

/** The same work in one practice and spread over several, both in turns. */
export interface PracticesFigures {
  readonly clients: number;
  readonly practices: number;
  readonly one: Figures;
  readonly several: Figures;
}

/** Calls per second of one practice beside those of several; 1 is as fast. Below half of the goal it is a failure. */
export function judgePractices({ one, several }: PracticesFigures): {
  readonly ratio: number;
  readonly isMet: boolean;
  readonly isFailure: boolean;
} {
  const ratio = one.perSecond / several.perSecond;
  const failed = one.errors + several.errors > 0;
  return {
    ratio,
    isMet: !failed && ratio >= PRACTICES_GOAL,
    isFailure: failed || !(ratio >= PRACTICES_GOAL / 2),
  };
}

/** Both sides and their ratio as Markdown. */
export function practicesTable(figures: PracticesFigures): string {
  const { clients, practices, one, several } = figures;
  const { ratio, isMet } = judgePractices(figures);
  const row = (name: string, { p50, p99, perSecond, errors }: Figures) => [
    name,
    `${inMs(p50)} / ${inMs(p99)}`,
    perSecond.toFixed(0),
    String(errors),
  ];
  return [
    markdownTable(
      [`Record a PHQ-9, ${clients} clients`, 'p50 / p99 ms', 'per s', 'errors'],
      [row('in one practice', one), row(`spread over ${practices} practices`, several)],
    ),
    `One beside ${practices}: ${ratio.toFixed(2)} (goal ${PRACTICES_GOAL}, ${isMet ? 'met' : 'missed'})`,
  ].join('\n\n');
}
