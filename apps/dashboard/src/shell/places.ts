import type { Role } from '@glabella/contracts';

/** One entry of the navigation. */
export interface Place {
  readonly label: string;
  readonly path: string;
  /** Who sees it; everybody without. */
  readonly roles?: readonly Role[];
}

/** The register of follow-ups: the navigation marks it when one is open or late. */
export const followUpsPath = '/follow-ups';

/** The queue of co-signatures: the navigation says how many wait. */
export const cosignaturesPath = '/cosignatures';

/** The navigation in its order. */
export const places: readonly Place[] = [
  { label: 'Needs attention', path: '/caseload', roles: ['psychiatrist', 'clinician'] },
  { label: 'Patients', path: '/patients' },
  { label: 'This week', path: '/due' },
  { label: 'Follow-ups', path: followUpsPath },
  { label: 'Co-signatures', path: cosignaturesPath, roles: ['psychiatrist', 'clinician'] },
  { label: 'Adverse events', path: '/adverse-events' },
  { label: 'Outcomes', path: '/outcomes' },
  { label: 'Stock', path: '/stock' },
  { label: 'Recalls', path: '/recalls' },
  { label: 'Reports', path: '/reports', roles: ['administrator', 'psychiatrist'] },
  { label: 'Imports', path: '/imports', roles: ['administrator'] },
  { label: 'Practice', path: '/practice' },
  { label: 'Audit trail', path: '/audit', roles: ['administrator'] },
];
