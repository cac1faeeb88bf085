import type pg from 'pg';

/**
 * The order of the caseload worked out a second time, straight from the decisions and from the rows of the record,
 * with no line of the product's rules: what the list shows is compared with this.
 */

interface Visit {
  readonly day: number;
  readonly total: number;
  readonly isComplete: boolean;
}

interface PatientRecord {
  readonly id: string;
  readonly is_archived: boolean;
  /** Days are counted from 1 January 1970, by PostgreSQL. */
  readonly course: { readonly id: string; readonly is_open: boolean } | null;
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
}

const WEEKS = [2, 6, 12, 18, 24];

/** Everybody who stands in the list of the running practice transaction on that day, in order. */
export async function orderByHand(client: pg.Client, today: string): Promise<PlaceByHand[]> {
  const { rows } = await client.query<PatientRecord & { today: number }>(
    `SELECT p.id, p.archived_at IS NOT NULL AS is_archived, $1::date - DATE '1970-01-01' AS today,
            (SELECT json_build_object('id', c.id, 'is_open', c.ended_on IS NULL) FROM course c
              WHERE c.patient_id = p.id ORDER BY c.ended_on DESC NULLS FIRST, c.started_on DESC LIMIT 1)
              AS course,
            (SELECT coalesce(json_agg(json_build_object(
                      'course_id', s.course_id, 'day', s.performed_on - DATE '1970-01-01')
                      ORDER BY s.performed_on), '[]')
               FROM injection_session s WHERE s.patient_id = p.id AND NOT s.voided) AS sessions,
            (SELECT coalesce(json_agg(json_build_object(
                      'day', a.assessed_on - DATE '1970-01-01', 'total', a.total,
                      'isComplete', a.score_status <> 'prorated')
                      ORDER BY a.assessed_on, a.created_at, a.id), '[]')
               FROM assessment a
              WHERE a.patient_id = p.id AND NOT a.voided AND a.instrument_id = 'phq9'
                AND a.total IS NOT NULL) AS visits,
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
  return rows
    .map((record) => placeOf(record, record.today))
    .filter((place) => place !== null)
    .sort((a, b) => a.tier - b.tier || a.since - b.since || (a.patientId < b.patientId ? -1 : 1));
}

function placeOf(record: PatientRecord, today: number): PlaceByHand | null {
  const found: [tier: number, since: number][] = [];
  const ahead: number[] = [];
  if (record.open_answers.length > 0) found.push([1, Math.min(...record.open_answers)]);
  for (const { day, is_serious: isSerious } of record.open_events) {
    if (isSerious) found.push([1, day]);
    else if (!record.is_archived) found.push([5, day]);
  }
  const first = record.sessions.find(({ course_id }) => course_id === record.course?.id)?.day;
  if (!record.is_archived && record.course?.is_open && first !== undefined) {
    const after = record.visits.filter(({ day }) => day > first);
    const before = record.visits.filter(
      ({ day, isComplete }) => isComplete && day <= first && day >= first - 14,
    );
    const baseline = before.at(-1)?.total ?? null;
    for (const [tier, since] of [
      [2, worseSince(after, baseline)],
      [2, newSevereSince(after, baseline)],
      [3, relapsedSince(after, baseline)],
      [4, unansweredSince(after, baseline, first)],
    ] as const) {
      if (since !== null) found.push([tier, since]);
    }
    const overdue = overdueFrom(record.visits, first);
    const lastInjection = record.sessions.at(-1)?.day ?? first;
    for (const [tier, from] of [
      [6, overdue],
      [7, lastInjection + 90],
    ] as const) {
      if (from === null) continue;
      if (from <= today) found.push([tier, from]);
      else ahead.push(from);
    }
  }
  const [lowest] = found.sort(([a, since], [b, other]) => a - b || since - other);
  if (lowest) return { patientId: record.id, tier: lowest[0], since: lowest[1] };
  if (record.is_archived) return null;
  return { patientId: record.id, tier: 8, since: Math.min(...ahead, Infinity) };
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
function relapsedSince(after: readonly Visit[], baseline: number | null): number | null {
  if (baseline === null || baseline < 10) return null;
  const isGood = (total: number) => 2 * (baseline - total) >= baseline || total < 5;
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
): number | null {
  if (baseline === null || baseline < 10) return null;
  let since: number | null = null;
  for (const { day, total } of after) {
    if (day - first >= 42 && 2 * (baseline - total) < baseline) since ??= day;
    else since = null;
  }
  return since;
}

/** The first planned visit that still waits for a total: +/- 7 days up to week 8, +/- 14 days after. */
function overdueFrom(visits: readonly Visit[], first: number): number | null {
  const latest = visits.at(-1)?.day ?? -Infinity;
  let owed: number | null = null;
  for (const week of WEEKS) {
    const due = first + 7 * week;
    const tolerance = week <= 8 ? 7 : 14;
    const isDone = visits.some(({ day }) => Math.abs(day - due) <= tolerance);
    if (isDone) owed = null;
    else if (due + tolerance >= latest) owed ??= due + 1;
  }
  return owed;
}
