import type { OutcomeFilters } from '@glabella/contracts';
import type { ReportPeriod } from '@glabella/domain/outcomes';
import { seededRandom } from './random';
import type { SyntheticOptions, SyntheticPractice } from './synthetic-practice';

/** An outcome report that somebody of the made-up practice keeps. */
export interface SyntheticSavedReport {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly period: ReportPeriod;
  readonly filters: OutcomeFilters;
  readonly isShared: boolean;
}

/** The reports of the demo: two that the office shares, one that a psychiatrist keeps. */
export function syntheticSavedReports(
  { staff }: SyntheticPractice,
  { seed }: SyntheticOptions,
): SyntheticSavedReport[] {
  const random = seededRandom(`${seed}/saved-reports`);
  const idOf = (role: 'administrator' | 'psychiatrist'): string =>
    staff.find(({ roles }) => roles.includes(role))?.id ?? '';
  const phq9 = { instrumentId: 'phq9' } as const;
  return [
    {
      id: random.uuid(),
      ownerId: idOf('administrator'),
      name: 'Quarterly report to the board',
      period: { kind: 'relative', span: 'last-quarter' },
      filters: phq9,
      isShared: true,
    },
    {
      id: random.uuid(),
      ownerId: idOf('administrator'),
      name: 'Recurrent depression, last 24 months',
      period: { kind: 'relative', span: 'last-24-months' },
      filters: { ...phq9, diagnosisCode: 'F33' },
      isShared: true,
    },
    {
      id: random.uuid(),
      ownerId: idOf('psychiatrist'),
      name: 'My patients this year',
      period: { kind: 'relative', span: 'this-year' },
      filters: { ...phq9, responsibleId: idOf('psychiatrist') },
      isShared: false,
    },
  ];
}
