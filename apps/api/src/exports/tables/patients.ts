import { sexes } from '@glabella/domain/treatment';
import { ageOn, compareDates, type Cell } from '@glabella/domain/values';
import {
  code,
  day,
  type DerivationContext,
  type ExportTable,
  id,
  identifying,
  instant,
  listOf,
  whole,
  words,
  yesNo,
} from './export-table';

/** From this age on a pseudonymised export no longer tells ages apart. */
const OLDEST = 90;

function age({ cell, asOf, isPseudonymised }: DerivationContext): Cell {
  const born = cell('birth_date');
  const on = cell('first_injection_on') ?? asOf;
  if (born === null || compareDates(born, on) > 0) return null;
  const years = ageOn(born, on);
  return String(isPseudonymised ? Math.min(years, OLDEST) : years);
}

export const patientsTable: ExportTable = {
  name: 'patients',
  row: 'One patient in the current version.',
  columns: [
    id('patient_id', 'The patient; joins all tables.'),
    words('mrn', 'Medical record number of the practice.'),
    words('family_name', 'Family name.'),
    words('given_name', 'Given name.'),
    identifying(day('birth_date', 'Day of birth.')),
    whole(
      'age_years',
      'Completed years at the first injection here; without one, on the day the data were read.',
      {
        unit: 'years',
        values: `0 and above; in a pseudonymised export ${OLDEST} stands for ${OLDEST} and above`,
        source: 'computed from birth_date and first_injection_on',
        derive: age,
      },
    ),
    code('sex', 'Sex as recorded; the protocol doses by it.', { values: listOf(sexes) }),
    words('phone', 'Telephone number.'),
    words('email', 'E-mail address.'),
    yesNo('archived', 'Whether the patient was archived.'),
    day('first_injection_on', 'Day of the first session that stands.', {
      source: 'computed from the sessions',
    }),
    whole('version', 'Version of the record, 1 for the first.', { values: '1 and above' }),
    instant('recorded_at', 'When this version was recorded.'),
    words('recorded_by', 'Who recorded this version.'),
  ],
};
