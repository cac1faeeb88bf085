import { percentile } from '../load/percentiles';
import { inMs, markdownTable } from '../report/tables';
import type { CopiedOut } from './copy-out';
import type { ExportRound } from './export-round';

/** The goals that the project set itself; the first two are limits. */
export const exportGoals = { firstByteMs: 300, growthMb: 100, ratio: 0.65 } as const;

/** What an export cost beside the same rows by COPY, both in turns. */
export interface ExportFigures {
  readonly assessments: number;
  readonly rows: number;
  readonly firstByteMs: number;
  readonly exportMs: number;
  readonly exportBytes: number;
  readonly copyMs: number;
  readonly copyBytes: number;
  /** COPY's time beside the export's; 1 is as fast. */
  readonly ratio: number;
  /** Of the server, beside what it had when the first round began. */
  readonly growthMb: number;
}

const median = (values: readonly number[]) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** The medians of all rounds; the memory is the most of any. */
export function exportFigures(
  rounds: readonly { readonly exported: ExportRound; readonly copied: CopiedOut }[],
  beforeMb: number,
): ExportFigures {
  const [first] = rounds;
  if (!first) throw new Error('No round was measured');
  const of = (figure: (round: (typeof rounds)[number]) => number) => median(rounds.map(figure));
  const [exportMs, copyMs] = [of(({ exported }) => exported.ms), of(({ copied }) => copied.ms)];
  return {
    assessments: first.exported.assessments,
    rows: first.exported.rows,
    firstByteMs: of(({ exported }) => exported.firstByteMs),
    exportMs,
    exportBytes: first.exported.bytes,
    copyMs,
    copyBytes: first.copied.bytes,
    ratio: copyMs / exportMs,
    growthMb: Math.max(...rounds.map(({ exported }) => exported.peakMb)) - beforeMb,
  };
}

/** How many limits an export has to keep. */
export const EXPORT_LIMITS = 3;

/** Which limits were broken: half of the ratio's goal is one, wide enough for a machine that does other work, too. */
export function brokenLimits({ firstByteMs, growthMb, ratio }: ExportFigures): string[] {
  return [
    ...(firstByteMs <= exportGoals.firstByteMs ? [] : ['first byte']),
    ...(growthMb <= exportGoals.growthMb ? [] : ['memory']),
    ...(ratio >= exportGoals.ratio / 2 ? [] : ['beside COPY']),
  ];
}

/** Both sides as a table. */
export function exportTable(figures: ExportFigures): string {
  const side = (name: string, ms: number, bytes: number, firstByte: string, memory: string) => [
    name,
    (ms / 1_000).toFixed(2),
    String(Math.round((figures.rows / ms) * 1_000)),
    (bytes / 1e6).toFixed(1),
    firstByte,
    memory,
  ];
  const { exportMs, exportBytes, copyMs, copyBytes, firstByteMs, growthMb, ratio } = figures;
  return [
    markdownTable(
      [
        `${figures.rows} rows, ${figures.assessments} assessments`,
        's',
        'rows per s',
        'MB',
        'first byte ms',
        'server memory',
      ],
      [
        side('`COPY ... TO STDOUT`, text', copyMs, copyBytes, '-', '-'),
        side(
          'Export, checked and zipped',
          exportMs,
          exportBytes,
          inMs(firstByteMs),
          `+${Math.round(growthMb)} MB at most`,
        ),
      ],
    ),
    '',
    `COPY / export: ${ratio.toFixed(2)} (goal ${exportGoals.ratio}, ${ratio >= exportGoals.ratio ? 'met' : 'missed'}); ` +
      `limits: first byte ${exportGoals.firstByteMs} ms, +${exportGoals.growthMb} MB`,
  ].join('\n');
}
