import type { ExportCounts, ExportFormat, ExportKind } from '@glabella/contracts';
import { addDays } from '@glabella/domain/values';
import { instantOn } from './assessments';
import { seededRandom, type Random } from './random';
import type { SyntheticOptions, SyntheticPatient, SyntheticPractice } from './synthetic-practice';

/** An export that somebody of the made-up practice had, as the history keeps it; its counts are those of that day. */
export interface SyntheticExport {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly createdById: string;
  readonly createdAt: string;
  readonly status: 'finished' | 'cancelled';
  readonly expected: ExportCounts;
  readonly written: ExportCounts | null;
  readonly bytes: number;
  readonly sha256: string | null;
}

const plans = [
  { daysAgo: 91, format: 'xlsx', status: 'finished' },
  { daysAgo: 34, format: 'csv-excel-semicolon', status: 'cancelled' },
  { daysAgo: 34, format: 'csv-analysis', status: 'finished' },
  { daysAgo: 6, format: 'csv-analysis', status: 'finished' },
] as const;

/** About what a row weighs in an archive. */
const bytesPerRow = { 'csv-analysis': 41, 'csv-excel-semicolon': 41, xlsx: 58 } as const;

/** The history of exports of the demo. */
export function syntheticExports(
  { staff }: SyntheticPractice,
  patients: readonly SyntheticPatient[],
  { seed, today }: SyntheticOptions,
): SyntheticExport[] {
  const random = seededRandom(`${seed}/past-exports`);
  const office = staff.find(({ roles }) => roles.includes('administrator'))?.id ?? '';
  return plans.map(({ daysAgo, format, status }) => {
    const createdAt = instantOn(addDays(today, -daysAgo), random);
    const counts = recordedBy(patients, createdAt);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const isWhole = status === 'finished';
    return {
      id: random.uuid(),
      kind: 'identified',
      format,
      createdById: office,
      createdAt,
      status,
      expected: counts,
      written: isWhole ? counts : null,
      bytes: isWhole ? rows * bytesPerRow[format] + random.between(9_000, 12_000) : 0,
      sha256: isWhole ? hexOf(random) : null,
    };
  });
}

/** What was on record at an instant, table by table, as an export counts it. */
function recordedBy(patients: readonly SyntheticPatient[], instant: string): ExportCounts {
  const isThere = ({ recordedAt }: { readonly recordedAt: string }): boolean =>
    recordedAt <= instant;
  const begun = <Row extends { readonly versions: readonly { readonly recordedAt: string }[] }>(
    rows: readonly Row[],
  ): Row[] => rows.filter(({ versions }) => versions.some(isThere));
  const sum = (count: (patient: SyntheticPatient) => number): number =>
    patients.reduce((total, patient) => total + count(patient), 0);
  return {
    patients: patients.filter(({ createdAt }) => createdAt <= instant).length,
    courses: sum(({ course }) => (course && isThere(course) ? 1 : 0)),
    injection_sites: sum(({ sessions }) =>
      sessions
        .filter(({ signedAt }) => signedAt <= instant)
        .reduce((sites, session) => sites + session.sites.length, 0),
    ),
    assessments: sum(
      ({ assessments, measures }) =>
        assessments.filter(isThere).length + measures.filter(isThere).length,
    ),
    adverse_events: sum(({ adverseEvents }) => begun(adverseEvents).length),
    trials: sum(({ history }) => begun(history.priorTreatments).length),
    medications: sum(({ history }) =>
      begun(history.medications).reduce(
        (steps, { versions }) => steps + (versions.filter(isThere).at(-1)?.facts.steps.length ?? 0),
        0,
      ),
    ),
    frown_ratings: sum(({ history }) => begun(history.frownRatings).length),
    life_events: sum(({ history }) => begun(history.lifeEvents).length),
  };
}

/** 64 hexadecimal digits: of a file that never was. */
function hexOf(random: Random): string {
  return Array.from({ length: 64 }, () => random.between(0, 15).toString(16)).join('');
}
