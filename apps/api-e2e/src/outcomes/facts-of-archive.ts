import { linesOf, type ReadArchive } from '../exports/export-steps';
import type { CohortFacts, SessionFact } from './figures-by-hand';

/** A cell that has to be filled: an empty one would be taken for zero. */
function filled(line: Readonly<Record<string, string>>, column: string): string {
  const cell = line[column];
  if (cell === undefined || cell === '') throw new Error(`${column} is empty`);
  return cell;
}

/** The facts from the CSV files of an identified export and nothing else; responsible is the psychiatrist's name. */
export function factsOfArchive(archive: ReadArchive): CohortFacts {
  const byId = (table: string, column: string) =>
    new Map(linesOf(archive, table).map((line) => [filled(line, column), line]));
  const [patients, courses] = [byId('patients', 'patient_id'), byId('courses', 'course_id')];
  const sessions = new Map<string, SessionFact>();
  for (const line of linesOf(archive, 'injection_sites')) {
    const id = filled(line, 'session_id');
    const before = sessions.get(id);
    const units = (before?.units ?? 0) + Number(filled(line, 'units'));
    const patient = patients.get(filled(line, 'patient_id')) ?? {};
    const course = courses.get(filled(line, 'course_id')) ?? {};
    sessions.set(id, {
      id,
      patient_id: filled(line, 'patient_id'),
      course_id: filled(line, 'course_id'),
      made: filled(line, 'first_recorded_at'),
      product_id: filled(line, 'product_id'),
      units,
      sex: filled(patient, 'sex'),
      birth_date: filled(patient, 'birth_date'),
      performed_on: filled(line, 'performed_on'),
      ended_on: course['ended_on'] || null,
      care_site: line['care_site'] || null,
      diagnosis: filled(course, 'diagnosis_code'),
      responsible: filled(course, 'responsible'),
    });
  }
  const scores = linesOf(archive, 'assessments').filter(
    ({ instrument_id: instrument, score_status: status = '' }) =>
      instrument === 'phq9' && ['complete', 'total-only'].includes(status),
  );
  return {
    sessions: [...sessions.values()],
    scores: scores.map((line) => ({
      id: filled(line, 'assessment_id'),
      patient_id: filled(line, 'patient_id'),
      assessed_on: filled(line, 'assessed_on'),
      made: filled(line, 'first_recorded_at'),
      total: Number(filled(line, 'total')),
    })),
  };
}
