import type { DuplicateQuery, Patient, PatientFacts } from '@glabella/contracts';
import { sexLabels, type ConflictRow } from '@glabella/dashboard/ui';
import { formatDate, isCalendarDate } from '@glabella/domain/values';

/** What stands in the form's controls: texts, '' where nothing was typed or chosen. */
export interface PatientEntry {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly sex: PatientFacts['sex'] | '';
  readonly mrn: string;
  readonly phone: string;
  readonly email: string;
  /** Why it is corrected; asked only of a patient who is on record. */
  readonly reason: string;
}

/** An empty form, or the facts of a patient who is on record. */
export function entryOf(patient: Patient | null): PatientEntry {
  return {
    givenName: patient?.givenName ?? '',
    familyName: patient?.familyName ?? '',
    birthDate: patient?.birthDate ?? '',
    sex: patient?.sex ?? '',
    mrn: patient?.mrn ?? '',
    phone: patient?.phone ?? '',
    email: patient?.email ?? '',
    reason: '',
  };
}

/** What two people made of the same patient, fact by fact. */
export function patientConflict(yours: PatientEntry, theirs: Patient): ConflictRow[] {
  const mine = factsOf(yours);
  const row = (label: string, read: (facts: PatientFacts) => string): ConflictRow => ({
    label,
    yours: read(mine),
    theirs: read(theirs),
  });
  return [
    row('Given name', ({ givenName }) => givenName),
    row('Family name', ({ familyName }) => familyName),
    row('Birth date', ({ birthDate }) => formatDate(birthDate)),
    row('Sex', ({ sex }) => sexLabels[sex]),
    row('MRN', ({ mrn }) => mrn),
    row('Phone', ({ phone }) => phone ?? ''),
    row('E-mail', ({ email }) => email ?? ''),
  ];
}

const stated = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The facts as the contract takes them; call it when the form is valid. */
export function factsOf(entry: PatientEntry): PatientFacts {
  return {
    givenName: entry.givenName.trim(),
    familyName: entry.familyName.trim(),
    birthDate: entry.birthDate,
    sex: entry.sex === '' ? 'unknown' : entry.sex,
    mrn: entry.mrn.trim(),
    phone: stated(entry.phone),
    email: stated(entry.email),
  };
}

/** Whom to compare the entry with, as soon as name and birth date stand there; undefined before. */
export function duplicateQueryOf(
  entry: PatientEntry,
  exceptId: string | undefined,
): DuplicateQuery | undefined {
  const [givenName, familyName, mrn] = [entry.givenName, entry.familyName, entry.mrn].map((text) =>
    text.trim(),
  );
  if (!givenName || !familyName || !isCalendarDate(entry.birthDate)) return undefined;
  return {
    givenName,
    familyName,
    birthDate: entry.birthDate,
    ...(mrn ? { mrn } : {}),
    ...(exceptId ? { exceptId } : {}),
  };
}
