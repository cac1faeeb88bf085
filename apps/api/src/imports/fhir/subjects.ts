import { type Sex, sexes } from '@glabella/domain/treatment';
import { isCalendarDate } from '@glabella/domain/values';
import type { ReadPatient } from '../read-assessment';
import { type FhirEntry, type FhirFile, isLocal, localName, referenceName } from './fhir-entries';
import { type JsonObject, asObject, objectsIn, textIn } from './json';

const LONGEST_MRN = 40;
/** Numbers of the state and not of a clinic (HL7 v2 table 0203): social security, tax, driving licence, passport. */
const OFFICIAL_TYPES: readonly unknown[] = ['SS', 'SB', 'TAX', 'DL', 'PPN'];
const OFFICIAL_SYSTEMS: readonly unknown[] = [
  'http://hl7.org/fhir/sid/us-ssn',
  'urn:oid:2.16.840.1.113883.4.1',
];

/** The person a resource speaks of, as far as the file tells. */
export function subjectOf({ resource, number }: FhirEntry, file: FhirFile): ReadPatient {
  const subject = asObject(resource['subject']);
  const reference = textIn(subject, 'reference');
  const patient = reference === null ? null : patientNamed(reference, resource, file);
  const numbers = numbersIn([
    ...objectsIn(patient?.['identifier']),
    ...objectsIn([subject?.['identifier']]),
  ]);
  const name = nameOf(patient);
  return {
    ...numbers,
    subject:
      reference === null
        ? textIn(asObject(subject?.['identifier']), 'value')
        : isLocal(reference)
          ? localSubject(reference, number, numbers)
          : referenceName(reference),
    givenName: name.given,
    familyName: name.family,
    birthDate: birthDateOf(patient),
    sex: sexOf(patient),
  };
}

/** A contained resource has its id for itself: another resource may call another person by the same one. */
function localSubject(
  reference: string,
  entry: number,
  { mrns, newMrn }: Pick<ReadPatient, 'mrns' | 'newMrn'>,
): string {
  if (newMrn !== null) return `# ${newMrn}`;
  return mrns.length > 0 ? `# ${[...mrns].sort().join(' ')}` : localName(reference, entry);
}

function patientNamed(reference: string, resource: JsonObject, file: FhirFile): JsonObject | null {
  if (isLocal(reference)) {
    const id = reference.slice(1);
    return objectsIn(resource['contained']).find((one) => one['id'] === id) ?? null;
  }
  return file.find('Patient', referenceName(reference));
}

/**
 * Every number to look for, those that call themselves a medical record number first, and the one that a new patient
 * would get: the first of these, or the only number there is.
 */
function numbersIn(identifiers: readonly JsonObject[]): Pick<ReadPatient, 'mrns' | 'newMrn'> {
  const ofClinics = identifiers.filter((identifier) => !isOfficial(identifier));
  const recordNumbers = ofClinics.filter((identifier) => typesOf(identifier).includes('MR'));
  const others = ofClinics.filter((identifier) => !recordNumbers.includes(identifier));
  const [certain, rest] = [valuesOf(recordNumbers), valuesOf(others)];
  const candidates = recordNumbers.length > 0 ? certain : rest;
  const isCertain = recordNumbers.length > 0 || rest.length === 1;
  return {
    mrns: [...new Set([...certain, ...rest])],
    newMrn: isCertain ? (candidates[0] ?? null) : null,
  };
}

function isOfficial(identifier: JsonObject): boolean {
  return (
    OFFICIAL_SYSTEMS.includes(identifier['system']) ||
    typesOf(identifier).some((type) => OFFICIAL_TYPES.includes(type))
  );
}

function typesOf(identifier: JsonObject): readonly unknown[] {
  return objectsIn(asObject(identifier['type'])?.['coding']).map(({ code }) => code);
}

function valuesOf(identifiers: readonly JsonObject[]): string[] {
  const values = identifiers.flatMap((identifier) => textIn(identifier, 'value') ?? []);
  return [...new Set(values)].filter((value) => value.length <= LONGEST_MRN);
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
