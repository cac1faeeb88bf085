/**
 * The figures of the outcome report worked out a second time from plain facts and from the decisions, with no line of
 * the product's rules: what the API answers is compared with this. The facts come from the rows of the record
 * (`facts-of-rows.ts`) or from nothing but the files of an export (`facts-of-archive.ts`).
 */

/** A session that stands, with what is known of its patient and course. */
export interface SessionFact {
  readonly id: string;
  readonly patient_id: string;
  readonly course_id: string;
  readonly made: string;
  readonly product_id: string;
  readonly units: number;
  readonly sex: string;
  readonly birth_date: string;
  readonly performed_on: string;
  readonly ended_on: string | null;
  /** The ICD-10 code of the course. */
  readonly diagnosis: string;
  /** Where it took place; null: not recorded. */
  readonly care_site: string | null;
  /** Who is responsible for the course, by whatever the filter says, too. */
  readonly responsible: string;
}

/** A complete PHQ-9 that stands. */
export interface ScoreFact {
  readonly id: string;
  readonly patient_id: string;
  readonly assessed_on: string;
  readonly made: string;
  readonly total: number;
}

/** All that the figures rest on. */
export interface CohortFacts {
  readonly sessions: readonly SessionFact[];
  readonly scores: readonly ScoreFact[];
}

type SessionRow = SessionFact & { readonly day: number; readonly ended: number | null };
type ScoreRow = ScoreFact & { readonly day: number };

/** The filters that this knows, each undefined for everybody. */
export interface FilterByHand {
  readonly sex?: string;
  readonly ageFrom?: number;
  readonly ageBelow?: number;
  readonly unitsFrom?: number;
  readonly unitsBelow?: number;
  readonly productId?: string;
  /** Every code that begins so. */
  readonly diagnosis?: string;
  readonly responsible?: string;
  /** Null: not recorded. */
  readonly careSite?: string | null;
}

/** A mean or a share with the ends of its interval, in per cent. */
export interface IntervalByHand {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/** A reading week by hand. */
export interface WeekByHand {
  readonly observed: number;
  readonly missing: number;
  readonly notYet: number;
  readonly responders: number;
  readonly remitters: number;
  readonly changes: readonly number[];
}

/** Everything that the report says. */
export interface FiguresByHand {
  readonly treated: {
    readonly patients: number;
    readonly sessions: number;
    readonly products: Readonly<
      Record<string, { readonly sessions: number; readonly units: number }>
    >;
  };
  readonly begun: number;
  readonly withoutBaseline: number;
  readonly belowBaseline: number;
  readonly counted: number;
  readonly weeks: Readonly<Record<6 | 12, WeekByHand>>;
  readonly visits: Readonly<
    Record<number, { readonly owed: number; readonly changes: readonly number[] }>
  >;
}

const visitDays = { 2: 7, 6: 7, 12: 14, 18: 14, 24: 14 } as const;
const readings = { 6: [42, 28, 56], 12: [84, 70, 98] } as const;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

function birthdays(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The figures that follow from these facts. */
export function figuresByHand(
  facts: CohortFacts,
  period: { readonly from: string; readonly to: string; readonly today: string },
  filter: FilterByHand = {},
): FiguresByHand {
  const scores = facts.scores.map((one): ScoreRow => ({ ...one, day: dayOf(one.assessed_on) }));
  const inTime = facts.sessions
    .map((one): SessionRow => ({
      ...one,
      day: dayOf(one.performed_on),
      ended: one.ended_on === null ? null : dayOf(one.ended_on),
    }))
    .sort(
      (a, b) =>
        a.day - b.day || (a.made < b.made ? -1 : a.made > b.made ? 1 : a.id < b.id ? -1 : 1),
    );
  const fits = (one: SessionRow): boolean => {
    const age = birthdays(one.birth_date, one.performed_on);
    return (
      one.day >= dayOf(period.from) &&
      one.day <= dayOf(period.to) &&
      (filter.sex === undefined || one.sex === filter.sex) &&
      (filter.ageFrom === undefined || age >= filter.ageFrom) &&
      (filter.ageBelow === undefined || age < filter.ageBelow) &&
      (filter.unitsFrom === undefined || one.units >= filter.unitsFrom) &&
      (filter.unitsBelow === undefined || one.units < filter.unitsBelow) &&
      (filter.productId === undefined || one.product_id === filter.productId) &&
      (filter.careSite === undefined || one.care_site === filter.careSite) &&
      (filter.diagnosis === undefined || one.diagnosis.startsWith(filter.diagnosis)) &&
      (filter.responsible === undefined || one.responsible === filter.responsible)
    );
  };
  const treated = inTime.filter(fits);
  const firsts = new Map<string, SessionRow>();
  for (const one of inTime) if (!firsts.has(one.course_id)) firsts.set(one.course_id, one);
  const begun = new Map<string, SessionRow>();
  for (const one of firsts.values()) {
    // A course about something that is no mental disorder (ICD-10, chapter F) is not read by the PHQ-9.
    if (!one.diagnosis.startsWith('F')) continue;
    if (fits(one) && !begun.has(one.patient_id)) begun.set(one.patient_id, one);
  }
  const products: Record<string, { sessions: number; units: number }> = {};
  for (const { product_id, units } of treated) {
    const product = (products[product_id] ??= { sessions: 0, units: 0 });
    product.sessions += 1;
    product.units += units;
  }
  const scoresOf = new Map<string, ScoreRow[]>();
  for (const score of scores) {
    const list = scoresOf.get(score.patient_id);
    if (list) list.push(score);
    else scoresOf.set(score.patient_id, [score]);
  }
  return {
    treated: {
      patients: new Set(treated.map(({ patient_id }) => patient_id)).size,
      sessions: treated.length,
      products,
    },
    begun: begun.size,
    ...countPatients([...begun.values()], scoresOf, dayOf(period.today)),
  };
}

function countPatients(
  begun: readonly SessionRow[],
  scoresOf: ReadonlyMap<string, readonly ScoreRow[]>,
  today: number,
): Pick<FiguresByHand, 'withoutBaseline' | 'belowBaseline' | 'counted' | 'weeks' | 'visits'> {
  let [withoutBaseline, belowBaseline, counted] = [0, 0, 0];
  const emptyWeek = () => ({
    ...{ observed: 0, missing: 0, notYet: 0, responders: 0, remitters: 0 },
    changes: [] as number[],
  });
  const weeks = { 6: emptyWeek(), 12: emptyWeek() };
  const visits: Record<number, { owed: number; changes: number[] }> = {};
  for (const { patient_id, day: start, ended } of begun) {
    const inside = (scoresOf.get(patient_id) ?? []).filter(
      ({ day }) => ended === null || day <= ended,
    );
    const newest = (list: readonly ScoreRow[]): ScoreRow | undefined =>
      [...list].sort((a, b) =>
        a.made < b.made ? 1 : a.made > b.made ? -1 : a.id < b.id ? 1 : -1,
      )[0];
    const before = inside.filter(({ day }) => day <= start && day >= start - 14);
    const lastDay = Math.max(...before.map(({ day }) => day));
    const baseline = newest(before.filter(({ day }) => day === lastDay))?.total;
    if (baseline === undefined) {
      withoutBaseline += 1;
      continue;
    }
    if (baseline < 10) {
      belowBaseline += 1;
      continue;
    }
    counted += 1;
    const nearest = (target: number, from: number, to: number): number | undefined => {
      const found = inside.filter(({ day }) => day - start >= from && day - start <= to);
      const distances = found.map(({ day }) => Math.abs(day - start - target));
      const least = Math.min(...distances);
      const near = found.filter((_, at) => distances[at] === least);
      const early = Math.min(...near.map(({ day }) => day));
      return newest(near.filter(({ day }) => day === early))?.total;
    };
    for (const week of [6, 12] as const) {
      const total = nearest(...(readings[week] as readonly [number, number, number]));
      if (total === undefined) {
        const isOver = ended !== null || today - start > readings[week][2];
        weeks[week][isOver ? 'missing' : 'notYet'] += 1;
        continue;
      }
      weeks[week].observed += 1;
      weeks[week].changes.push((-100 * (baseline - total)) / baseline);
      if (2 * total <= baseline) weeks[week].responders += 1;
      if (total <= 4) weeks[week].remitters += 1;
    }
    for (const [name, tolerance] of Object.entries(visitDays)) {
      const day = 7 * Number(name);
      const visit = (visits[Number(name)] ??= { owed: 0, changes: [] });
      const total = nearest(day, day - tolerance, day + tolerance);
      const closes = start + day + tolerance;
      if (total !== undefined || (closes < today && (ended === null || closes < ended)))
        visit.owed += 1;
      if (total !== undefined) visit.changes.push((-100 * (baseline - total)) / baseline);
    }
  }
  return { withoutBaseline, belowBaseline, counted, weeks, visits };
}

/** Mean and t interval, the t value found by integrating the density. */
export function meanByHand(values: readonly number[]): IntervalByHand {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const margin = tByHand(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { percent: mean, low: mean - margin, high: mean + margin };
}

/** The Wilson interval as the two roots of (p - q)² = z² q (1 - q) / n. */
export function shareByHand(count: number, cases: number): IntervalByHand {
  const square = 1.959963984540054 ** 2;
  const p = count / cases;
  const [a, b, c] = [cases + square, -(2 * count + square), cases * p * p];
  const root = Math.sqrt(b * b - 4 * a * c);
  return {
    percent: 100 * p,
    low: (100 * (-b - root)) / (2 * a),
    high: (100 * (-b + root)) / (2 * a),
  };
}

/** With t = tan(x) √degrees the density of t becomes cos(x) to the power of degrees - 1. */
function tByHand(degrees: number): number {
  const area = (to: number): number => {
    const steps = 20_000;
    const width = to / steps;
    let sum = 1 + Math.cos(to) ** (degrees - 1);
    for (let at = 1; at < steps; at += 1) {
      sum += (at % 2 === 1 ? 4 : 2) * Math.cos(at * width) ** (degrees - 1);
    }
    return (sum * width) / 3;
  };
  const half = area(Math.PI / 2);
  let angle = Math.atan(2 / Math.sqrt(degrees));
  for (let round = 0; round < 12; round += 1) {
    angle -= (area(angle) - 0.95 * half) / Math.cos(angle) ** (degrees - 1);
  }
  return Math.tan(angle) * Math.sqrt(degrees);
}
