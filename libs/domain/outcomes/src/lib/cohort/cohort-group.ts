import type { CohortPatient } from './cohort-patient';

/** The groups of a cohort that a figure counts; the list behind a figure is one of them. */
export const cohortGroups = [
  'begun',
  'without-baseline',
  'below-baseline',
  'counted',
  'observed',
  'missing',
  'not-yet',
  'response',
  'remission',
  'visit-made',
  'visit-missed',
] as const;

/** One of `cohortGroups`. */
export type CohortGroup = (typeof cohortGroups)[number];

/** The groups that speak of a week: a reading week, or for visits a planned one. */
export const groupsOfWeek: readonly CohortGroup[] = [
  'observed',
  'missing',
  'not-yet',
  'response',
  'remission',
  'visit-made',
  'visit-missed',
];

/** Whether a figure that counts this group counts that patient; `week` where the group needs one. */
export function isInGroup(
  { standing, weeks, visits }: CohortPatient,
  group: CohortGroup,
  week: number | null,
): boolean {
  const reading = weeks.find((one) => one.week === week);
  const visit = visits.find((one) => one.week === week);
  switch (group) {
    case 'begun':
      return true;
    case 'without-baseline':
      return standing === 'none';
    case 'below-baseline':
      return standing === 'below';
    case 'counted':
      return standing === 'counted';
    case 'observed':
    case 'missing':
    case 'not-yet':
      return reading?.state === group;
    case 'response':
      return reading?.hasResponse === true;
    case 'remission':
      return reading?.hasRemission === true;
    case 'visit-made':
      return visit !== undefined && visit.change !== null;
    case 'visit-missed':
      return visit?.isOwed === true && visit.change === null;
  }
}
