import { trialWarning } from '@glabella/domain/outcomes';
import { confounderDays, lifeEventSource } from '@glabella/domain/treatment';
import type { Citation } from '@glabella/domain/values';
import { sizedUnits } from '../config/chart-datasets';
import { trialsOf } from '../config/reference-datasets';
import type { ChartInjection, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { shownLifeEvents } from '../spec/life-event-lane';
import { shownMedications } from '../spec/medication-lane';
import { comparisonNote, trialParts } from './comparison-words';

/** One statement under the chart and where it comes from; null where it only explains a mark. */
export interface ChartNote {
  readonly text: string;
  readonly source: Citation | null;
}

function assumedWeeks(drawn: readonly Pick<ChartInjection, 'effectWeeks'>[]): string | null {
  const weeks = new Set(drawn.flatMap(({ effectWeeks }) => effectWeeks ?? []));
  return weeks.size === 0 ? null : [...weeks].join(' or ');
}

function cycleNotes(spec: ClinicalChartSpec): ChartNote[] {
  const weeks = assumedWeeks(spec.cycles);
  const isAnyUnrated = spec.cycles.some(({ reviews }) =>
    reviews.some(({ atMaximum }) => atMaximum === null),
  );
  const texts = [
    'Each line is one cycle, laid over the others at its injection; it ends with the last total up to the next injection.',
    ...(weeks === null
      ? []
      : [
          `Pale bar: the protocol’s assumed ${weeks}-week effect, an assumption, cut at the next session. ` +
            'Line on it: the effect seen, from the onset to the wear-off (with a cap) or to the last total.',
        ]),
    ...(spec.frown.length > 0
      ? [
          'Frown 0–3 as rated before each injection, and at reviews: the larger the square the stronger, hollow: none' +
            `${isAnyUnrated ? ', a cross: not rated at maximum' : ''}.`,
        ]
      : []),
    ...(spec.cycles.some(({ events }) => events.length > 0)
      ? ['Diamond: an adverse event at its onset, in the row of its cycle; filled when serious.']
      : []),
  ];
  return texts.map((text) => ({ text, source: null }));
}

/** What the marks on the chart mean and which rule each line follows; only what is drawn. */
export function chartNotes(spec: ClinicalChartSpec): ChartNote[] {
  const notes: ChartNote[] = [];
  const explain = (text: string): void => {
    notes.push({ text, source: null });
  };
  const { bandSource, isNotValidated, sources } = spec.instrument;
  if (isNotValidated) {
    notes.push({ text: 'Not validated: words of this product.', source: sources[0] ?? null });
  } else if (bandSource !== null && spec.scale.kind === 'points') {
    notes.push({ text: `Bands: ${bandSource.label}.`, source: bandSource });
  }
  if (!spec.isRead) {
    explain(
      `The course’s protocol does not ask for ${spec.instrument.name}: no baseline and no change are stated.`,
    );
  }
  for (const { rule, source } of [...spec.thresholds, ...spec.rules])
    notes.push({ text: rule, source });
  if (spec.points.some(({ status }) => status === 'prorated')) {
    explain('Hollow point: prorated from an incomplete form.');
  }
  if (spec.points.some(({ status }) => status === 'total-only')) {
    explain('Diamond: only the total is known.');
  }
  if (spec.points.some(({ total }) => total === null)) {
    explain('Cross under the plot: an entry without a total.');
  }
  if (spec.comparison !== null) explain(comparisonNote(spec.comparison));
  for (const trial of trialsOf(spec)) {
    notes.push({
      text: `${trial.shortName}: ${trialParts(trial).join(', ')}.`,
      source: trial.source,
    });
  }
  if (trialsOf(spec).length > 0) {
    explain(`Filled: active; hollow: placebo. ${trialWarning(spec.instrument)}`);
  }
  if (spec.axis === 'weeks-since-last') return [...notes, ...cycleNotes(spec)];
  if (spec.visits.length > 0) explain('Hollow tick under the plot: visit due, not recorded.');
  if (spec.injections.length > 0) {
    explain(
      `Triangle: an injection, larger with its units (${sizedUnits.from} to ${sizedUnits.to} U).`,
    );
  }
  const weeks = assumedWeeks(spec.injections);
  if (weeks !== null) {
    explain(`Bar under an injection: the protocol’s assumed ${weeks}-week effect.`);
  }
  if (spec.adverseEvents.length > 0) {
    explain(
      'Adverse event: diamond at its onset, filled when serious; line to its end, or to today.',
    );
  }
  if (spec.frown.length > 0) {
    const when = spec.frown.some(({ injectionId }) => injectionId === null)
      ? ' and at reviews'
      : '';
    explain(
      `Frown 0–3 as rated before each injection${when}: filled at maximum frown, hollow at rest.`,
    );
  }
  if (shownMedications(spec).length > 0) {
    explain(
      'Medication: a bar for each dose, open to the right while it goes on; hollow mark and dashed line where only month or year is known.',
    );
  }
  if (shownLifeEvents(spec).length > 0) {
    notes.push({
      text: 'Life event: a dot, hollow where only month or year is known; nothing is computed from it.',
      source: lifeEventSource,
    });
  }
  if (spec.points.some(({ confounders }) => confounders.length > 0)) {
    notes.push({
      text: 'An antidepressant changed in the 4 weeks before a score may explain it as well as the injection does.',
      source: confounderDays.source,
    });
  }
  return notes;
}

/** Where the notes under the chart come from, each once. */
export function chartSources(spec: ClinicalChartSpec): Citation[] {
  const cited = chartNotes(spec).flatMap(({ source }) => source ?? []);
  return [...new Map(cited.map((source) => [`${source.label} ${source.detail}`, source])).values()];
}

/** The same in one line, for a picture and for paper, where nothing can be opened; empty where nothing is cited. */
export function chartSourcesLine(spec: ClinicalChartSpec): string {
  const cited = chartSources(spec).map(({ label, doi, url }) => {
    const at = doi === undefined ? url : `doi:${doi}`;
    return at === undefined ? label : `${label} (${at})`;
  });
  return cited.length === 0 ? '' : `Sources: ${[...new Set(cited)].join('; ')}.`;
}
