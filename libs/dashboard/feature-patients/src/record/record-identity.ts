import type { Patient } from '@glabella/contracts';
import type { Identity } from '@glabella/dashboard/ui';

/** The line that names a patient on every form. */
export function identityOf({
  givenName,
  familyName,
  birthDate,
  mrn,
}: Pick<Patient, 'givenName' | 'familyName' | 'birthDate' | 'mrn'>): Identity {
  return { name: `${givenName} ${familyName}`, birthDate, mrn };
}
