import type { LotPatientPage } from '@glabella/contracts';
import { formatDate } from '@glabella/domain/values';

/** A patient who received a lot, as a table names them. */
export function patientWords({ patient, lastContactOn }: LotPatientPage['rows'][number]) {
  return {
    id: patient.id,
    name: `${patient.familyName}, ${patient.givenName}`,
    born: `born ${formatDate(patient.birthDate)}`,
    mrn: `MRN ${patient.mrn}`,
    lastContact: lastContactOn === null ? 'none' : formatDate(lastContactOn),
  };
}

/** A count of patients with its noun. */
export function patientsInWords(count: number): string {
  return `${count} ${count === 1 ? 'patient' : 'patients'}`;
}
