import {
  attentionTierOf,
  attentionTiers,
  restTier,
  type AttentionKind,
} from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import { notingListed } from '../database/listed-patients';
import type { Statement } from '../database/tenant';

/** Whose caseload it is. */
export interface CaseloadOwner {
  readonly staffId: string;
  /** For whose open follow-ups the person answers today: the person, and those whom the person covers. */
  readonly answersFor: readonly string[];
}

/** A page of the caseload. */
export interface CaseloadListing {
  /** Whose; null for the whole practice. */
  readonly of: CaseloadOwner | null;
  readonly show: 'waiting' | 'set-aside' | 'everybody';
  readonly kinds: readonly AttentionKind[];
  readonly protocolId: string | null;
  readonly productId: string | null;
  readonly order: 'urgency' | 'name';
  /** The last place of the page before. */
  readonly after: Place | null;
  readonly today: CalendarDate;
  /** One more than the page shows. */
  readonly limit: number;
}

/** A place in a list, as the list before it named it. */
export interface Place {
  readonly position: string;
  readonly patientId: string;
}

type Bind = (value: unknown) => string;

/**
 * The statement of a listing: one text, and so one prepared statement, for each shape. Every branch walks an index in
 * the order of the list and stops at the page's length, so that a page costs what it shows, not what the practice has.
 * It notes the patients of the page as those who are listed.
 */
export function caseloadStatement(
  practiceId: string,
  listing: CaseloadListing,
): { statement: Statement; values: readonly unknown[] } {
  const { values, bind } = valuesOf(practiceId, listing);
  const text = notingListed(`${textOf(listing, bind)} LIMIT $3`, '$3 - 1');
  return { statement: { name: nameOf(listing), text }, values };
}

function valuesOf(
  practiceId: string,
  { today, limit }: Pick<CaseloadListing, 'today' | 'limit'>,
): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [practiceId, today, limit];
  return { values, bind: (value) => `$${values.push(value)}` };
}

function textOf(listing: CaseloadListing, bind: Bind): string {
  if (listing.show === 'set-aside') return setAsideText(listing, bind);
  if (listing.order === 'name') return byNameText(listing, bind);
  return `SELECT a.patient_id, ${POSITION} AS position
            FROM (${waitingText(listing, bind)}) a ORDER BY a.tier, a.since, a.patient_id`;
}

function waitingText(listing: CaseloadListing, bind: Bind): string {
  return listing.of === null ? practiceText(listing, bind) : ownText(listing, bind, listing.of);
}

const POSITION = `a.tier || '.' || a.since`;
const IS_TODAY = 'a.practice_id = $1 AND a.valid_from <= $2 AND a.valid_to > $2';

/** Whether the patient of that row has a phase of today of which these conditions are true. */
function hasPhase(row: string, conditions: readonly string[]): string {
  const all = [IS_TODAY, `a.patient_id = ${row}.patient_id`, ...conditions];
  return `EXISTS (SELECT 1 FROM attention_phase a WHERE ${all.join(' AND ')})`;
}

/** The tiers that a listing looks into: a patient whose reasons are all later ones stands in none before them. */
function tiersOf({ show, kinds }: Pick<CaseloadListing, 'show' | 'kinds'>): number[] {
  const last =
    kinds.length === 0 ? restTier : Math.max(...kinds.map((one) => attentionTierOf[one]));
  return attentionTiers.filter((tier) => tier <= last && (tier < restTier || show === 'everybody'));
}

/** Whether the place lies behind everything that the list can hold: then it is no place of this list. */
export function isBeyond(
  listing: Pick<CaseloadListing, 'show' | 'kinds' | 'order' | 'after'>,
): boolean {
  const { show, order, after } = listing;
  if (after === null || show === 'set-aside' || order === 'name') return false;
  return readPosition(after).tier > Math.max(...tiersOf(listing));
}

/**
 * Tiers in a row are walked together, in the order that the index and the list share; those whose walk has an end or a
 * beginning of its own are walked by themselves.
 */
function practiceText(listing: CaseloadListing, bind: Bind): string {
  const after = listing.after && readPosition(listing.after);
  const filters = filtersOf(listing, bind);
  const afterRow = after && isAfter(after, bind);
  const branches = (walks[tiersOf(listing).length] ?? [])
    .filter(({ last }) => after === null || last >= after.tier)
    .map(({ first, tiers, reach }) => {
      const isBegun = after !== null && first <= after.tier;
      const conditions = [
        IS_TODAY,
        tiers,
        ...reach,
        ...filters,
        ...(afterRow !== null && isBegun ? [afterRow] : []),
      ];
      return `(SELECT a.patient_id, a.tier, a.since FROM attention_phase a
                WHERE ${conditions.join(' AND ')}
                ORDER BY a.tier, a.since, a.patient_id LIMIT $3)`;
    });
  return branches.join('\n UNION ALL ');
}

/** Tiers that are walked at a stretch: which, and how far. */
interface Walk {
  readonly first: number;
  readonly last: number;
  readonly tiers: string;
  readonly reach: readonly string[];
}

/** The walks through the first tiers, by how many they are. */
const walks = [0, ...attentionTiers].map((_, most) => walksOf(attentionTiers.slice(0, most)));

function walksOf(tiers: readonly number[]): Walk[] {
  const together = tiers.filter((tier) => reachOf(tier).length === 0);
  const [first, last] = [together[0], together.at(-1)];
  const alone = tiers.filter((tier) => !together.includes(tier));
  return [
    ...(first === undefined || last === undefined
      ? []
      : [{ first, last, tiers: `a.tier BETWEEN ${first} AND ${last}`, reach: [] }]),
    // Of one tier, so that the walk ends where its reach does.
    ...alone.map((tier) => ({
      first: tier,
      last: tier,
      tiers: `a.tier = ${tier}`,
      reach: reachOf(tier),
    })),
  ];
}

/**
 * How far a tier's index has to be walked: a visit is overdue or a window open from its day on, and in the rest the
 * next day lies ahead. Without this, the walk would pass everybody of whom it is not true yet, or no more.
 */
function reachOf(tier: number): string[] {
  if (tier === restTier) return ['a.since > $2'];
  return tier >= attentionTierOf['measure-overdue'] ? ['a.since <= $2'] : [];
}

/** One's own patients are few: they are looked up and put in order. */
function ownText(listing: CaseloadListing, bind: Bind, of: CaseloadOwner): string {
  const after = listing.after && readPosition(listing.after);
  const conditions = [
    IS_TODAY,
    `a.tier = ANY (${bind(tiersOf(listing))})`,
    ...filtersOf(listing, bind),
    ...(after === null ? [] : [isAfter(after, bind)]),
  ];
  return `SELECT a.patient_id, a.tier, a.since
            FROM (${ownPatients(listing, bind, of)}) own
            JOIN attention_phase a ON a.practice_id = $1 AND a.patient_id = own.patient_id
           WHERE ${conditions.join(' AND ')}`;
}

function byNameText(listing: CaseloadListing, bind: Bind): string {
  const { after, of } = listing;
  const conditions = [
    's.practice_id = $1',
    ...(after === null ? [] : [afterName(bind(after.patientId))]),
    ...(of === null ? [] : [`s.patient_id IN (${ownPatients(listing, bind, of)})`]),
    hasPhase('s', [`a.tier = ANY (${bind(tiersOf(listing))})`, ...filtersOf(listing, bind)]),
  ];
  return `SELECT s.patient_id, '' AS position FROM patient_summary s
           WHERE ${conditions.join(' AND ')}
           ORDER BY s.name_key, s.patient_id`;
}

/** The name of the last patient is looked up: it stands in no cursor. */
function afterName(patientId: string): string {
  return `(s.name_key, s.patient_id) > (
            (SELECT b.name_key FROM patient_summary b
              WHERE b.practice_id = $1 AND b.patient_id = ${patientId}), ${patientId})`;
}

/**
 * What people set aside and what still hides the reason that they saw: the latest first. Whether a reason is shown on a day
 * is worked out by the domain: the phase of the day holds the kinds of those that are, and a kind has one reason.
 */
function setAsideText(listing: CaseloadListing, bind: Bind): string {
  const { after, of, kinds } = listing;
  const conditions = [
    'h.practice_id = $1',
    'h.how IS NOT NULL',
    IS_IN_FORCE,
    hasPhase('h', ['h.kind <> ALL (a.kinds)']),
    ...(kinds.length === 0 ? [] : [`h.kind = ANY (${bind(kinds)})`]),
    ...(of === null ? [] : [`h.patient_id IN (${ownPatients(listing, bind, of)})`]),
    ...summaryFilters(listing, bind),
  ];
  const afterRow =
    after &&
    `HAVING (max(h.set_at), h.patient_id) < (${bind(after.position)}::timestamptz, ${bind(after.patientId)})`;
  return `SELECT h.patient_id, to_char(max(h.set_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS position
            FROM attention_handling h
            JOIN patient_summary s ON s.practice_id = h.practice_id AND s.patient_id = h.patient_id
           WHERE ${conditions.join(' AND ')}
           GROUP BY h.patient_id ${afterRow ?? ''}
           ORDER BY max(h.set_at) DESC, h.patient_id DESC`;
}

/** The records still raise the reason `h` on the evidence that was seen, and it does not lie ahead. */
const IS_IN_FORCE = `EXISTS (SELECT 1 FROM json_array_elements(s.attention) r
              WHERE r ->> 'evidenceKey' = h.evidence_key
                AND (NOT (r ->> 'countsDays')::boolean OR (r ->> 'since')::date <= $2))`;

/**
 * Named in the course, owner of a reason that is shown (of one that is set aside, among those), or answering for an open
 * follow-up: the owner, or who covers the owner.
 */
function ownPatients({ show }: CaseloadListing, bind: Bind, of: CaseloadOwner): string {
  const staffId = bind(of.staffId);
  const isOwned =
    show === 'set-aside' ? 'h.how IS NOT NULL' : hasPhase('h', ['h.kind = ANY (a.kinds)']);
  return `SELECT e.patient_id FROM caseload_entry e
           WHERE e.practice_id = $1 AND e.staff_id = ${staffId}
           UNION
          SELECT h.patient_id FROM attention_handling h
           WHERE h.practice_id = $1 AND h.owner_id = ${staffId} AND ${isOwned}
           UNION
          SELECT f.patient_id FROM safety_follow_up f
           WHERE f.practice_id = $1 AND f.owner_id = ANY (${bind(of.answersFor)}) AND f.closed_at IS NULL`;
}

/**
 * The share of a kind in the whole table says nothing of its share in its own tier. Without the coalesce PostgreSQL would
 * take the one for the other, expect to pass nearly everybody, and read the whole tier instead of walking its index.
 */
function hasKind(kinds: string): string {
  return `coalesce(a.kinds && ${kinds}::text[], false)`;
}

function filtersOf(listing: CaseloadListing, bind: Bind): string[] {
  const { kinds } = listing;
  const ofSummary = summaryFilters(listing, bind);
  return [
    ...(kinds.length === 0 ? [] : [hasKind(bind(kinds))]),
    ...(ofSummary.length === 0
      ? []
      : [
          `EXISTS (SELECT 1 FROM patient_summary s WHERE s.practice_id = $1
                      AND s.patient_id = a.patient_id AND ${ofSummary.join(' AND ')})`,
        ]),
  ];
}

function summaryFilters({ protocolId, productId }: CaseloadListing, bind: Bind): string[] {
  return [
    ...(protocolId === null ? [] : [`s.protocol_id = ${bind(protocolId)}`]),
    ...(productId === null ? [] : [`s.last_injection_product = ${bind(productId)}`]),
  ];
}

/** The first tiers of a practice or of a person, counted up to a limit: in no order, so that it stops there. */
export function countStatement(
  practiceId: string,
  listing: Pick<CaseloadListing, 'of' | 'today' | 'limit'>,
): { statement: Statement; values: readonly unknown[] } {
  const whole: CaseloadListing = {
    ...listing,
    show: 'waiting',
    kinds: [],
    protocolId: null,
    productId: null,
    order: 'urgency',
    after: null,
  };
  const { values, bind } = valuesOf(practiceId, whole);
  const text = `SELECT count(*)::integer AS count FROM (${waitingText(whole, bind)} LIMIT $3) counted`;
  return { statement: { name: nameOf(whole).replace('caseload', 'caseload_count'), text }, values };
}

/** A row of a phase `a` that stands behind that place. */
function isAfter({ tier, since, id }: ReturnType<typeof readPosition>, bind: Bind): string {
  return `(a.tier, a.since, a.patient_id) > (${bind(tier)}, ${bind(since)}, ${bind(id)})`;
}

function readPosition({ position, patientId }: Place) {
  const [tier = '', since = ''] = position.split('.');
  return { tier: Number(tier), since, id: patientId };
}

/** At most 63 characters: PostgreSQL takes no longer name and would mistake two that begin alike. */
function nameOf(listing: CaseloadListing): string {
  const { of, show, kinds, protocolId, productId, order, after } = listing;
  const from = after === null ? 'first' : order === 'urgency' ? readPosition(after).tier : 'next';
  return [
    'caseload',
    show === 'set-aside' ? 'aside' : order,
    of === null ? 'all' : 'own',
    show === 'everybody' ? 'rest' : 'waiting',
    show === 'set-aside' && after !== null ? 'next' : from,
    kinds.length === 0 ? '' : `k${tiersOf(listing).length}`,
    protocolId === null ? '' : 'protocol',
    productId === null ? '' : 'product',
  ]
    .filter((part) => part !== '')
    .join('_');
}
