import { courseEndReasons, diagnoses } from '@glabella/domain/treatment';
import { code, day, type ExportTable, id, instant, listOf, whole, words } from './export-table';

const ANSWERS = listOf(['yes', 'no', 'unknown']);

export const coursesTable: ExportTable = {
  name: 'courses',
  row: 'One course of treatment in the current version.',
  columns: [
    id('course_id', 'The course; joins injection_sites.'),
    id('patient_id', 'The patient; joins all tables.'),
    code('protocol_id', 'The protocol that the course keeps.'),
    code('protocol_name', 'Its name in that version, as the practice words it.'),
    whole('protocol_version', 'The version of it that the course keeps.', {
      values: '1 and above',
    }),
    code('diagnosis_code', 'Diagnosis, ICD-10-CM.', {
      values: listOf(diagnoses.map(({ code: value, label }) => ({ id: value, label }))),
    }),
    day('episode_started_on', 'When the present episode began.'),
    code('psychosis', 'Answer at intake.', { values: ANSWERS }),
    code('bipolar', 'Answer at intake.', { values: ANSWERS }),
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
