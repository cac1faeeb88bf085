import {
  findDrug,
  type FrownRatingFacts,
  type LifeEventFacts,
  type LifeEventKind,
  type MedicationFacts,
  type PriorTreatmentFacts,
} from '@glabella/domain/treatment';
import { addDays, addMonths, compareDates, type CalendarDate } from '@glabella/domain/values';
import type { Archetype } from './archetypes';
import { instantOn } from './assessments';
import type { Random } from './random';
import type { SyntheticCourse, SyntheticSession } from './synthetic-practice';

/** One version of a made-up history. */
export interface SyntheticVersion<Facts> {
  readonly facts: Facts;
  readonly reason: string | null;
  readonly authorId: string;
  readonly recordedAt: string;
}

/** A made-up record with every version, the first one first. */
export interface SyntheticRecord<Facts> {
  readonly id: string;
  readonly versions: readonly SyntheticVersion<Facts>[];
}

/** Treatments before toxin, medications, frown ratings and life events of one made-up patient. */
export interface SyntheticHistory {
  readonly priorTreatments: readonly SyntheticRecord<PriorTreatmentFacts>[];
  readonly medications: readonly SyntheticRecord<MedicationFacts>[];
  readonly frownRatings: readonly SyntheticRecord<FrownRatingFacts>[];
  readonly lifeEvents: readonly SyntheticRecord<LifeEventFacts>[];
}

/** What a history is made for. */
export interface HistorySetting {
  readonly archetype: Archetype;
  readonly course: SyntheticCourse;
  readonly sessions: readonly SyntheticSession[];
  readonly today: CalendarDate;
}

/** In the order in which they are tried. */
const ladder = [
  ['sertraline', 'escitalopram', 'citalopram'],
  ['venlafaxine', 'duloxetine'],
  ['mirtazapine', 'bupropion', 'vortioxetine'],
  ['fluoxetine', 'paroxetine'],
  ['imipramine', 'nortriptyline', 'clomipramine'],
  ['phenelzine', 'tranylcypromine'],
] as const;

/** Whose history nobody has taken: the page says so, and no stage is computed. */
const withoutHistory: readonly Archetype[] = ['drop-out', 'not-yet-injected'];

const trial: PriorTreatmentFacts = {
  kind: 'drug',
  drugId: null,
  otherName: null,
  otherClass: null,
  startedOn: null,
  stoppedOn: null,
  isOngoing: false,
  maximumDose: null,
  doseUnit: null,
  weeksAtDose: null,
  isDoseAdequate: null,
  sessionCount: null,
  electrodes: null,
  adherence: 'taken',
  outcome: 'none',
  reasonStopped: null,
  sideEffects: null,
  augmentationOfId: null,
  informationSource: 'patient',
};

const monthOf = (day: CalendarDate): string => day.slice(0, 7);

/** The history of one made-up patient, from a source of chance of its own. */
export function syntheticHistory(setting: HistorySetting, random: Random): SyntheticHistory {
  const { archetype } = setting;
  const priorTreatments = withoutHistory.includes(archetype)
    ? []
    : priorTreatmentsOf(setting, random);
  return {
    priorTreatments,
    medications: medicationsOf(setting, random),
    frownRatings: frownRatingsOf(setting, random),
    lifeEvents: lifeEventsOf(setting, random),
  };
}

function priorTreatmentsOf(
  { course }: HistorySetting,
  random: Random,
): SyntheticRecord<PriorTreatmentFacts>[] {
  const recorded = (facts: PriorTreatmentFacts): SyntheticRecord<PriorTreatmentFacts> => ({
    id: random.uuid(),
    versions: [
      { facts, reason: null, authorId: course.clinicianId, recordedAt: course.recordedAt },
    ],
  });
  const found: SyntheticRecord<PriorTreatmentFacts>[] = [];
  let from = addMonths(course.episodeStartedOn, 1);
  for (const step of ladder) {
    const until = addMonths(from, random.between(2, 6));
    if (compareDates(until, addDays(course.startedOn, -20)) >= 0 || random.chance(0.12)) break;
    found.push(recorded(trialOf(random.pick(step), from, until, random)));
    from = until;
  }
  const last = found.at(-1);
  if (last && random.chance(0.3)) {
    found.push(recorded({ ...augmentation(course, random), augmentationOfId: last.id }));
  }
  if (random.chance(0.1)) found.push(recorded(ectOf(course, random)));
  if (random.chance(0.5)) found.push(recorded(psychotherapyOf(course, random)));
  return found;
}

function trialOf(
  drugId: string,
  from: CalendarDate,
  until: CalendarDate,
  random: Random,
): PriorTreatmentFacts {
  const minimum = findDrug(drugId)?.minimum ?? null;
  const isLow = random.chance(0.12);
  const outcome = random.pick([
    'none',
    'none',
    'none',
    'partial',
    'partial',
    'intolerant',
  ] as const);
  const dose = (minimum?.mg ?? 30) * (isLow ? 0.5 : random.pick([1, 1, 1.5, 2]));
  return {
    ...trial,
    drugId,
    startedOn: monthOf(from),
    stoppedOn: monthOf(until),
    maximumDose: dose,
    doseUnit: 'mg',
    weeksAtDose: outcome === 'intolerant' ? random.between(1, 3) : random.between(4, 8),
    isDoseAdequate: minimum === null ? true : null,
    adherence: random.chance(0.9) ? 'taken' : 'often-missed',
    outcome,
    reasonStopped:
      outcome === 'intolerant' ? 'Synthetic: side effects.' : 'Synthetic: not enough effect.',
    sideEffects: outcome === 'intolerant' ? 'Synthetic: nausea, restlessness.' : null,
    informationSource: random.pick(['patient', 'records', 'records'] as const),
  };
}

function augmentation(course: SyntheticCourse, random: Random): PriorTreatmentFacts {
  const from = addMonths(course.startedOn, -random.between(2, 3));
  return {
    ...trial,
    drugId: random.pick(['lithium', 'aripiprazole', 'quetiapine'] as const),
    startedOn: monthOf(from),
    stoppedOn: monthOf(course.startedOn),
    outcome: 'partial',
    reasonStopped: 'Synthetic: weight gain.',
    informationSource: 'records',
  };
}

function ectOf(course: SyntheticCourse, random: Random): PriorTreatmentFacts {
  return {
    ...trial,
    kind: 'ect',
    electrodes: random.pick(['bilateral', 'unilateral'] as const),
    sessionCount: random.between(8, 12),
    startedOn: monthOf(addMonths(course.startedOn, -2)),
    stoppedOn: monthOf(addMonths(course.startedOn, -1)),
    outcome: 'partial',
    reasonStopped: 'Synthetic: course completed.',
    informationSource: 'records',
  };
}

function psychotherapyOf(course: SyntheticCourse, random: Random): PriorTreatmentFacts {
  return {
    ...trial,
    kind: 'psychotherapy',
    otherName: 'cognitive behavioural therapy',
    sessionCount: random.between(6, 30),
    startedOn: String(Number(course.episodeStartedOn.slice(0, 4)) - random.between(0, 3)),
    outcome: random.pick(['partial', 'none', 'unknown'] as const),
  };
}

function medicationsOf(
  { archetype, course, sessions, today }: HistorySetting,
  random: Random,
): SyntheticRecord<MedicationFacts>[] {
  if (!random.chance(0.75) && archetype !== 'responder') return [];
  const drugId = random.pick(['sertraline', 'venlafaxine', 'mirtazapine', 'escitalopram'] as const);
  const dose = findDrug(drugId)?.minimum?.mg ?? 50;
  const first: MedicationFacts = {
    drugId,
    otherName: null,
    otherClass: null,
    doseUnit: 'mg',
    steps: [{ on: monthOf(addMonths(course.startedOn, -random.between(1, 8))), dose }],
    stoppedOn: null,
    purpose: 'depression',
  };
  const versions: SyntheticVersion<MedicationFacts>[] = [
    {
      facts: first,
      reason: null,
      authorId: course.clinicianId,
      recordedAt: course.recordedAt,
    },
  ];
  const change = (on: CalendarDate, facts: MedicationFacts, reason: string): void => {
    versions.push({
      facts,
      reason,
      authorId: course.responsibleId,
      recordedAt: instantOn(on, random),
    });
  };
  const yesterday = addDays(today, -1);
  const changedOn = addDays(sessions[0]?.performedOn ?? today, random.between(40, 90));
  if (compareDates(changedOn, yesterday) <= 0 && random.chance(0.6)) {
    const raised = { ...first, steps: [...first.steps, { on: changedOn, dose: dose * 2 }] };
    change(changedOn, raised, 'Synthetic: not enough effect yet.');
    const stoppedOn = addDays(changedOn, random.between(60, 200));
    if (compareDates(stoppedOn, yesterday) <= 0 && random.chance(0.4)) {
      change(stoppedOn, { ...raised, stoppedOn }, 'Synthetic: stopped at the patient’s wish.');
    }
  }
  return [{ id: random.uuid(), versions }];
}

/** After how many days a review sees the muscle, and the most that is left of the frown then. */
const reviews = [
  { fromDay: 12, toDay: 16, atMost: 1 },
  { fromDay: 27, toDay: 33, atMost: 1 },
  { fromDay: 70, toDay: 82, atMost: 2 },
] as const;

function frownRatingsOf(
  { course, sessions, today }: HistorySetting,
  random: Random,
): SyntheticRecord<FrownRatingFacts>[] {
  return sessions.flatMap((session, at) => {
    const nextOn = sessions[at + 1]?.performedOn ?? today;
    return reviews.flatMap(({ fromDay, toDay, atMost }) => {
      const ratedOn = addDays(session.performedOn, random.between(fromDay, toDay));
      const atMaximum = random.between(atMost - 1, atMost) as 0 | 1 | 2;
      const isSeen = random.chance(0.8);
      const id = random.uuid();
      const recordedAt = instantOn(ratedOn, random);
      if (!isSeen || compareDates(ratedOn, nextOn) >= 0) return [];
      const facts = { ratedOn, atRest: atMaximum > 1 ? 1 : 0, atMaximum, note: null } as const;
      return [
        { id, versions: [{ facts, reason: null, authorId: course.clinicianId, recordedAt }] },
      ];
    });
  });
}

/** What may have happened, with what somebody wrote about it. */
const lifeEvents: readonly (readonly [LifeEventKind, string | null])[] = [
  ['bereavement', 'Synthetic: a parent died.'],
  ['relationship', 'Synthetic: separated.'],
  ['family', 'Synthetic: first grandchild.'],
  ['work', 'Synthetic: new job.'],
  ['work', 'Synthetic: lost the job.'],
  ['money', null],
  ['move', null],
  ['illness', 'Synthetic: partner in hospital.'],
  ['other', 'Synthetic: the dog died.'],
];

function lifeEventsOf(
  { course, today }: HistorySetting,
  random: Random,
): SyntheticRecord<LifeEventFacts>[] {
  if (!random.chance(0.3)) return [];
  const count = random.between(1, 2);
  return Array.from({ length: count }, () => {
    const [kind, note] = random.pick(lifeEvents);
    const day = addDays(course.startedOn, random.between(-60, 240));
    const happenedOn = random.chance(0.7) ? day : monthOf(day);
    // Nobody wrote anything of a patient before the course began.
    const written = addDays(day, random.between(1, 20));
    const toldOn = compareDates(written, course.startedOn) < 0 ? course.startedOn : written;
    const recordedAt = instantOn(toldOn, random);
    const version = { reason: null, authorId: course.clinicianId, recordedAt };
    const record = {
      id: random.uuid(),
      versions: [{ ...version, facts: { happenedOn, kind, note } }],
    };
    return { record, toldOn };
  }).flatMap(({ record, toldOn }) => (compareDates(toldOn, today) < 0 ? [record] : []));
}
