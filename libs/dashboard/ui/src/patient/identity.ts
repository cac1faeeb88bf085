import type { CalendarDate } from '@glabella/domain/values';

/** Whose record this is. */
export interface Identity {
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly mrn: string;
}

/** What a record says of the person it belongs to. */
export interface NamedPatient {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly mrn: string;
}

/** Whose record this is, as every form, dialog and sheet of paper names them; null while nobody was read. */
export function identityOf(patient: NamedPatient): Identity;
export function identityOf(patient: NamedPatient | undefined): Identity | null;
export function identityOf(patient: NamedPatient | undefined): Identity | null {
  if (!patient) return null;
  const { givenName, familyName, birthDate, mrn } = patient;
  return { name: `${givenName} ${familyName}`, birthDate, mrn };
}
