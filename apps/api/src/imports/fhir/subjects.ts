import { type Sex, sexes } from '@glabella/domain/treatment';
import { isCalendarDate } from '@glabella/domain/values';
import type { ReadPatient } from '../read-assessment';
import { type FhirFile, referenceName } from './fhir-entries';
import { type JsonObject, asObject, objectsIn, textIn } from './json';

const LONGEST_MRN = 40;

/** The person a resource speaks of, as far as the file tells. */
export function subjectOf(resource: JsonObject, file: FhirFile): ReadPatient {
  const subject = asObject(resource['subject']);
  const reference = textIn(subject, 'reference');
  const patient = reference === null ? null : patientNamed(reference, resource, file);
  const own = asObject(subject?.['identifier']);
  const mrns = [...(patient ? identifiersOf(patient) : []), textIn(own, 'value')].filter(
    (mrn): mrn is string => mrn !== null && mrn.length <= LONGEST_MRN,
  );
  const name = nameOf(patient);
  return {
    mrns: [...new Set(mrns)],
    subject: reference === null ? textIn(own, 'value') : referenceName(reference),
    givenName: name.given,
    familyName: name.family,
    birthDate: birthDateOf(patient),
    sex: sexOf(patient),
  };
}

function patientNamed(reference: string, resource: JsonObject, file: FhirFile): JsonObject | null {
  if (reference.startsWith('#')) {
    const id = reference.slice(1);
    return objectsIn(resource['contained']).find((one) => one['id'] === id) ?? null;
  }
  return file.find('Patient', referenceName(reference));
}

/** Every identifier of a patient, those that call themselves a medical record number first. */
function identifiersOf(patient: JsonObject): (string | null)[] {
  const identifiers = objectsIn(patient['identifier']);
  const isRecordNumber = (identifier: JsonObject) =>
    objectsIn(asObject(identifier['type'])?.['coding']).some(({ code }) => code === 'MR');
  return [
    ...identifiers.filter(isRecordNumber),
    ...identifiers.filter((identifier) => !isRecordNumber(identifier)),
  ].map((identifier) => textIn(identifier, 'value'));
}

function nameOf(patient: JsonObject | null) {
  const names = objectsIn(patient?.['name']);
  const name = names.find(({ use }) => use === 'official') ?? names[0] ?? null;
  const given = Array.isArray(name?.['given'])
    ? name['given'].filter((part) => typeof part === 'string').join(' ')
    : '';
  return { given: given.trim() || null, family: textIn(name, 'family') };
}

function birthDateOf(patient: JsonObject | null): string | null {
  const birthDate = textIn(patient, 'birthDate');
  return isCalendarDate(birthDate) ? birthDate : null;
}

function sexOf(patient: JsonObject | null): Sex | null {
  return sexes.find((sex) => sex === patient?.['gender']) ?? null;
}
