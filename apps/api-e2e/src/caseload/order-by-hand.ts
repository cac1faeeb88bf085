import type pg from 'pg';

/**
 * The order of the caseload worked out a second time, straight from the decisions and from the rows of the record,
 * with no line of the product's rules: what the list shows is compared with this.
 */

interface Visit {
  readonly instrument: string;
  readonly day: number;
  readonly total: number;
  readonly isComplete: boolean;
}

interface PatientRecord {
  readonly id: string;
  readonly is_archived: boolean;
  /** Days are counted from 1 January 1970, by PostgreSQL. */
  readonly course: {
    readonly id: string;
    readonly is_open: boolean;
    readonly protocol: string;
  } | null;
  readonly sessions: readonly { readonly course_id: string; readonly day: number }[];
  readonly visits: readonly Visit[];
  readonly open_answers: readonly number[];
  /** Adverse events without an end; serious by a criterion, or swallowing or breathing. */
  readonly open_events: readonly { readonly day: number; readonly is_serious: boolean }[];
}

/** Where a patient stands by hand: the tier, and the day since which it waits (of the rest: when something is next). */
export interface PlaceByHand {
  readonly patientId: string;
  readonly tier: number;
  readonly since: number;
  /** Of the course that the patient is in, or was in last; null before any. */
  readonly protocol: string | null;
  readonly isArchived: boolean;
}

/** Everybody of the practice: who stands in the list, in order, and who does not. */
export interface CaseloadByHand {
  readonly listed: readonly PlaceByHand[];
  /** Archived patients of whom nothing of tier 1 is open, by id. */
  readonly leftOut: readonly string[];
}

/** What the decisions and the reference say of one treatment. */
export interface PlanByHand {
  /** What its visits ask for, and what says how the patient is. */
  readonly instrument: 'phq9' | 'hdss';
  readonly weeks: readonly number[];
  /** The day after the last injection from which the next may follow. */
  readonly windowDay: number;
  /**
   * From which fall of the PHQ-9 on, in per cent, a total is a response. Null: by the HDSS neither worsening nor a severe total
   * nor a relapse is published, and a response for week 4 alone: nothing says who has none from day 42 on.
   */
  readonly responsePercent: number | null;
}

/** By the protocol; a practice's own is told by who wrote it. */
export type PlansByHand = Readonly<Record<string, PlanByHand>>;

/** Depression: the trials' weeks, half of the baseline, the window on day 90. */
const depression: PlanByHand = {
  instrument: 'phq9',
  weeks: [2, 6, 12, 18, 24],
  windowDay: 90,
  responsePercent: 50,
};

/** The axillae: the week of the label's study, and 16 weeks to the next, when it is looked at again. */
const axilla: PlanByHand = {
  instrument: 'hdss',
  weeks: [4, 16],
  windowDay: 112,
  responsePercent: null,
};

const shipped: PlansByHand = {
  'glabellar-depression': depression,
  'axillary-hyperhidrosis': axilla,
};

/** Where everybody of the running practice transaction stands on that day; `own` are protocols that the practice wrote. */
export async function caseloadByHand(
  client: pg.Client,
  today: string,
  own: PlansByHand = {},
): Promise<CaseloadByHand> {
  const { rows } = await client.query<PatientRecord & { today: number }>(
    `SELECT p.id, p.archived_at IS NOT NULL AS is_archived, $1::date - DATE '1970-01-01' AS today,
            (SELECT json_build_object('id', c.id, 'is_open', c.ended_on IS NULL,
                      'protocol', v.protocol_id)
               FROM course c JOIN course_version v ON v.course_id = c.id AND v.version = c.version
              WHERE c.patient_id = p.id ORDER BY c.ended_on DESC NULLS FIRST, c.started_on DESC LIMIT 1)
              AS course,
            (SELECT coalesce(json_agg(json_build_object(
                      'course_id', s.course_id, 'day', s.performed_on - DATE '1970-01-01')
                      ORDER BY s.performed_on), '[]')
               FROM injection_session s WHERE s.patient_id = p.id AND NOT s.voided) AS sessions,
            (SELECT coalesce(json_agg(json_build_object(
                      'instrument', a.instrument_id,
                      'day', a.assessed_on - DATE '1970-01-01', 'total', a.total,
                      'isComplete', a.score_status <> 'prorated')
                      ORDER BY a.assessed_on, a.created_at, a.id), '[]')
               FROM assessment a
              WHERE a.patient_id = p.id AND NOT a.voided AND a.total IS NOT NULL) AS visits,
            (SELECT coalesce(json_agg(a.assessed_on - DATE '1970-01-01'), '[]')
               FROM safety_follow_up f JOIN assessment a ON a.id = f.assessment_id
              WHERE f.patient_id = p.id AND f.closed_at IS NULL) AS open_answers,
            (SELECT coalesce(json_agg(json_build_object(
                      'day', v.onset_on - DATE '1970-01-01',
                      'is_serious', v.term_id IN ('dysphagia', 'dyspnoea')
                                    OR cardinality(coalesce(v.seriousness, '{}')) > 0)), '[]')
               FROM adverse_event e JOIN adverse_event_version v
                 ON v.adverse_event_id = e.id AND v.version = e.version
              WHERE e.patient_id = p.id AND v.status = 'recorded'
                AND v.outcome IN ('ongoing', 'resolving', 'unknown')) AS open_events
       FROM patient p`,
    [today],
  );
  const plans = { ...shipped, ...own };
  const places = rows.map((record) => placeOf(record, record.today, planOf(record, plans)));
  return {
    listed: places
      .filter((place) => place !== null)
      .sort((a, b) => a.tier - b.tier || a.since - b.since || (a.patientId < b.patientId ? -1 : 1)),
    leftOut: rows.flatMap(({ id }, at) => (places[at] === null ? [id] : [])).sort(),
  };
}

/** Nothing is guessed of a protocol that is not written here. */
function planOf({ course }: PatientRecord, plans: PlansByHand): PlanByHand {
  const plan = plans[course?.protocol ?? 'glabellar-depression'];
  if (plan === undefined) throw new Error(`By hand nothing is known of ${course?.protocol}`);
  return plan;
}

function placeOf(record: PatientRecord, today: number, plan: PlanByHand): PlaceByHand | null {
  const found: [tier: number, since: number][] = [];
  const ahead: number[] = [];
  if (record.open_answers.length > 0) found.push([1, Math.min(...record.open_answers)]);
  for (const { day, is_serious: isSerious } of record.open_events) {
    if (isSerious) found.push([1, day]);
    else if (!record.is_archived) found.push([5, day]);
  }
  const first = record.sessions.find(({ course_id }) => course_id === record.course?.id)?.day;
  if (!record.is_archived && record.course?.is_open && first !== undefined) {
    // What is asked for another treatment says nothing of this one.
    const visits = record.visits.filter(({ instrument }) => instrument === plan.instrument);
    const lastInjection = record.sessions.at(-1)?.day ?? first;
    found.push(...tiersOfTotals(visits, first, plan));
    for (const [tier, from] of [
      [6, overdueFrom(visits, first, plan.weeks)],
      [7, lastInjection + plan.windowDay],
    ] as const) {
      if (from === null) continue;
      if (from <= today) found.push([tier, from]);
      else ahead.push(from);
    }
  }
  const place = {
    patientId: record.id,
    protocol: record.course?.protocol ?? null,
    isArchived: record.is_archived,
  };
  const [lowest] = found.sort(([a, since], [b, other]) => a - b || since - other);
  if (lowest) return { ...place, tier: lowest[0], since: lowest[1] };
  if (record.is_archived) return null;
  return { ...place, tier: 8, since: Math.min(...ahead, Infinity) };
}

/** What the totals say: worse, relapsed or without a response. */
function tiersOfTotals(
  visits: readonly Visit[],
  first: number,
  { responsePercent }: PlanByHand,
): [tier: number, since: number][] {
  if (responsePercent === null) return [];
  const after = visits.filter(({ day }) => day > first);
  const before = visits.filter(
    ({ day, isComplete }) => isComplete && day <= first && day >= first - 14,
  );
  const baseline = before.at(-1)?.total ?? null;
  const found = [
    [2, worseSince(after, baseline)],
    [2, newSevereSince(after, baseline)],
    [3, relapsedSince(after, baseline, responsePercent)],
    [4, unansweredSince(after, baseline, first, responsePercent)],
  ] as const;
  return found.flatMap(([tier, since]) => (since === null ? [] : [[tier, since]]));
}

/** Worsening: 6 above the course's lowest, at every visit since. */
function worseSince(after: readonly Visit[], baseline: number | null): number | null {
  let since: number | null = null;
  let lowest = baseline;
  for (const { day, total } of after) {
    if (lowest !== null && total - lowest >= 6) since ??= day;
    else since = null;
    lowest = Math.min(lowest ?? total, total);
  }
  return since;
}

/** New severe: latest >= 20, previous < 20. */
function newSevereSince(after: readonly Visit[], baseline: number | null): number | null {
  const last = after.at(-1);
  const previous = after.at(-2)?.total ?? baseline;
  return last && last.total >= 20 && previous !== null && previous < 20 ? last.day : null;
}

/** Relapse: after a response or remission, >= 10 and >= 5 above the lowest; withdrawn by a visit within 14 days. */
function relapsedSince(
  after: readonly Visit[],
  baseline: number | null,
  percent: number,
): number | null {
  if (baseline === null || baseline < 10) return null;
  const isGood = (total: number) => hasFallen(baseline, total, percent) || total < 5;
  let lowest = Infinity;
  let wasGood = false;
  let relapse: { day: number; lowest: number } | null = null;
  for (const { day, total } of after) {
    if (relapse !== null) {
      const stillMet = total >= 10 && total - relapse.lowest >= 5;
      if (!stillMet && day - relapse.day <= 14) relapse = null;
      else if (!stillMet && isGood(total)) {
        relapse = null;
        lowest = Infinity;
      }
    } else if (wasGood && total >= 10 && total - lowest >= 5) {
      relapse = { day, lowest };
    }
    lowest = Math.min(lowest, total);
    wasGood ||= isGood(total);
  }
  return relapse?.day ?? null;
}

/** No response: latest at day 42 or later is not a response; stated only for a baseline of at least 10. */
function unansweredSince(
  after: readonly Visit[],
  baseline: number | null,
  first: number,
  percent: number,
): number | null {
  if (baseline === null || baseline < 10) return null;
  let since: number | null = null;
  for (const { day, total } of after) {
    if (day - first >= 42 && !hasFallen(baseline, total, percent)) since ??= day;
    else since = null;
  }
  return since;
}

function hasFallen(baseline: number, total: number, percent: number): boolean {
  return 100 * (baseline - total) >= percent * baseline;
}

/** The first planned visit that still waits for a total: +/- 7 days up to week 8, +/- 14 days after. */
function overdueFrom(
  visits: readonly Visit[],
  first: number,
  weeks: readonly number[],
): number | null {
  const latest = visits.at(-1)?.day ?? -Infinity;
  let owed: number | null = null;
  for (const week of weeks) {
    const due = first + 7 * week;
    const tolerance = week <= 8 ? 7 : 14;
    const isDone = visits.some(({ day }) => Math.abs(day - due) <= tolerance);
    if (isDone) owed = null;
    else if (due + tolerance >= latest) owed ??= due + 1;
  }
  return owed;
}
