import { percentile, type Slice } from '../load/percentiles';
import { inMs, markdownTable } from '../report/tables';

/** How much longer reading may take while many sign in (p95 beside p95). */
export const SIGN_INS_LIMIT = 2;

/** Reading charts by itself and while many sign in at once; latencies in ms. */
export interface SignInsFigures {
  readonly readers: number;
  readonly signIns: number;
  readonly alone: readonly Slice[];
  readonly meanwhile: readonly Slice[];
  /** How long all sign-ins of a round took together, in ms. */
  readonly burstMs: readonly number[];
}

/** The p95 of reading meanwhile beside the p95 alone; twice the limit, or an error, is a failure. */
export function judgeSignIns({ alone, meanwhile }: SignInsFigures): {
  readonly ratio: number;
  readonly isMet: boolean;
  readonly isFailure: boolean;
} {
  const ratio = p95Of(meanwhile) / p95Of(alone);
  const failed = [...alone, ...meanwhile].some(({ errors }) => errors > 0);
  return {
    ratio,
    isMet: !failed && ratio < SIGN_INS_LIMIT,
    isFailure: failed || !(ratio < 2 * SIGN_INS_LIMIT),
  };
}

/** Both sides and their ratio as Markdown. */
export function signInsTable(figures: SignInsFigures): string {
  const { readers, signIns, alone, meanwhile, burstMs } = figures;
  const { ratio, isMet } = judgeSignIns(figures);
  const row = (name: string, slices: readonly Slice[]) => [
    name,
    String(latenciesOf(slices).length),
    inMs(percentile(latenciesOf(slices), 0.5)),
    inMs(p95Of(slices)),
    String(slices.reduce((sum, { errors }) => sum + errors, 0)),
  ];
  const longest = Math.max(...burstMs) / 1_000;
  return [
    markdownTable(
      [`Open a chart, ${readers} clients`, 'calls', 'p50 ms', 'p95 ms', 'errors'],
      [
        row('alone', alone),
        row(`while ${signIns} sign in at once, ${burstMs.length} times`, meanwhile),
      ],
    ),
    `p95 beside alone: ${ratio.toFixed(2)} (limit ${SIGN_INS_LIMIT}, ${isMet ? 'met' : 'missed'}); ` +
      `${signIns} sign-ins took ${longest.toFixed(1)} s at most`,
  ].join('\n\n');
}

function latenciesOf(slices: readonly Slice[]): readonly number[] {
  return slices.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
}

function p95Of(slices: readonly Slice[]): number {
  return percentile(latenciesOf(slices), 0.95);
}
