import type { Instrument } from '@glabella/domain/instruments';
import {
  type PublishedTrial,
  type TrialArm,
  isOnScaleOf,
  printedCount,
} from '@glabella/domain/outcomes';
import type { ChartComparison, ChartComparisonWeek } from '../spec/chart-comparison';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';

/** How many patients, without telling single ones apart: '41', '<5', '0'. */
export function patientCountWords(patients: number, leastPrinted: number): string {
  return String(printedCount(patients, leastPrinted));
}

/** A value of the scale as it is said: '8', '7.5', '42 %'. */
export function spreadWords({ scale }: ClinicalChartSpec, value: number): string {
  if (scale.kind === 'percent-of-baseline') return `${Math.round(value)} %`;
  return String(Math.round(value * 10) / 10);
}

// Always of several: 'patient' would tell that it is one.
const comparableWords = (patients: number, leastPrinted: number): string =>
  `${patientCountWords(patients, leastPrinted)} comparable patients`;

/** The parts of what is said about a week of the band. */
export function comparisonWeekParts(
  spec: ClinicalChartSpec,
  { patients, spread }: ChartComparisonWeek,
): string[] {
  const { leastPatients = 0, leastPrinted = 0 } = spec.comparison ?? {};
  const count = comparableWords(patients, leastPrinted);
  if (spread === null) return [`${count}, fewer than ${leastPatients}: no band`];
  const [p10, median, p90] = [spread.p10, spread.median, spread.p90].map((value) =>
    spreadWords(spec, value),
  );
  return [count, `median ${median}`, `middle 80 % from ${p10} to ${p90}`];
}

/** Where a week of the band lies: 'Week 6 after the first injection'. */
export function comparisonWeekPlace({ week }: ChartComparisonWeek): string {
  return week === 0 ? 'Baseline of comparable patients' : `Week ${week} after the first injection`;
}

/** The spoken summary of a week of the band. */
export function comparisonReading(spec: ClinicalChartSpec, week: ChartComparisonWeek): string {
  return `${comparisonWeekPlace(week)}: ${comparisonWeekParts(spec, week).join(', ')}.`;
}

function armWords(name: string, { participants, percentOfBaseline }: TrialArm): string {
  const n = participants === null ? '' : ` (n ${participants})`;
  return `${name} ${percentOfBaseline} % of baseline${n}`;
}

/** The parts of what is said about a published trial. */
export function trialParts(trial: PublishedTrial): string[] {
  return [
    `${trial.scaleName}, week ${trial.week}, ${trial.analysed} analysed`,
    armWords('active', trial.active),
    armWords('placebo', trial.placebo),
  ];
}

/** The spoken summary of a published trial beside what is measured. */
export function trialReading(trial: PublishedTrial, measured: Instrument): string {
  const scale = isOnScaleOf(trial, measured) ? 'the same scale' : 'another scale than this one';
  return `${trial.shortName}, published: ${trialParts(trial).join(', ')}; ${scale}.`;
}

function weekList(weeks: readonly ChartComparisonWeek[]): string {
  return weeks.map(({ week }) => String(week)).join(', ');
}

/** What the band is and where it is not shown, in words; of no band at all, why. */
export function comparisonNote({
  leastPatients,
  leastPrinted,
  leastBaseline,
  isComplete,
  weeks,
}: ChartComparison): string {
  const unfinished = isComplete
    ? ''
    : ' Values are being computed anew after a change of rules: some patients are still missing.';
  const shown = weeks.filter(({ spread }) => spread !== null);
  const hidden = weeks.filter(({ spread }) => spread === null);
  const most = Math.max(0, ...weeks.map(({ patients }) => patients));
  if (shown.length === 0) {
    return (
      `No band: ${comparableWords(most, leastPrinted)} of this practice at most in a week, fewer ` +
      `than ${leastPatients}.${unfinished}`
    );
  }
  const left =
    hidden.length === 0
      ? ''
      : ` Fewer than ${leastPatients} in week ${weekList(hidden)}: there only their number.`;
  return (
    'Band: median and 10th to 90th percentile of this practice’s comparable patients (same protocol, ' +
    `complete baseline of ${leastBaseline === null ? 'more than 0' : `${leastBaseline} or more`}; without whoever ` +
    `refused the use of their data), this patient left out; n stands under each week.${left}${unfinished}`
  );
}
