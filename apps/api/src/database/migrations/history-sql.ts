import { isolateByPractice } from './tenancy-sql';

/** A date of which perhaps only month or year is known, kept as it was said. */
export const PARTIAL_DATE = `'^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'`;

/** The two tables of a history: a head that pages join, and versions that are only ever added. */
export function headAndVersions(table: string, columns: string, constraints: string): string[] {
  return [
    `CREATE TABLE ${table} (
       practice_id uuid NOT NULL,
       id uuid NOT NULL,
       patient_id uuid NOT NULL,
       version integer NOT NULL,
       voided boolean NOT NULL DEFAULT false,
       created_at timestamptz NOT NULL,
       PRIMARY KEY (practice_id, id),
       CONSTRAINT ${table}_of_patient UNIQUE (practice_id, patient_id, id),
       CONSTRAINT ${table}_patient
         FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
     )`,
    ...isolateByPractice(table, 'append-and-update'),
    `CREATE TABLE ${table}_version (
       practice_id uuid NOT NULL,
       ${table}_id uuid NOT NULL,
       version integer NOT NULL,
       patient_id uuid NOT NULL,
       status text NOT NULL,
       ${columns},
       reason text,
       author_id uuid NOT NULL,
       recorded_at timestamptz NOT NULL,
       PRIMARY KEY (practice_id, ${table}_id, version),
       CONSTRAINT ${table}_version_head
         FOREIGN KEY (practice_id, patient_id, ${table}_id)
         REFERENCES ${table} (practice_id, patient_id, id),
       CONSTRAINT ${table}_version_author
         FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
       CONSTRAINT ${table}_version_positive CHECK (version > 0),
       CONSTRAINT ${table}_status_known CHECK (status IN ('recorded', 'voided')),
       CONSTRAINT ${table}_correction_has_reason
         CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
       ${constraints}
     )`,
    ...isolateByPractice(`${table}_version`, 'append'),
  ];
}
