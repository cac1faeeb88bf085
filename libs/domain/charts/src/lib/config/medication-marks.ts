import type {
  ChartDose,
  ChartMedication,
  ChartMedicationChange,
  ClinicalChartSpec,
} from '../spec/clinical-chart-spec';
import { shownMedications, standingDoses } from '../spec/medication-lane';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import type { ClinicalDataset } from './chart-datasets';
import type { ChartTheme } from './chart-theme';
import { laneDataset } from './lane-dataset';
import { dayNumberOn } from './time-ticks';

const laneId = 'medication';
const bar = { from: 0.14, to: 0.86 };
const letterShare = 0.56;
const labelGapPx = 6;

/** A change of a medication with the medication and the row that it is drawn in, 0 the lowest. */
export interface ShownChange {
  readonly medication: ChartMedication;
  readonly change: ChartMedicationChange;
  readonly row: number;
}

// The first medication stands uppermost, as it is read.
const rowOf = (at: number, count: number): number => count - 1 - at;

/** The changes of the medications shown, medication by medication, each in order of time. */
export function shownChanges(spec: ClinicalChartSpec): ShownChange[] {
  const shown = shownMedications(spec);
  return shown.flatMap((medication, at) =>
    medication.changes.map((change) => ({ medication, change, row: rowOf(at, shown.length) })),
  );
}

/**
 * The changes as marks on their bars; one of which only a part of the date is known is hollow. After them, unseen until
 * somebody stands on it, a place for each dose that goes on without a change: where its bar begins in the days shown.
 */
export function medicationDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  const changes = shownChanges(spec);
  const shown = shownMedications(spec);
  const standing = standingDoses(spec).map(({ medication }) => ({
    x: dayNumberOn(spec, spec.window.from),
    y: rowOf(shown.indexOf(medication), shown.length) + 0.5,
  }));
  return laneDataset({
    id: 'medication-changes',
    label: 'Medication changes',
    yAxisID: laneId,
    data: [
      ...changes.map(({ change, row }) => ({ x: dayNumberOn(spec, change.until), y: row + 0.5 })),
      ...standing,
    ],
    pointStyle: 'rect',
    radius: [...changes.map(() => 3.5), ...standing.map(() => 0)],
    fill: [
      ...changes.map(({ change }) => (change.on === change.until ? theme.ink : theme.surface)),
      ...standing.map(() => theme.ink),
    ],
    border: theme.ink,
  });
}

/** A dose inside the days shown, in days from the axis's origin. */
interface ShownDose {
  readonly key: string;
  readonly label: string;
  readonly start: number;
  /** From here on it is certain that it was taken. */
  readonly certain: number;
  readonly end: number;
}

function shownDose(
  { spec }: Drawing,
  { id }: ChartMedication,
  { from, certainFrom, to, label }: ChartDose,
  step: number,
): ShownDose | null {
  const { window } = spec;
  const begins = from ?? window.from;
  const ends = to ?? window.to;
  if (begins > window.to || ends < window.from) return null;
  const inside = (day: string): number =>
    dayNumberOn(spec, day < window.from ? window.from : day > window.to ? window.to : day);
  const certain = inside(certainFrom ?? begins);
  return {
    key: `medication-${id}-${step}`,
    label,
    start: inside(begins),
    certain,
    end: Math.max(certain, inside(ends)),
  };
}

// The name stands once, in the first bar that has room for it; what has no room is said by table and keyboard.
function doseLabels(
  { spec, layout, plotWidthPx }: Drawing,
  { name }: ChartMedication,
  doses: readonly ShownDose[],
): ReadonlyMap<string, string> {
  const days = dayNumberOn(spec, spec.window.to) - dayNumberOn(spec, spec.window.from);
  const pxPerDay = plotWidthPx / Math.max(1, days);
  const fits = (text: string, { certain, end }: ShownDose): boolean =>
    text.length * layout.fontPx * letterShare + 2 * labelGapPx <= (end - certain) * pxPerDay;
  const full = ({ label }: ShownDose): string => `${name} ${label}`;
  const named =
    doses.find((dose) => fits(full(dose), dose)) ?? doses.find((dose) => fits(name, dose));
  return new Map(
    doses.flatMap((dose): [string, string][] => {
      if (dose === named) return [[dose.key, fits(full(dose), dose) ? full(dose) : name]];
      return fits(dose.label, dose) ? [[dose.key, dose.label]] : [];
    }),
  );
}

/**
 * A bar for each dose from its start to the next, its last day open to the right while it goes on; days that a partial
 * date leaves open are drawn as a thin line before it. Name and dose stand in the bars where they have room.
 */
export function medicationAnnotations(drawing: Drawing): Annotations {
  const shown = shownMedications(drawing.spec);
  return Object.fromEntries(
    shown.flatMap((medication, at) => {
      const doses = medication.doses.flatMap(
        (dose, step) => shownDose(drawing, medication, dose, step) ?? [],
      );
      const labels = doseLabels(drawing, medication, doses);
      const row = rowOf(at, shown.length);
      return doses.flatMap((dose) => doseAnnotations(drawing, dose, labels.get(dose.key), row));
    }),
  );
}

function doseAnnotations(
  { theme, layout }: Drawing,
  { key, start, certain, end }: ShownDose,
  label: string | undefined,
  row: number,
): [string, Annotation][] {
  const middle = row + 0.5;
  const open: Annotation = {
    type: 'line',
    yScaleID: laneId,
    xMin: start,
    xMax: certain,
    yMin: middle,
    yMax: middle,
    borderColor: theme.inkFaint,
    borderWidth: 1.4,
    borderDash: [3, 3],
  };
  const box: Annotation = {
    type: 'box',
    yScaleID: laneId,
    xMin: certain,
    xMax: end,
    yMin: row + bar.from,
    yMax: row + bar.to,
    backgroundColor: theme.referenceSoft,
    borderColor: theme.inkFaint,
    borderWidth: 1,
    borderRadius: 2,
  };
  const words: Annotation = {
    type: 'label',
    content: label ?? '',
    yScaleID: laneId,
    xValue: certain,
    yValue: middle,
    position: { x: 'start', y: 'center' },
    xAdjust: labelGapPx,
    color: theme.ink,
    font: { family: theme.fontFamily, size: layout.fontPx - 0.5 },
  };
  return [
    ...(certain > start ? [[`${key}-open`, open] as [string, Annotation]] : []),
    [key, box],
    ...(label === undefined ? [] : [[`${key}-label`, words] as [string, Annotation]]),
  ];
}
