import type { AdverseEventFacts } from '@glabella/domain/treatment';
import { addDays, compareDates, daysBetween, type CalendarDate } from '@glabella/domain/values';
import { archetypes, type Archetype } from './archetypes';
import { instantOn } from './assessments';
import type { Random } from './random';
import type {
  SyntheticAdverseEvent,
  SyntheticAdverseEventVersion,
  SyntheticSession,
} from './synthetic-practice';

/** What a kind of patient goes through after which injection. */
interface EventPlan {
  readonly after: 'first-session' | 'last-session';
  /** The event as it was recorded, without its days. */
  readonly event: Omit<AdverseEventFacts, 'onsetOn' | 'endedOn' | 'otherWords' | 'reports'>;
  readonly onsetDays: readonly [number, number];
  /** How long until it is over; absent: it is still open, and the injection must be this fresh. */
  readonly lastsDays?: readonly [number, number];
  readonly freshDays?: number;
  /** Which patient of the kind shows it, 0 for the first one. */
  readonly shownBy?: number;
  readonly isReported?: boolean;
  readonly note: string;
}

const REPORTING_BODY = 'FDA MedWatch, 1-800-FDA-1088';
/** Beside the patient of each kind who is there to show it. */
const LATER_SHARE = 0.08;

const plans: Partial<Readonly<Record<Archetype, EventPlan>>> = {
  responder: {
    after: 'first-session',
    event: {
      termId: 'eyelid-ptosis',
      severity: 'mild',
      seriousness: [],
      relatedness: 'probable',
      actions: ['watched'],
      outcome: 'resolving',
    },
    onsetDays: [4, 9],
    lastsDays: [20, 34],
    note: 'Synthetic: about 2 mm on the left, pupil free; the patient was told what to expect.',
  },
  'late-responder': {
    after: 'first-session',
    event: {
      termId: 'headache',
      severity: 'moderate',
      seriousness: [],
      relatedness: 'possible',
      actions: ['treated'],
      outcome: 'ongoing',
    },
    onsetDays: [0, 2],
    lastsDays: [2, 5],
    note: 'Synthetic: ibuprofen, better the next day.',
  },
  'relapse-after-wear-off': {
    after: 'first-session',
    event: {
      termId: 'dysphagia',
      severity: 'moderate',
      seriousness: ['medically-important'],
      relatedness: 'possible',
      actions: ['referred', 'watched'],
      outcome: 'ongoing',
    },
    onsetDays: [3, 8],
    lastsDays: [9, 16],
    isReported: true,
    note: 'Synthetic: solids only, no choking; seen by the ENT clinic on the same day.',
  },
  'overdue-visit': {
    after: 'last-session',
    event: {
      termId: 'brow-ptosis',
      severity: 'mild',
      seriousness: [],
      relatedness: 'probable',
      actions: ['watched'],
      outcome: 'ongoing',
    },
    onsetDays: [5, 12],
    freshDays: 70,
    note: 'Synthetic: heaviness on both sides, no visual field loss.',
  },
  'many-cycles': {
    after: 'last-session',
    event: {
      termId: 'injection-site-bruise',
      severity: 'mild',
      seriousness: null,
      relatedness: null,
      actions: null,
      outcome: 'ongoing',
    },
    onsetDays: [0, 0],
    lastsDays: [5, 9],
    note: 'Synthetic: reported by phone.',
  },
  worsening: {
    after: 'last-session',
    event: {
      termId: 'dysphagia',
      severity: 'mild',
      seriousness: [],
      relatedness: 'possible',
      actions: ['watched', 'referred'],
      outcome: 'resolving',
    },
    onsetDays: [3, 6],
    freshDays: 70,
    shownBy: 1,
    isReported: true,
    note: 'Synthetic: drinks well, solids slowly; phoned every second day.',
  },
};

/** The people who record and judge what the patient tells. */
export interface EventPeople {
  readonly clinicianId: string;
  readonly psychiatristId: string;
}

/** The adverse events of one made-up patient, from a source of chance of its own. */
export function syntheticAdverseEvents(
  index: number,
  archetype: Archetype,
  sessions: readonly SyntheticSession[],
  people: EventPeople,
  today: CalendarDate,
  random: Random,
): SyntheticAdverseEvent[] {
  const plan = plans[archetype];
  const session = plan?.after === 'first-session' ? sessions[0] : sessions.at(-1);
  const place = Math.floor(index / archetypes.length);
  const isOneOfFew = random.chance(LATER_SHARE) && plan?.freshDays === undefined;
  if (!plan || !session || (place !== (plan.shownBy ?? 0) && !isOneOfFew)) return [];
  const onsetOn = addDays(session.performedOn, random.between(...plan.onsetDays));
  const endedOn = plan.lastsDays ? addDays(onsetOn, random.between(...plan.lastsDays)) : null;
  const recordedOn = addDays(onsetOn, random.between(0, 2));
  const isTooOld = daysBetween(session.performedOn, today) > (plan.freshDays ?? Infinity);
  // The end is recorded on its day, or on the day after the first recording: yesterday at the latest.
  const lastOn = endedOn === null ? recordedOn : addDays(endedOn, 1);
  if (isTooOld || compareDates(lastOn, today) >= 0) return [];
  const first: SyntheticAdverseEventVersion = {
    facts: {
      ...plan.event,
      otherWords: null,
      onsetOn,
      endedOn: null,
      reports: plan.isReported
        ? [{ reportedTo: REPORTING_BODY, reportedOn: recordedOn, reference: `SYN-${index + 1}` }]
        : [],
    },
    judgedById: plan.event.relatedness === null ? null : people.psychiatristId,
    note: plan.note,
    reason: null,
    authorId: people.clinicianId,
    recordedAt: instantOn(recordedOn, random),
  };
  const last: SyntheticAdverseEventVersion[] = endedOn
    ? [
        {
          ...first,
          facts: { ...first.facts, outcome: 'resolved', endedOn },
          reason: 'Seen again: it is over.',
          authorId: people.psychiatristId,
          recordedAt: instantOn(
            compareDates(endedOn, recordedOn) > 0 ? endedOn : addDays(recordedOn, 1),
            random,
          ),
        },
      ]
    : [];
  return [{ id: random.uuid(), sessionId: session.id, versions: [first, ...last] }];
}
