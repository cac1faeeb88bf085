import { formatDate } from '@glabella/domain/values';
import {
  type ChartCycle,
  type ChartCycleEntry,
  cycleGaps,
  cyclesInRange,
} from '../spec/chart-cycle';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { shownLifeEvents } from '../spec/life-event-lane';
import { standingDoses } from '../spec/medication-lane';
import {
  cycleEntryParts,
  cycleEntryPlace,
  cycleEventPlace,
  cycleParts,
} from '../words/cycle-words';
import { comparisonWeekParts, comparisonWeekPlace, trialParts } from '../words/comparison-words';
import {
  adverseEventParts,
  frownParts,
  injectionParts,
  pointParts,
  visitParts,
} from '../words/readings';
import type { DatasetId } from './chart-datasets';
import { shownCycleEvents, shownCycleReviews } from './cycle-datasets';
import { shownChanges } from './medication-marks';
import { trialsOf } from './reference-datasets';

/** What a tooltip says: the date as its title, then one line for each fact. */
export interface TooltipText {
  readonly title: string;
  readonly lines: readonly string[];
}

const nothing: TooltipText = { title: '', lines: [] };

function cycleStartText(spec: ClinicalChartSpec, index: number): TooltipText {
  const cycle = cyclesInRange(spec)[index];
  if (cycle === undefined) return nothing;
  return { title: `Cycle ${cycle.number}, ${formatDate(cycle.on)}`, lines: cycleParts(cycle) };
}

function entryText(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  entry: ChartCycleEntry | undefined,
): TooltipText {
  if (entry === undefined) return nothing;
  return {
    title: cycleEntryPlace(spec, cycle, entry),
    lines: cycleEntryParts(spec, cycle, entry),
  };
}

function cycleEntryText(spec: ClinicalChartSpec, id: DatasetId, index: number): TooltipText {
  const cycle = spec.cycles.find(({ number }) => `cycle-${number}` === id);
  return cycle === undefined ? nothing : entryText(spec, cycle, cycle.entries[index]);
}

function cycleGapText(spec: ClinicalChartSpec, index: number): TooltipText {
  const gap = cycleGaps(spec)[index];
  return gap === undefined ? nothing : entryText(spec, gap.cycle, gap.entry);
}

function cycleEventText(spec: ClinicalChartSpec, index: number): TooltipText {
  const shown = shownCycleEvents(spec)[index];
  if (shown === undefined) return nothing;
  const event = spec.adverseEvents[shown.event.eventIndex];
  if (event === undefined) return nothing;
  return {
    title: `${cycleEventPlace(spec, shown.cycle, shown.event)}, adverse event`,
    lines: adverseEventParts(spec, event),
  };
}

function comparisonText(spec: ClinicalChartSpec, index: number): TooltipText {
  const week = spec.comparison?.weeks[index];
  if (week === undefined) return nothing;
  return { title: comparisonWeekPlace(week), lines: comparisonWeekParts(spec, week) };
}

function trialText(spec: ClinicalChartSpec, index: number): TooltipText {
  const trial = trialsOf(spec)[index];
  if (trial === undefined) return nothing;
  return { title: `${trial.shortName}, published`, lines: trialParts(trial) };
}

function cycleReviewText(spec: ClinicalChartSpec, index: number): TooltipText {
  const shown = shownCycleReviews(spec)[index];
  const frown = spec.frown[shown?.review.frownIndex ?? -1];
  if (shown === undefined || frown === undefined) return nothing;
  const title = `Cycle ${shown.cycle.number}, day ${shown.review.day} (${formatDate(frown.on)}), frown`;
  return { title, lines: frownParts(frown) };
}

function medicationText(spec: ClinicalChartSpec, index: number): TooltipText {
  const told = [...shownChanges(spec).map(({ change }) => change), ...standingDoses(spec)][index];
  if (told === undefined) return nothing;
  return { title: `${told.date}, medication`, lines: [told.words] };
}

function lifeEventText(spec: ClinicalChartSpec, index: number): TooltipText {
  const event = shownLifeEvents(spec)[index];
  return event === undefined
    ? nothing
    : { title: `${event.date}, life event`, lines: [event.words] };
}

/** The tooltip of one mark by its dataset and its place in it; empty where there is none. */
export function tooltipText(spec: ClinicalChartSpec, id: DatasetId, index: number): TooltipText {
  if (id === 'points' || id === 'entries-without-total') {
    const point = spec.points[index];
    if (point === undefined) return nothing;
    return { title: formatDate(point.on), lines: pointParts(spec, point) };
  }
  if (id === 'visits') {
    const visit = spec.visits[index];
    if (visit === undefined) return nothing;
    return { title: formatDate(visit.dueOn), lines: visitParts(spec, visit) };
  }
  if (id === 'adverse-events') {
    const event = spec.adverseEvents[index];
    if (event === undefined) return nothing;
    return {
      title: `${formatDate(event.on)}, adverse event`,
      lines: adverseEventParts(spec, event),
    };
  }
  if (id === 'cycle-starts') return cycleStartText(spec, index);
  if (id === 'cycle-gaps') return cycleGapText(spec, index);
  if (id === 'cycle-events') return cycleEventText(spec, index);
  if (id === 'cycle-reviews') return cycleReviewText(spec, index);
  if (id.startsWith('cycle-')) return cycleEntryText(spec, id, index);
  if (id === 'comparison-median') return comparisonText(spec, index);
  if (id === 'trials-active' || id === 'trials-placebo') return trialText(spec, index);
  if (id === 'medication-changes') return medicationText(spec, index);
  if (id === 'life-events') return lifeEventText(spec, index);
  const frown = spec.frown[index];
  if (id !== 'injections' && frown !== undefined && frown.injectionId === null) {
    return { title: `${formatDate(frown.on)}, frown`, lines: frownParts(frown) };
  }
  const injectionId = frown?.injectionId;
  const injection =
    id === 'injections'
      ? spec.injections[index]
      : spec.injections.find((one) => one.id === injectionId);
  if (injection === undefined) return nothing;
  return {
    title: `${formatDate(injection.on)}, session ${injection.number}`,
    lines: injectionParts(spec, injection),
  };
}
