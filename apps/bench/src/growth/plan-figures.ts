/** What one plan says of itself, everything below its top node included. */
export interface PlanFigures {
  /** Pages of 8 kB that it looked at, in the database's memory or not. */
  readonly pages: number;
  readonly ms: number;
}

/** Reads the figures of a plan as EXPLAIN (ANALYZE, BUFFERS) prints it. A plan without buffers touched no page. */
export function planFigures(plan: string): PlanFigures {
  const executed = plan.split(/^\s*Planning/m)[0] ?? '';
  const top = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(executed);
  const ms = /Execution Time: ([\d.]+) ms/.exec(plan)?.[1];
  return { pages: Number(top?.[1] ?? 0) + Number(top?.[2] ?? 0), ms: Number(ms) };
}
