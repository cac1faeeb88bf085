import { formatChange } from '@glabella/domain/outcomes';
import { type CalendarDate, daysBetween, formatDate } from '@glabella/domain/values';
import { type ChartCycle, type ChartCycleEntry, cyclesInRange } from '../spec/chart-cycle';
import { isEventShown, isInWindow } from '../spec/chart-window';
import { shownLifeEvents } from '../spec/life-event-lane';
import { isChangeShown, shownMedications, standingDoses } from '../spec/medication-lane';
import type {
  ChartAdverseEvent,
  ChartFrown,
  ChartInjection,
  ChartLifeEvent,
  ChartPoint,
  ChartVisit,
  ClinicalChartSpec,
} from '../spec/clinical-chart-spec';
import { onScale } from '../spec/value-scale';
import { changeInCycle, roleInCycle } from './cycle-words';
import { weeksToTenth, withMinus } from './number-words';
import { confounderWords, frownParts, otherRegion, unitsLabel } from './readings';
import { errorWords, safetyWords, statusWords } from './status-words';

/**
 * One line of the chart's table, in the words it prints; a cell that does not apply is empty, and a
 * missing total is a dash, never 0.
 */
export interface ChartRow {
  readonly id: string;
  readonly kind:
    'assessment' | 'injection' | 'adverse-event' | 'frown' | 'medication' | 'life-event' | 'visit';
  /** The first day that it can mean; null where nobody knows it. What began before the days shown stands before them. */
  readonly on: CalendarDate | null;
  readonly date: string;
  /** The days that the date can mean, where not all of it is known; else null. */
  readonly known: { readonly from: CalendarDate; readonly until: CalendarDate } | null;
  /** The assessment that the row tells; null of every other kind. */
  readonly point: ChartPoint | null;
  /** The frown ratings that the row tells; null where it tells none. */
  readonly frown: ChartFrown | null;
  /** The number of the cycle where the rows are told by cycle; else empty. */
  readonly cycle: string;
  /** Weeks since the injection that the axis counts from, to a tenth; empty before there is one. */
  readonly weeks: string;
  readonly entry: string;
  readonly total: string;
  /** Per cent of the baseline where the chart counts in them; else empty. */
  readonly percent: string;
  readonly band: string;
  /** Since the baseline; where the rows are told by cycle, since the start of the cycle. */
  readonly change: string;
  readonly status: string;
  readonly units: string;
  readonly sites: string;
  readonly lot: string;
}

type RowFacts = Pick<ChartRow, 'id' | 'kind' | 'on' | 'entry' | 'status'> & Partial<ChartRow>;

const noTotal = '–';
const kindOrder = {
  assessment: 0,
  injection: 1,
  'adverse-event': 2,
  frown: 3,
  medication: 4,
  'life-event': 5,
  visit: 6,
};

function rowOf(spec: ClinicalChartSpec, facts: RowFacts): ChartRow {
  const { firstInjectionOn } = spec;
  return {
    known: null,
    point: null,
    frown: null,
    cycle: '',
    total: '',
    percent: '',
    band: '',
    change: '',
    units: '',
    sites: '',
    lot: '',
    date: facts.on === null ? '' : formatDate(facts.on),
    weeks:
      firstInjectionOn === null || facts.on === null
        ? ''
        : withMinus(weeksToTenth(daysBetween(firstInjectionOn, facts.on))),
    ...facts,
  };
}

function percentOf({ scale }: ClinicalChartSpec, { total }: ChartPoint): string {
  if (scale.kind === 'points' || total === null) return '';
  return `${Math.round(onScale(scale, total))} %`;
}

function assessmentRow(spec: ClinicalChartSpec, point: ChartPoint): ChartRow {
  const { name } = spec.instrument;
  const isBaseline = point.id === spec.baseline?.pointId;
  const status = [statusWords(spec, point), safetyWords(spec, point)].filter(
    (part) => part !== null,
  );
  return rowOf(spec, {
    id: point.id,
    kind: 'assessment',
    on: point.on,
    point,
    entry: name,
    total: point.total === null ? noTotal : String(point.total),
    percent: percentOf(spec, point),
    band: point.band?.label ?? '',
    change: isBaseline
      ? 'baseline'
      : point.change === null
        ? ''
        : withMinus(formatChange(point.change)),
    status: status.join('; '),
  });
}

/** Told in order of time, an entry counts its change from the baseline: a small one is marked as such. */
function entryInTime(spec: ClinicalChartSpec, point: ChartPoint): ChartRow {
  const row = assessmentRow(spec, point);
  const error = point.id === spec.baseline?.pointId ? null : errorWords(spec, point);
  const status = [row.status, error, confounderWords(point)].filter((part) => part !== null);
  return { ...row, status: status.join('; ') };
}

function injectionRow(spec: ClinicalChartSpec, injection: ChartInjection): ChartRow {
  const frown = spec.frown.find(({ injectionId }) => injectionId === injection.id) ?? null;
  const ratings =
    frown === null
      ? []
      : [
          frown.atMaximum === null ? [] : [`${frown.atMaximum} at maximum`],
          frown.atRest === null ? [] : [`${frown.atRest} at rest`],
        ].flat();
  const status = ratings.length === 0 ? [] : [`frown ${ratings.join(', ')}`];
  return rowOf(spec, {
    id: injection.id,
    kind: 'injection',
    on: injection.on,
    frown,
    entry: [`Injection ${injection.number}`, otherRegion(injection) ?? []].flat().join(', '),
    status: [injection.productName, ...status, confounderWords(injection) ?? []].flat().join('; '),
    units: unitsLabel(injection.units),
    sites: String(injection.siteCount),
    lot: injection.lotNumber,
  });
}

function adverseEventRow(spec: ClinicalChartSpec, event: ChartAdverseEvent): ChartRow {
  const injection = spec.injections.find(({ id }) => id === event.injectionId);
  return rowOf(spec, {
    id: event.id,
    kind: 'adverse-event',
    on: event.on,
    entry: 'Adverse event',
    status: [event.title, event.gravity, event.standing].join('; '),
    lot: injection?.lotNumber ?? '',
  });
}

/** Told in order of time, an event that began before the days shown is told since when. */
function eventInTime(spec: ClinicalChartSpec, event: ChartAdverseEvent): ChartRow {
  const row = adverseEventRow(spec, event);
  return event.on < spec.window.from ? { ...row, date: `since ${row.date}` } : row;
}

function frownRow(spec: ClinicalChartSpec, frown: ChartFrown): ChartRow {
  return rowOf(spec, {
    id: frown.id,
    kind: 'frown',
    on: frown.on,
    frown,
    entry: 'Frown',
    status: frownParts(frown).join('; '),
  });
}

// A date of which only a part is known is printed as it is known, and counts no weeks.
function rowOfSpan(
  spec: ClinicalChartSpec,
  { on, until, date }: Pick<ChartLifeEvent, 'on' | 'until' | 'date'>,
  facts: Omit<RowFacts, 'on'>,
): ChartRow {
  return {
    ...rowOf(spec, { ...facts, on }),
    date,
    ...(on === until ? {} : { weeks: '', known: { from: on, until } }),
  };
}

function medicationRows(spec: ClinicalChartSpec): ChartRow[] {
  const facts = { kind: 'medication', entry: 'Medication' } as const;
  const standing = standingDoses(spec).map(({ medication: { id }, known, date, words }) => {
    const told = { ...facts, id, status: words };
    return known === null
      ? { ...rowOf(spec, { ...told, on: null }), date }
      : rowOfSpan(spec, { on: known.from, until: known.until, date }, told);
  });
  const changed = shownMedications(spec).flatMap(({ id, changes }) =>
    changes
      .filter((change) => isChangeShown(spec, change))
      .map((change, at) =>
        rowOfSpan(spec, change, { ...facts, id: `${id}-${at}`, status: change.words }),
      ),
  );
  return [...standing, ...changed];
}

function lifeEventRows(spec: ClinicalChartSpec): ChartRow[] {
  return shownLifeEvents(spec).map((event) =>
    rowOfSpan(spec, event, {
      id: event.id,
      kind: 'life-event',
      entry: 'Life event',
      status: event.words,
    }),
  );
}

function visitRow(spec: ClinicalChartSpec, visit: ChartVisit): ChartRow {
  return rowOf(spec, {
    id: `week-${visit.week}`,
    kind: 'visit',
    on: visit.dueOn,
    entry: `${spec.instrument.name}, week ${visit.week}`,
    total: noTotal,
    status: `${visit.state}, not recorded`,
  });
}

function reviewRow(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  frownIndex: number,
  day: number,
): ChartRow[] {
  const frown = spec.frown[frownIndex];
  if (frown === undefined) return [];
  const weeks = withMinus(weeksToTenth(day));
  return [{ ...frownRow(spec, frown), cycle: String(cycle.number), weeks }];
}

function cycleEntryRow(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  entry: ChartCycleEntry,
): ChartRow[] {
  const point = spec.points[entry.pointIndex];
  if (point === undefined) return [];
  const row = assessmentRow(spec, point);
  const change = changeInCycle(cycle, entry, point);
  const isStart = entry.day <= 0;
  return [
    {
      ...row,
      id: `cycle-${cycle.number}-${point.id}`,
      cycle: String(cycle.number),
      weeks: withMinus(weeksToTenth(entry.day)),
      change: isStart ? 'start' : change === null ? '' : withMinus(formatChange(change)),
      status: [...roleInCycle(cycle, point), row.status].join('; '),
    },
  ];
}

function rowsOfCycle(spec: ClinicalChartSpec, cycle: ChartCycle): ChartRow[] {
  const entries = cycle.entries.map((entry) => ({
    entry,
    rows: cycleEntryRow(spec, cycle, entry),
  }));
  const given = spec.injections
    .filter(({ id }) => cycle.injectionIds.includes(id))
    .map((injection) => ({
      ...injectionRow(spec, injection),
      cycle: String(cycle.number),
      weeks: '0',
    }));
  const events = cycle.events.flatMap(({ eventIndex, day }) => {
    const event = spec.adverseEvents[eventIndex];
    if (event === undefined) return [];
    const weeks = withMinus(weeksToTenth(day));
    return [{ ...adverseEventRow(spec, event), cycle: String(cycle.number), weeks }];
  });
  return [
    ...entries.filter(({ entry }) => entry.day <= 0).flatMap(({ rows }) => rows),
    ...given,
    ...events,
    ...entries.filter(({ entry }) => entry.day > 0).flatMap(({ rows }) => rows),
    ...cycle.reviews.map(({ frownIndex, day }) => reviewRow(spec, cycle, frownIndex, day)).flat(),
  ];
}

// A rating before an injection stands in the row of its session.
const reviewsOf = ({ frown }: ClinicalChartSpec): ChartFrown[] =>
  frown.filter(({ injectionId }) => injectionId === null);

function byTime(a: ChartRow, b: ChartRow): number {
  const [first, second] = [a.on ?? '', b.on ?? ''];
  if (first === second) return kindOrder[a.kind] - kindOrder[b.kind];
  return first < second ? -1 : 1;
}

/**
 * The chart as a table: exactly what is drawn in its window, in order of time, what began before it first,
 * of one day the assessment before the injection and that before the adverse event. Where cycles are laid over each other the rows are told cycle by
 * cycle, and an entry that ends one and starts the next stands in both.
 */
export function chartRows(spec: ClinicalChartSpec): ChartRow[] {
  if (spec.axis === 'weeks-since-last') {
    return cyclesInRange(spec).flatMap((cycle) => rowsOfCycle(spec, cycle));
  }
  const ofDays = [
    ...spec.points.map((point) => entryInTime(spec, point)),
    ...spec.injections.map((injection) => injectionRow(spec, injection)),
    ...reviewsOf(spec).map((frown) => frownRow(spec, frown)),
    ...spec.visits.map((visit) => visitRow(spec, visit)),
  ].filter(({ on }) => on !== null && isInWindow(spec.window, on));
  const ofSpans = [
    ...spec.adverseEvents
      .filter((event) => isEventShown(spec, event))
      .map((event) => eventInTime(spec, event)),
    ...medicationRows(spec),
    ...lifeEventRows(spec),
  ];
  return [...ofDays, ...ofSpans].sort(byTime);
}
