import type { MeasuredOperation } from '../run/compare-operations';
import type { Figures } from '../load/percentiles';
import { judge } from './judgement';

/** Milliseconds with as many digits as they deserve. */
export function inMs(ms: number): string {
  if (Number.isNaN(ms)) return '-';
  return ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : String(Math.round(ms));
}

/** A table as Markdown, so that a run can be pasted into a page. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const perSecond = (figures: Figures) =>
  figures.perSecond < 100 ? figures.perSecond.toFixed(1) : String(Math.round(figures.perSecond));

const side = (figures: Figures) => [
  `${inMs(figures.p50)} / ${inMs(figures.p99)}`,
  perSecond(figures),
];

/** The sides of every operation, one line per number of clients. */
export function operationsTable(measured: readonly MeasuredOperation[]): string {
  return markdownTable(
    [
      'operation',
      'clients',
      ...['floor A', 'floor B', 'API'].flatMap((name) => [`${name} p50 / p99 ms`, 'per s']),
      'API / floor B',
      'goal',
      'errors',
    ],
    measured.flatMap(({ operation, statements, comparisons }) =>
      comparisons.map((one) => {
        const { goal, isMet } = judge(one, operation.goals);
        return [
          `${operation.title} (${statements} statements)`,
          String(one.clients),
          ...[one.floorA, one.floorB, one.api].flatMap(side),
          one.ratio.toFixed(2),
          goal === null ? '-' : `${goal} ${isMet ? 'met' : 'missed'}`,
          String(one.floorA.errors + one.floorB.errors + one.api.errors),
        ];
      }),
    ),
  );
}
