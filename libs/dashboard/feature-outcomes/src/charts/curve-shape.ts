import type { PublishedTrial } from '@glabella/domain/outcomes';
import type { OutcomeReport } from '@glabella/contracts';

export type ReportVisit = OutcomeReport['cohort']['visits'][number];

/** What a curve of change by visit is drawn from. */
export interface CurveParts {
  readonly visits: readonly ReportVisit[];
  /** How many stand at the baseline, where every change is 0. */
  readonly counted: ReportVisit['observed'];
  readonly trials: readonly PublishedTrial[];
  readonly widthPx: number;
}

/** A visit on the drawing; `mark` is null where its mean is not shown. */
export interface CurvePoint {
  readonly week: number;
  readonly x: number;
  readonly n: string;
  readonly mark: { readonly y: number; readonly low: number; readonly high: number } | null;
}

/** A point of a published trial: its place and its shape as an SVG path around it. */
export interface TrialMark {
  readonly id: string;
  readonly arm: 'active' | 'placebo';
  readonly x: number;
  readonly y: number;
  readonly path: string;
}

/** Everything that the drawing of change by visit is made of, in CSS pixels. */
export interface CurveShape {
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly levels: readonly {
    readonly percent: number;
    readonly y: number;
    readonly label: string;
  }[];
  readonly points: readonly CurvePoint[];
  /** The lines that join neighbouring means. */
  readonly line: string;
  readonly trials: readonly TrialMark[];
}

const edges = { left: 58, right: 16, top: 14, plotPx: 250, below: 50 };
const levelStep = 25;
const trialGapPx = 13;

/** A shape for each trial, as on the patient's chart: diamond, square, triangle. */
export const trialPaths = [
  'M0 -7 L7 0 L0 7 L-7 0 Z',
  'M-5 -5 H5 V5 H-5 Z',
  'M0 6 L6 -5 H-6 Z',
] as const;

/** The least and greatest level of the axis: -100 to at least +25, further where an interval reaches beyond. */
function levelsOf(visits: readonly ReportVisit[]): { least: number; most: number } {
  const ends = visits.flatMap(({ change }) => (change ? [change.high ?? change.percent] : []));
  const most = Math.max(levelStep, ...ends.map((end) => Math.ceil(end / levelStep) * levelStep));
  return { least: -100, most };
}

/** Lays out the drawing for a width. */
export function curveShape({ visits, counted, trials, widthPx }: CurveParts): CurveShape {
  const plot = {
    left: edges.left,
    right: Math.max(edges.left + 40, widthPx - edges.right),
    top: edges.top,
    bottom: edges.top + edges.plotPx,
  };
  const { least, most } = levelsOf(visits);
  const last = Math.max(6, ...visits.map(({ week }) => week), ...trials.map(({ week }) => week));
  const xOf = (week: number): number => plot.left + ((plot.right - plot.left) * week) / (last + 1);
  const yOf = (percent: number): number =>
    plot.top + ((plot.bottom - plot.top) * (most - Math.max(percent, least))) / (most - least);
  const points: CurvePoint[] = [
    {
      week: 0,
      x: xOf(0),
      n: String(counted),
      mark: { y: yOf(0), low: yOf(0), high: yOf(0) },
    },
    ...visits.map(({ week, observed, change }) => ({
      week,
      x: xOf(week),
      n: String(observed),
      mark: change && {
        y: yOf(change.percent),
        low: yOf(change.low ?? change.percent),
        high: yOf(change.high ?? change.percent),
      },
    })),
  ];
  const levels = Array.from({ length: (most - least) / levelStep + 1 }, (_, at) => {
    const percent = most - at * levelStep;
    const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
    return { percent, y: yOf(percent), label: `${sign}${Math.abs(percent)} %` };
  });
  return {
    height: plot.bottom + edges.below,
    plot,
    levels,
    points,
    line: lineThrough(points),
    trials: trials.flatMap((trial, at) =>
      (['active', 'placebo'] as const).map((arm) => ({
        id: `${trial.id}-${arm}`,
        arm,
        x: xOf(trial.week) + trialGapPx * (at + 1),
        y: yOf(trial[arm].percentOfBaseline - 100),
        path: trialPaths[at] ?? trialPaths[1],
      })),
    ),
  };
}

/** Joins marks that stand beside each other; a visit without a mean breaks the line. */
function lineThrough(points: readonly CurvePoint[]): string {
  return points
    .flatMap(({ x, mark }, at) => {
      if (!mark) return [];
      return [`${at > 0 && points[at - 1]?.mark ? 'L' : 'M'}${x.toFixed(1)} ${mark.y.toFixed(1)}`];
    })
    .join(' ');
}
