import {
  type MeanInterval,
  type WilsonInterval,
  meanInterval,
  wilsonInterval,
} from '@glabella/domain/statistics';
import { type ReadingWeek, thresholdsOf } from '../thresholds';
import { windowDays } from '../visits';
import type { CohortPatient, CohortReading, CohortVisit, CohortWeek } from './cohort-patient';

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
  /** The fall that counts as a response, in per cent of the baseline, unless a protocol has a rule of its own. */
  readonly responsePercent: number;
  /** Whether those who responded are those whose change reached it: no protocol's rule said otherwise of anybody. */
  readonly isLineOfResponse: boolean;
}

/** The figures of a planned visit. */
export interface CohortVisitFigures {
  readonly week: number;
  readonly observed: number;
  readonly owed: number;
  /** The reading weeks in which whoever made the visit is observed. */
  readonly madeWithin: readonly ReadingWeek[];
  /** The reading weeks in which whoever owed the visit is observed or missing. */
  readonly owedWithin: readonly ReadingWeek[];
  readonly change: MeanInterval | null;
}

/** The figures of a cohort with every count as it is: not to be shown before `cohortReport`. */
export interface CohortFigures {
  /** The smallest count that a report of them prints as it is. */
  readonly leastPrinted: number;
  readonly patients: number;
  readonly withoutBaseline: number;
  readonly belowBaseline: number;
  readonly counted: number;
  readonly weeks: readonly CohortWeekFigures[];
  readonly visits: readonly CohortVisitFigures[];
}

/** What was counted of a reading week or a planned visit so far. */
class WeekTally {
  readonly changes: number[] = [];
  readonly states: Record<CohortWeek['state'], number> = { observed: 0, missing: 0, 'not-yet': 0 };
  responses = 0;
  byOwnRule = 0;
  remissions = 0;

  add({ state, change, hasResponse, isByOwnRule, hasRemission }: CohortWeek): void {
    this.states[state] += 1;
    if (change !== null) this.changes.push(change);
    if (hasResponse) this.responses += 1;
    if (isByOwnRule) this.byOwnRule += 1;
    if (hasRemission) this.remissions += 1;
  }

  rates(count: number): CohortRates {
    const { observed, missing } = this.states;
    const due = observed + missing;
    return {
      observed: { count, of: observed, interval: wilsonInterval(count, observed) },
      imputed: { count, of: due, interval: wilsonInterval(count, due) },
    };
  }
}

class VisitTally {
  readonly changes: number[] = [];
  owed = 0;

  add({ change, isOwed }: CohortVisit): void {
    if (change !== null) this.changes.push(change);
    if (isOwed) this.owed += 1;
  }
}

/**
 * Counts the patients of a cohort one by one and keeps none of them: who is counted, and for each reading week and planned
 * visit the mean change with its interval and the rates, observed cases and non-responder imputation side by side. Whose
 * window has not closed stands in no denominator of that week.
 */
export class CohortTally {
  private readonly standings: Record<CohortPatient['standing'], number> = {
    counted: 0,
    below: 0,
    none: 0,
  };
  private readonly weeks = new Map<ReadingWeek, WeekTally>();
  private readonly visits = new Map<number, VisitTally>();

  constructor(private readonly reading: Pick<CohortReading, 'instrument' | 'thresholds'>) {
    for (const { week } of reading.thresholds.weekWindows) this.weeks.set(week, new WeekTally());
  }

  add({ standing, weeks, visits }: CohortPatient): void {
    this.standings[standing] += 1;
    for (const one of weeks) this.weeks.get(one.week)?.add(one);
    for (const one of visits) {
      const tally = this.visits.get(one.week) ?? new VisitTally();
      this.visits.set(one.week, tally);
      tally.add(one);
    }
  }

  figures(): CohortFigures {
    const { counted, below, none } = this.standings;
    return {
      leastPrinted: this.reading.thresholds.leastPrinted.value,
      patients: counted + below + none,
      withoutBaseline: none,
      belowBaseline: below,
      counted,
      weeks: [...this.weeks].map(([week, tally]) => this.weekFigures(week, tally)),
      visits: [...this.visits]
        .sort(([one], [other]) => one - other)
        .map(([week, { changes, owed }]) => ({
          week,
          observed: changes.length,
          owed,
          ...this.weeksAround(week),
          change: meanInterval(changes),
        })),
    };
  }

  /** What is made within the window of a week is observed in it; what is made or missed behind it leaves the week no time. */
  private weeksAround(visitWeek: number): Pick<CohortVisitFigures, 'madeWithin' | 'owedWithin'> {
    const { visitTolerance, weekWindows } = this.reading.thresholds;
    const { opens, closes } = windowDays(visitWeek, visitTolerance);
    const behind = weekWindows.filter(({ fromDay }) => opens >= fromDay);
    const weekOf = ({ week }: { week: ReadingWeek }): ReadingWeek => week;
    return {
      madeWithin: behind.filter(({ toDay }) => closes <= toDay).map(weekOf),
      owedWithin: behind.filter(({ toDay }) => closes >= toDay).map(weekOf),
    };
  }

  private weekFigures(week: ReadingWeek, tally: WeekTally): CohortWeekFigures {
    const { instrument, thresholds } = this.reading;
    const rules = thresholdsOf(instrument, thresholds);
    const changes = [...tally.changes].sort((a, b) => a - b);
    const hasResponse = rules.responseBaselineFrom !== undefined;
    const hasRemission = hasResponse && rules.remissionBelow !== undefined;
    return {
      week,
      observed: tally.states.observed,
      missing: tally.states.missing,
      notYet: tally.states['not-yet'],
      change: meanInterval(changes),
      response: hasResponse ? tally.rates(tally.responses) : null,
      remission: hasRemission ? tally.rates(tally.remissions) : null,
      changes,
      responsePercent: thresholds.responsePercent.value,
      isLineOfResponse: tally.byOwnRule === 0,
    };
  }
}
