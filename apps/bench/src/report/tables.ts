import type { MeasuredOperation } from '../run/compare-operations';
import type { Figures } from '../load/percentiles';
import { judge } from './judgement';

/** Milliseconds with as many digits as they deserve. */
export function inMs(ms: number): string {
  if (Number.isNaN(ms)) return '-';
  return ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : String(Math.round(ms));
}

const perSecond = (figures: Figures) =>
  figures.perSecond < 100 ? figures.perSecond.toFixed(1) : String(Math.round(figures.perSecond));

const side = (figures: Figures) =>
  `${inMs(figures.p50)} / ${inMs(figures.p99)} | ${perSecond(figures)}`;

/** The sides of every operation, one line per number of clients, as a Markdown table. */
export function operationsTable(measured: readonly MeasuredOperation[]): string {
  const lines = measured.flatMap(({ operation, statements, comparisons }) =>
    comparisons.map((one) => {
      const { goal, isMet } = judge(one, operation.goals);
      const errors = one.floorA.errors + one.floorB.errors + one.api.errors;
      const verdict = goal === null ? '-' : `${goal} ${isMet ? 'met' : 'missed'}`;
      return (
        `| ${operation.title} (${statements} statements) | ${one.clients} | ${side(one.floorA)} | ` +
        `${side(one.floorB)} | ${side(one.api)} | ${one.ratio.toFixed(2)} | ${verdict} | ${errors} |`
      );
    }),
  );
  return [
    '| operation | clients | floor A p50 / p99 ms | per s | floor B p50 / p99 ms | per s | API p50 / p99 ms | per s | API / floor B | goal | errors |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
