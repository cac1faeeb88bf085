import type { Operation } from '../operations/operation';
import type { Figures } from '../load/percentiles';
import { inMs, markdownTable } from '../report/tables';
import type { ExplainedStatement } from './explain';
import type { PlanFigures } from './plan-figures';

/** One operation at one size. */
export interface SizeFigures {
  readonly patients: number;
  readonly api: Figures;
  readonly statements: readonly ExplainedStatement[];
}

/** One operation at every size, the smallest first. */
export interface OperationGrowth {
  readonly operation: Operation;
  readonly sizes: readonly SizeFigures[];
}

/** What an operation may cost in the largest practice, as a multiple of its time in the smallest. */
export interface GrowthJudgement {
  readonly ratio: number;
  readonly goal: number | null;
  readonly isMet: boolean;
  /** An error, or more than twice the goal: wide enough for a machine that does other work, too. */
  readonly isFailure: boolean;
}

/** Goals that the project set itself: what a person waits for many times a day stays; a report may grow as its rows do. */
const goals: Readonly<Record<string, 'stays' | 'as-rows'>> = {
  'record-phq9': 'stays',
  'sign-session': 'stays',
  'patient-chart': 'stays',
  'caseload-page': 'stays',
  'patient-search': 'stays',
  'outcome-report': 'as-rows',
};
const STAYS = 1.5;

/** Sets the largest practice beside the smallest; one size alone has nothing to grow from. */
export function judgeGrowth({ operation, sizes }: OperationGrowth): GrowthJudgement {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  if (!smallest || !largest) throw new Error('No size was measured');
  const ratio = largest.api.p50 / smallest.api.p50;
  const kind = sizes.length > 1 ? goals[operation.id] : undefined;
  const goal =
    kind === undefined ? null : kind === 'stays' ? STAYS : largest.patients / smallest.patients;
  const failed = sizes.some(({ api }) => api.errors > 0 || api.calls === 0);
  return {
    ratio,
    goal,
    isMet: !failed && (goal === null || ratio <= goal),
    isFailure: failed || (goal !== null && !(ratio <= 2 * goal)),
  };
}

/** The median of every operation by the size of the practice. */
export function growthTable(measured: readonly OperationGrowth[]): string {
  const sizes = measured[0]?.sizes.map(({ patients }) => patients) ?? [];
  return markdownTable(
    [
      'operation',
      ...sizes.map((size) => `${size.toLocaleString('en')} patients, p50 / p99 ms`),
      'largest / smallest',
      'goal',
    ],
    measured.map((one) => {
      const { ratio, goal, isMet } = judgeGrowth(one);
      return [
        one.operation.title,
        ...one.sizes.map(({ api }) => `${inMs(api.p50)} / ${inMs(api.p99)}`),
        Number.isNaN(ratio) ? 'no answer' : ratio.toFixed(2),
        goal === null ? '-' : `${goal} ${isMet ? 'met' : 'missed'}`,
      ];
    }),
  );
}

/** A statement that touches clearly more pages in the largest practice than in the smallest. */
export interface GrowingStatement {
  readonly operation: string;
  readonly name: string;
  readonly pages: readonly number[];
  readonly ms: readonly number[];
}

const MORE = 3;
const WORTH_SAYING = 200;

/** Finds them by name: a request may send one statement more at one size, such as the note that its session is in use. */
export function growingStatements(measured: readonly OperationGrowth[]): GrowingStatement[] {
  return measured.flatMap(({ operation, sizes }) => {
    const named = sizes.map(({ statements }) => byName(statements));
    const names = new Set(named.flatMap((statements) => [...statements.keys()]));
    return [...names].flatMap((name) => {
      const same = named.map((statements) => statements.get(name));
      const pages = same.map((one) => one?.pages ?? Number.NaN);
      const ms = same.map((one) => one?.ms ?? Number.NaN);
      const known = pages.filter((count) => !Number.isNaN(count));
      // What the smallest practice does not send at all, it sends no page for.
      const [least, most] = [same[0]?.pages ?? 0, known.at(-1) ?? 0];
      const grows = most >= WORTH_SAYING && most >= MORE * least;
      return grows ? [{ operation: operation.title, name, pages, ms }] : [];
    });
  });
}

/** What each statement touched by its name: all that it was sent for together, since a report sends one for every batch. */
function byName(statements: readonly ExplainedStatement[]): Map<string, PlanFigures> {
  const sums = new Map<string, PlanFigures>();
  for (const { name, pages, ms } of statements) {
    const before = sums.get(name) ?? { pages: 0, ms: 0 };
    sums.set(name, { pages: before.pages + pages, ms: before.ms + ms });
  }
  return sums;
}

/** Those statements as a table; a sentence where there are none. */
export function growingTable(
  growing: readonly GrowingStatement[],
  sizes: readonly number[],
): string {
  if (growing.length === 0) {
    return `No statement touches ${MORE} times the pages (and at least ${WORTH_SAYING}) in the largest practice.`;
  }
  return markdownTable(
    ['operation', 'statement', ...sizes.map((size) => `${size.toLocaleString('en')}: pages / ms`)],
    growing.map(({ operation, name, pages, ms }) => [
      operation,
      `\`${name}\``,
      ...pages.map((count, at) =>
        Number.isNaN(count) ? '-' : `${count} / ${inMs(ms[at] ?? Number.NaN)}`,
      ),
    ]),
  );
}
