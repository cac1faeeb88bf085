/** What people of a practice do in the product, and how often thirty of them do it in sixty minutes at work. */
export const perHour = {
  caseload: 500,
  chart: 900,
  search: 400,
  record: 250,
  due: 120,
  session: 60,
  report: 12,
  export: 6,
} as const;

/** One of the things that people do. */
export type Use = keyof typeof perHour;

/** One thing to do, and when: a share of the hour from 0 to 1. */
export interface PlannedUse {
  readonly use: Use;
  readonly at: number;
}

/** Sixty minutes of use, each kind evenly over the time, so that the mix at every moment is that of the hour. */
export function hourOfUse(): PlannedUse[] {
  const kinds = Object.entries(perHour) as [Use, number][];
  return kinds
    .flatMap(([use, count], kind) =>
      // Kinds that are equally frequent do not all begin at once.
      Array.from({ length: count }, (_, place) => ({
        use,
        at: (place + (kind + 0.5) / kinds.length) / count,
      })),
    )
    .sort((a, b) => a.at - b.at);
}
