import type { Trajectory } from './trajectory';

/** The kinds of courses that the demo practice shows. */
export const archetypes = [
  'responder',
  'late-responder',
  'non-responder',
  'relapse-after-wear-off',
  'drop-out',
  'gaps',
  'prorated',
  'open-item-9',
  'overdue-visit',
  'many-cycles',
  'baseline-below-10',
  'worsening',
  'not-yet-injected',
  'ended-in-remission',
  'new-patient',
] as const;

/** One of `archetypes`. */
export type Archetype = (typeof archetypes)[number];

/** What an archetype means for the course and its visits. */
export interface ArchetypePlan {
  readonly trajectory: Omit<Trajectory, 'untreated'>;
  /** Range of the untreated PHQ-9 level. */
  readonly untreated: readonly [number, number];
  /** How many injections, at most; the calendar may allow fewer. */
  readonly cycles: readonly [number, number];
  /** How many weeks before today the first injection was. */
  readonly startedWeeksAgo: readonly [number, number];
  /** Share of due visits that took place, 0 to 1. */
  readonly attendance: number;
  /** Weeks after the first injection at which the patient stopped coming; absent: still comes. */
  readonly leavesAfterWeeks?: number;
  /** Share of forms with one or two gaps, 0 to 1. */
  readonly gapRate: number;
  readonly endsWith?: 'remission' | 'lost';
}

const steady = { depth: 0.62, onsetWeeks: 5, lastsWeeks: 12, noise: 1.1, selfHarm: 0.12 };

/** The plan of every archetype. */
export const archetypePlans: Readonly<Record<Archetype, ArchetypePlan>> = {
  responder: {
    trajectory: steady,
    untreated: [15, 21],
    cycles: [2, 4],
    startedWeeksAgo: [30, 60],
    attendance: 0.95,
    gapRate: 0,
  },
  'late-responder': {
    trajectory: { ...steady, onsetWeeks: 11, lastsWeeks: 15 },
    untreated: [15, 20],
    cycles: [2, 3],
    startedWeeksAgo: [28, 50],
    attendance: 0.95,
    gapRate: 0,
  },
  'non-responder': {
    trajectory: { ...steady, depth: 0.12, selfHarm: 0.25 },
    untreated: [16, 22],
    cycles: [1, 2],
    startedWeeksAgo: [10, 24],
    attendance: 0.95,
    gapRate: 0,
  },
  'relapse-after-wear-off': {
    trajectory: { ...steady, depth: 0.7, lastsWeeks: 9 },
    untreated: [17, 21],
    cycles: [1, 1],
    startedWeeksAgo: [18, 21],
    attendance: 1,
    gapRate: 0,
  },
  'drop-out': {
    trajectory: { ...steady, depth: 0.35 },
    untreated: [14, 20],
    cycles: [1, 1],
    startedWeeksAgo: [40, 80],
    attendance: 0.9,
    leavesAfterWeeks: 7,
    gapRate: 0,
    endsWith: 'lost',
  },
  gaps: {
    trajectory: steady,
    untreated: [14, 19],
    cycles: [3, 4],
    startedWeeksAgo: [50, 70],
    attendance: 0.5,
    gapRate: 0.15,
  },
  prorated: {
    trajectory: steady,
    untreated: [14, 19],
    cycles: [2, 3],
    startedWeeksAgo: [26, 40],
    attendance: 1,
    gapRate: 0.4,
  },
  'open-item-9': {
    trajectory: { ...steady, depth: 0.5, selfHarm: 0.85 },
    untreated: [17, 21],
    cycles: [3, 4],
    startedWeeksAgo: [44, 50],
    attendance: 1,
    gapRate: 0,
  },
  'overdue-visit': {
    trajectory: steady,
    untreated: [14, 19],
    cycles: [1, 1],
    startedWeeksAgo: [8, 9],
    attendance: 1,
    leavesAfterWeeks: 3,
    gapRate: 0,
  },
  'many-cycles': {
    trajectory: { ...steady, depth: 0.66 },
    untreated: [17, 22],
    cycles: [6, 7],
    startedWeeksAgo: [94, 102],
    attendance: 0.75,
    gapRate: 0.05,
  },
  'baseline-below-10': {
    trajectory: steady,
    untreated: [6, 8],
    cycles: [1, 2],
    startedWeeksAgo: [14, 26],
    attendance: 1,
    gapRate: 0,
  },
  worsening: {
    trajectory: { ...steady, depth: -0.45, noise: 0.8, selfHarm: 0.3 },
    untreated: [13, 15],
    cycles: [1, 1],
    startedWeeksAgo: [7, 9],
    attendance: 1,
    gapRate: 0,
  },
  'not-yet-injected': {
    trajectory: steady,
    untreated: [15, 19],
    cycles: [0, 0],
    startedWeeksAgo: [1, 2],
    attendance: 1,
    gapRate: 0,
  },
  'ended-in-remission': {
    trajectory: { ...steady, depth: 0.86, noise: 0.7, selfHarm: 0 },
    untreated: [14, 18],
    cycles: [3, 3],
    startedWeeksAgo: [70, 90],
    attendance: 1,
    leavesAfterWeeks: 54,
    gapRate: 0,
    endsWith: 'remission',
  },
  'new-patient': {
    trajectory: steady,
    untreated: [15, 19],
    cycles: [0, 0],
    startedWeeksAgo: [0, 0],
    attendance: 0,
    gapRate: 0,
  },
};
