import { addMonths, calendarParts, daysBetween, type CalendarDate } from '@glabella/domain/values';
import type { FailedTrials } from './failed-trials';
import type { KnownAnswer } from './prior-treatment';
import {
  type Computed,
  type EpisodeFacts,
  type EpisodeTreatment,
  type StageLine,
  computed,
  notComputable,
  nothingRecorded,
} from './stage';
import { isAugmentation } from './trial-adequacy';

/** The bands of the Maudsley Staging Method. */
export const maudsleyBands = [
  { id: 'mild', label: 'mild', from: 3, to: 6 },
  { id: 'moderate', label: 'moderate', from: 7, to: 10 },
  { id: 'severe', label: 'severe', from: 11, to: 15 },
] as const;

/** The id of a band. */
export type MaudsleyBandId = (typeof maudsleyBands)[number]['id'];

/** The points of the method, 3 to 15, with their band. */
export interface MaudsleyPoints {
  readonly points: number;
  readonly band: MaudsleyBandId;
}

/** The stage and its five lines, whether or not it can be computed. */
export interface MaudsleyStage {
  readonly stage: Computed<MaudsleyPoints>;
  readonly lines: readonly StageLine[];
}

/** A line and what keeps its points open. */
interface Dimension {
  readonly line: StageLine;
  readonly missing: readonly string[];
}

const known = (label: string, text: string, points: number): Dimension => ({
  line: { label, text, points },
  missing: [],
});
const open = (label: string, text: string, missing: readonly string[] = [text]): Dimension => ({
  line: { label, text, points: null },
  missing,
});

// Whole months that are over; the days that remain are said, since 12 months and a day are more than 12.
function monthsWords(from: CalendarDate, to: CalendarDate): string {
  const [start, end] = [calendarParts(from), calendarParts(to)];
  const rough = (end.year - start.year) * 12 + end.month - start.month;
  const months = addMonths(from, rough) > to ? rough - 1 : rough;
  const more = daysBetween(addMonths(from, months), to) > 0 ? 'over ' : '';
  return `${more}${months} ${months === 1 ? 'month' : 'months'}`;
}

function duration({ episodeStartedOn, asOf }: EpisodeFacts): Dimension {
  const label = 'Duration of the episode';
  if (episodeStartedOn === null) return open(label, 'episode start is missing');
  if (episodeStartedOn > asOf) return open(label, 'the episode starts after this day');
  const points =
    asOf <= addMonths(episodeStartedOn, 12) ? 1 : asOf <= addMonths(episodeStartedOn, 24) ? 2 : 3;
  return known(label, monthsWords(episodeStartedOn, asOf), points);
}

/** How severe an ICD-10-CM code says that the episode is; codes that do not say it are not here. */
const severities: readonly {
  readonly codes: readonly string[];
  readonly text: string;
  readonly points: number;
}[] = [
  { codes: ['F32.4', 'F33.41'], text: 'subsyndromal (partial remission)', points: 1 },
  { codes: ['F32.0', 'F33.0'], text: 'mild', points: 2 },
  { codes: ['F32.1', 'F33.1'], text: 'moderate', points: 3 },
  { codes: ['F32.2', 'F33.2'], text: 'severe without psychosis', points: 4 },
  { codes: ['F32.3', 'F33.3'], text: 'severe with psychosis', points: 5 },
];
const psychoticPoints = 5;

function severity({ diagnosisCode, psychosis }: EpisodeFacts): Dimension {
  const label = 'Severity of symptoms';
  const found = severities.find(({ codes }) => codes.includes(diagnosisCode));
  if (found === undefined)
    return open(label, `diagnosis ${diagnosisCode} does not say the severity`);
  const contradicts = psychosis === (found.points === psychoticPoints ? 'no' : 'yes');
  if (contradicts) {
    return open(
      label,
      `diagnosis ${diagnosisCode} and the answer on psychosis contradict each other`,
    );
  }
  return known(label, `${diagnosisCode}: ${found.text}`, found.points);
}

const failureSteps = [2, 4, 6, 10];

/** The points of a number of failed antidepressants: 1-2, 3-4, 5-6, 7-10, more; null for none. */
export function failurePoints(count: number): number | null {
  if (count < 1) return null;
  const step = failureSteps.findIndex((most) => count <= most);
  return step === -1 ? failureSteps.length + 1 : step + 1;
}

function failures({ least, most, missing }: FailedTrials): Dimension {
  const label = 'Failed antidepressants';
  const [low, high] = [failurePoints(least.size), failurePoints(most.size)];
  const range = least.size === most.size ? String(least.size) : `${least.size} to ${most.size}`;
  if (low !== high) return open(label, `${range}, not certain`, missing);
  if (low === null) return open(label, 'no adequate trial failed: the method begins with one');
  return known(label, range, low);
}

function usedOnce(label: string, treatments: readonly EpisodeTreatment[]): Dimension {
  const answers: readonly KnownAnswer[] = treatments.map(({ isOfEpisode }) => isOfEpisode);
  const titles = treatments.filter(({ isOfEpisode }) => isOfEpisode === 'yes');
  if (answers.includes('yes')) return known(label, titles.map(({ title }) => title).join(', '), 1);
  if (!answers.includes('unknown')) return known(label, 'none recorded', 0);
  const uncertain = treatments.filter(({ isOfEpisode }) => isOfEpisode === 'unknown');
  const text = uncertain.map(({ title }) => `${title}: not known whether in this episode`);
  return open(label, text.join('; '), text);
}

/**
 * The Maudsley stage with each of its five lines. Severity is that of the diagnosis; ECT and augmentation count where
 * they are recorded in the episode. Fekadu 2018.
 */
export function maudsleyStage(
  placed: readonly EpisodeTreatment[],
  failed: FailedTrials,
  episode: EpisodeFacts,
): MaudsleyStage {
  const dimensions = [
    duration(episode),
    severity(episode),
    failures(failed),
    usedOnce(
      'Augmentation',
      placed.filter(({ facts }) => isAugmentation(facts)),
    ),
    usedOnce(
      'ECT',
      placed.filter(({ facts }) => facts.kind === 'ect'),
    ),
  ];
  const lines = dimensions.map(({ line }) => line);
  if (placed.length === 0) return { stage: notComputable([nothingRecorded]), lines };
  const points = lines.reduce((sum, line) => sum + (line.points ?? 0), 0);
  const band = maudsleyBands.find(({ from, to }) => points >= from && points <= to);
  const missing = dimensions.flatMap((dimension) => dimension.missing);
  return {
    stage:
      missing.length > 0 || band === undefined
        ? notComputable(missing)
        : computed({ points, band: band.id }),
    lines,
  };
}

/** 'Maudsley 8, moderate'; 'not computable: episode start is missing'. */
export function maudsleyWords({ stage }: MaudsleyStage): string {
  return stage.state === 'computed'
    ? `${stage.value.points} of 15, ${stage.value.band}`
    : `not computable: ${stage.missing.join('; ')}`;
}
