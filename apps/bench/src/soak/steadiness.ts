/** The memory of the server at one moment of the run. */
export interface MemorySample {
  /** Share of the run that was over, 0 to 1. */
  readonly at: number;
  readonly mb: number;
}

/** What is set up once and kept comes in the first part of a run. */
export const WARM_UP = 0.25;

/**
 * MB that memory grows by from the beginning of the run to its end, by the straight line of least squares through the
 * samples after the warm-up; negative where it shrinks, NaN with fewer than two moments.
 */
export function growthPerHour(samples: readonly MemorySample[]): number {
  const warm = samples.filter(({ at }) => at >= WARM_UP);
  const mean = (of: (sample: MemorySample) => number) =>
    warm.reduce((sum, sample) => sum + of(sample), 0) / warm.length;
  const [meanAt, meanMb] = [mean(({ at }) => at), mean(({ mb }) => mb)];
  const covered = warm.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  const together = warm.reduce((sum, { at, mb }) => sum + (at - meanAt) * (mb - meanMb), 0);
  return covered === 0 ? Number.NaN : together / covered;
}

/** What a run of sixty minutes of use left behind. */
export interface SoakFigures {
  readonly calls: number;
  readonly errors: number;
  readonly samples: readonly MemorySample[];
  readonly peakMb: number;
  /** Connections of the server that were still at something when everything was answered and some seconds had passed. */
  readonly busyConnections: number;
}

/** Garbage comes and goes by tens of MB; what is kept of every call adds up to more than this in an hour. */
export const GROWTH_LIMIT_MB = 25;

/** How many promises a run has to keep. */
export const SOAK_PROMISES = 3;

/** Which promises the run broke; none where memory is flat, the pool idle and nothing failed. */
export function brokenPromises({ calls, errors, samples, busyConnections }: SoakFigures): string[] {
  return [
    ...(errors === 0 && calls > 0 ? [] : [`${errors} of ${calls} calls failed`]),
    ...(growthPerHour(samples) <= GROWTH_LIMIT_MB ? [] : ['memory grows']),
    ...(busyConnections === 0 ? [] : [`${busyConnections} connections are not idle`]),
  ];
}
