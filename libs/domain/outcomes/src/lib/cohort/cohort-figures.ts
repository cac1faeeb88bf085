import type { InstrumentThresholds } from '@glabella/domain/instruments';
import {
  type MeanInterval,
  type WilsonInterval,
  meanInterval,
  wilsonInterval,
} from '@glabella/domain/statistics';
import { type ReadingWeek, thresholdsOf } from '../thresholds';
import type { CohortPatient, CohortReading, CohortWeek } from './cohort-patient';

/** A share of a cohort: how many of how many, with its 95 % confidence interval. */
export interface CohortRate {
  readonly count: number;
  readonly of: number;
  /** Null where the denominator is 0. */
  readonly interval: WilsonInterval | null;
}

/** A share among those observed, and with everybody who is missing counted as not reached. */
export interface CohortRates {
  readonly observed: CohortRate;
  readonly imputed: CohortRate;
}

/** The figures of a reading week. */
export interface CohortWeekFigures {
  readonly week: ReadingWeek;
  readonly observed: number;
  readonly missing: number;
  readonly notYet: number;
  readonly change: MeanInterval | null;
  /** Null where no rule is published for the instrument. */
  readonly response: CohortRates | null;
  readonly remission: CohortRates | null;
  /** Every observed change in per cent, the greatest fall first. */
  readonly changes: number[];
  /** The fall that counts as a response, in per cent of the baseline. */
  readonly responsePercent: number;
}

/** The figures of a planned visit. */
export interface CohortVisitFigures {
  readonly week: number;
  readonly observed: number;
  readonly owed: number;
  readonly change: MeanInterval | null;
}

/** The figures of a cohort with every count as it is: not to be shown before `cohortReport`. */
export interface CohortFigures {
  readonly patients: number;
  readonly withoutBaseline: number;
  readonly belowBaseline: number;
  readonly counted: number;
  readonly weeks: readonly CohortWeekFigures[];
  readonly visits: readonly CohortVisitFigures[];
}

function ratesOf(weeks: readonly CohortWeek[], has: (week: CohortWeek) => boolean): CohortRates {
  const count = weeks.filter(has).length;
  const observed = weeks.filter(({ state }) => state === 'observed').length;
  const due = weeks.filter(({ state }) => state !== 'not-yet').length;
  return {
    observed: { count, of: observed, interval: wilsonInterval(count, observed) },
    imputed: { count, of: due, interval: wilsonInterval(count, due) },
  };
}

function weekFigures(
  week: ReadingWeek,
  weeks: readonly CohortWeek[],
  rules: InstrumentThresholds,
  responsePercent: number,
): CohortWeekFigures {
  const countOf = (state: CohortWeek['state']): number =>
    weeks.filter((one) => one.state === state).length;
  const changes = changesOf(weeks).sort((a, b) => a - b);
  const hasResponse = rules.responseBaselineFrom !== undefined;
  const hasRemission = hasResponse && rules.remissionBelow !== undefined;
  return {
    week,
    observed: countOf('observed'),
    missing: countOf('missing'),
    notYet: countOf('not-yet'),
    change: meanInterval(changes),
    response: hasResponse ? ratesOf(weeks, (one) => one.hasResponse) : null,
    remission: hasRemission ? ratesOf(weeks, (one) => one.hasRemission) : null,
    changes,
    responsePercent,
  };
}

function changesOf(read: readonly { readonly change: number | null }[]): number[] {
  return read.flatMap(({ change }) => (change === null ? [] : [change]));
}

/**
 * Counts the patients of a cohort: who is counted, and for each reading week and planned visit the
 * mean change with its interval and the rates, observed cases and non-responder imputation side by
 * side. Whose window has not closed stands in no denominator of that week.
 */
export function cohortFigures(
  { instrument, thresholds }: Pick<CohortReading, 'instrument' | 'thresholds'>,
  patients: readonly CohortPatient[],
): CohortFigures {
  const countOf = (standing: CohortPatient['standing']): number =>
    patients.filter((patient) => patient.standing === standing).length;
  const rules = thresholdsOf(instrument, thresholds);
  const weeks = patients.flatMap((patient) => patient.weeks);
  const visits = patients.flatMap((patient) => patient.visits);
  const visitWeeks = [...new Set(visits.map(({ week }) => week))].sort((a, b) => a - b);
  return {
    patients: patients.length,
    withoutBaseline: countOf('none'),
    belowBaseline: countOf('below'),
    counted: countOf('counted'),
    weeks: thresholds.weekWindows.map(({ week }) =>
      weekFigures(
        week,
        weeks.filter((one) => one.week === week),
        rules,
        thresholds.responsePercent.value,
      ),
    ),
    visits: visitWeeks.map((week) => {
      const ofWeek = visits.filter((visit) => visit.week === week);
      const changes = changesOf(ofWeek);
      const owed = ofWeek.filter(({ isOwed }) => isOwed).length;
      return { week, observed: changes.length, owed, change: meanInterval(changes) };
    }),
  };
}
