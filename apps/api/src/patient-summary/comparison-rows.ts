import { instruments } from '@glabella/domain/instruments';
import {
  comparableCourse,
  thresholdsWith,
  type ScorePoint,
  type ThresholdValues,
} from '@glabella/domain/outcomes';
import { compareDates, type CalendarDate } from '@glabella/domain/values';

/** A course that has an injection. */
export interface TreatedCourse {
  readonly id: string;
  readonly protocolId: string;
  /** Of the version of the protocol that the course keeps. */
  readonly visitWeeks: readonly number[];
  readonly firstInjectionOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
}

/** What the records say of a patient, as far as the comparison follows from it. */
export interface ComparisonFacts {
  readonly id: string;
  /** Whether the patient's last word refuses the use of the data: then nothing is compared with them. */
  readonly isDataUseRefused: boolean;
  readonly courses: readonly TreatedCourse[];
  /** The assessments of all instruments that count. */
  readonly scores: readonly (ScorePoint & { readonly instrumentId: string })[];
  /** What the practice set instead of the published thresholds; null where it never set any. */
  readonly thresholdValues: ThresholdValues | null;
}

/** A row of `comparison_value` by column name, without the practice. */
export interface ComparisonRow {
  readonly patient_id: string;
  readonly protocol_id: string;
  readonly instrument_id: string;
  readonly week: number;
  readonly baseline_total: number;
  readonly total: number;
}

/** The first course of each protocol: a patient stands in a band once, however often treated. */
function firstCourses(courses: readonly TreatedCourse[]): TreatedCourse[] {
  const inOrder = [...courses].sort(
    (a, b) => compareDates(a.firstInjectionOn, b.firstInjectionOn) || (a.id < b.id ? -1 : 1),
  );
  return inOrder.filter(
    ({ protocolId }, at) => inOrder.findIndex((one) => one.protocolId === protocolId) === at,
  );
}

/** The rows of a patient, from the records and the definition of the domain alone. */
export function comparisonRows(facts: ComparisonFacts): ComparisonRow[] {
  const { id, courses, scores } = facts;
  if (facts.isDataUseRefused) return [];
  const thresholds = thresholdsWith(facts.thresholdValues ?? {});
  return firstCourses(courses).flatMap(({ protocolId, visitWeeks, firstInjectionOn, endedOn }) =>
    instruments.flatMap((instrument) => {
      const points = scores.filter(({ instrumentId }) => instrumentId === instrument.id);
      const course = comparableCourse(
        instrument,
        points,
        firstInjectionOn,
        visitWeeks,
        endedOn,
        thresholds,
      );
      return (course?.totals ?? []).map(({ week, total }) => ({
        patient_id: id,
        protocol_id: protocolId,
        instrument_id: instrument.id,
        week,
        baseline_total: course?.baseline ?? total,
        total,
      }));
    }),
  );
}

const keyOf = ({ protocol_id, instrument_id, week }: ComparisonRow): string =>
  `${protocol_id} ${instrument_id} ${week}`;

/** Rows of one patient that a write has to store and to remove, so that a write that changes none touches none. */
export interface ComparisonChange {
  readonly stored: readonly ComparisonRow[];
  readonly removed: readonly ComparisonRow[];
}

/** What turns the rows that are stored into those that follow from the records. */
export function comparisonChange(
  before: readonly ComparisonRow[],
  after: readonly ComparisonRow[],
): ComparisonChange {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const wanted = new Set(after.map(keyOf));
  return {
    stored: after.filter((row) => {
      const old = known.get(keyOf(row));
      return old?.total !== row.total || old.baseline_total !== row.baseline_total;
    }),
    removed: before.filter((row) => !wanted.has(keyOf(row))),
  };
}
