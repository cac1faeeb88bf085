import {
  courseEndReasons,
  shippedDiagnoses,
  maudsleyBands,
  stagingOfCourse,
  thaseRushNumerals,
  type Computed,
  type ResistanceStaging,
  type StagedCourse,
} from '@glabella/domain/treatment';
import type { Cell } from '@glabella/domain/values';
import { readToldTreatments, type ToldTreatments } from '../../database/recorded-treatments';
import {
  code,
  day,
  type DerivationContext,
  type ExportTable,
  id,
  instant,
  listOf,
  whole,
  words,
} from './export-table';

const ANSWERS = listOf(['yes', 'no', 'unknown']);
const NOT_COMPUTABLE = 'not-computable';
const STAGED = 'computed from the table trials, the course and its first injection';

/** A part of the stage of a course as recorded; what cannot be computed says so. */
function staged<Value>(
  pick: (staging: ResistanceStaging) => Computed<Value>,
  say: (value: Value) => string,
  otherwise: Cell,
) {
  return (context: DerivationContext): Cell => {
    const value = pick(stagingOf(context));
    return value.state === 'computed' ? say(value.value) : otherwise;
  };
}

/** What was staged for one column of a row, for the others of the same row. */
const stagings = new WeakMap<DerivationContext, ResistanceStaging>();

function stagingOf(context: DerivationContext): ResistanceStaging {
  const known = stagings.get(context);
  if (known) return known;
  const { cell, asOf } = context;
  const course = {
    episodeStartedOn: cell('episode_started_on'),
    diagnosisCode: cell('diagnosis_code') ?? '',
    psychosis: cell('psychosis') as StagedCourse['psychosis'],
    firstInjectionOn: cell('first_injection_on'),
  };
  const told = JSON.parse(cell('prior_treatments') ?? '[]') as ToldTreatments;
  const staging = stagingOfCourse(readToldTreatments(told), course, asOf);
  stagings.set(context, staging);
  return staging;
}

export const coursesTable: ExportTable = {
  name: 'courses',
  row: 'One course of treatment in the current version.',
  columns: [
    id('course_id', 'The course; joins injection_sites.'),
    id('patient_id', 'The patient; joins all tables.'),
    code('protocol_id', 'The protocol that the course keeps.'),
    words('protocol_name', 'Its name in that version, as the practice words it.'),
    whole('protocol_version', 'The version of it that the course keeps.', {
      values: '1 and above',
    }),
    code('diagnosis_code', 'Diagnosis, ICD-10-CM, or a code of a protocol of the practice’s own.', {
      values: listOf(shippedDiagnoses.map(({ code: value, label }) => ({ id: value, label }))),
    }),
    day('episode_started_on', 'When the present episode began.'),
    code('psychosis', 'Answer at intake.', { values: ANSWERS }),
    code('bipolar', 'Answer at intake.', { values: ANSWERS }),
    whole(
      'failed_adequate_trials',
      'Antidepressants that failed in an adequate trial of the episode; empty: not computable.',
      {
        source: STAGED,
        derive: staged(({ failedTrials }) => failedTrials, String, null),
      },
    ),
    code('resistant', 'Whether two or more failed: resistant to treatment.', {
      values: listOf(['yes', 'no', NOT_COMPUTABLE]),
      source: STAGED,
      derive: staged(
        ({ isResistant }) => isResistant,
        (is) => (is ? 'yes' : 'no'),
        NOT_COMPUTABLE,
      ),
    }),
    whole('maudsley_points', 'Points of the Maudsley Staging Method; empty: not computable.', {
      values: '3 to 15',
      source: STAGED,
      derive: staged(
        ({ maudsley }) => maudsley.stage,
        ({ points }) => String(points),
        null,
      ),
    }),
    code('maudsley_band', 'Their band.', {
      values: listOf([...maudsleyBands.map(({ id: band }) => band), NOT_COMPUTABLE]),
      source: STAGED,
      derive: staged(
        ({ maudsley }) => maudsley.stage,
        ({ band }) => band,
        NOT_COMPUTABLE,
      ),
    }),
    code('thase_rush_stage', 'The stage of Thase and Rush.', {
      values: listOf([...thaseRushNumerals, NOT_COMPUTABLE]),
      source: STAGED,
      derive: staged(
        ({ thaseRush }) => thaseRush.stage,
        (stage) => thaseRushNumerals[stage] ?? '',
        NOT_COMPUTABLE,
      ),
    }),
    words('responsible', 'The responsible psychiatrist.'),
    words('clinicians', 'The other people named on the course, separated by "; ".'),
    day('started_on', 'First day of the course.'),
    day('ended_on', 'Last day; empty while the course is open.'),
    code('end_reason', 'Why it ended; empty while the course is open.', {
      values: listOf(courseEndReasons),
    }),
    words('end_note', 'What was written about the end.'),
    whole('version', 'Version of the record, 1 for the first.', { values: '1 and above' }),
    instant('recorded_at', 'When this version was recorded.'),
    words('recorded_by', 'Who recorded this version.'),
    words('correction_reason', 'Why this version differs from the one before.'),
  ],
};
