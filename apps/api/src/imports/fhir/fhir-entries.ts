import { importLimits } from '@glabella/contracts';
import { checkEncoding, withoutByteOrderMark } from '../import-text';
import type { ImportProblems } from '../read-assessment';
import { type JsonObject, asObject, objectsIn, textIn } from './json';

/** Levels of brackets: questions in questions are a handful, and whatever walks a file walks it by recursion. */
const DEEPEST = 200;

/** A resource of the file with the number by which messages name it, counted from 1. */
export interface FhirEntry {
  readonly number: number;
  readonly type: string;
  readonly resource: JsonObject;
  /** Every way in which a reference may name it: 'Observation/1', its full URL. */
  readonly names: readonly string[];
}

/** The resources of a file, found by what references and canonical addresses call them. */
export class FhirFile {
  private readonly byName = new Map<string, FhirEntry>();

  constructor(readonly entries: readonly FhirEntry[]) {
    for (const entry of entries) {
      const url = entry.type === 'Questionnaire' ? textIn(entry.resource, 'url') : null;
      for (const name of url === null ? entry.names : [...entry.names, url]) {
        this.byName.set(`${entry.type} ${name}`, entry);
      }
    }
  }

  find(type: 'Patient' | 'Questionnaire', name: string): JsonObject | null {
    return this.byName.get(`${type} ${name}`)?.resource ?? null;
  }
}

/** What a reference says, without the server's address and without a version: 'Patient/1', 'urn:uuid:...'. */
export function referenceName(reference: string): string {
  const [withoutVersion = reference] = reference.split('/_history/');
  if (!/^https?:/.test(withoutVersion)) return withoutVersion;
  return withoutVersion.split('/').slice(-2).join('/');
}

/** Whether a reference names what its resource contains. */
export function isLocal(reference: string): boolean {
  return reference.startsWith('#');
}

/** What a reference to a contained resource says, told apart from the same id inside another entry. */
export function localName(reference: string, entry: number): string {
  return `entry ${entry} ${reference}`;
}

/** The names of what an Observation was derived from, or of its members. */
export function referencesIn(
  { resource, number }: FhirEntry,
  key: 'hasMember' | 'derivedFrom',
): string[] {
  return objectsIn(resource[key])
    .map((reference) => textIn(reference, 'reference'))
    .filter((reference) => reference !== null)
    .map((reference) =>
      isLocal(reference) ? localName(reference, number) : referenceName(reference),
    );
}

/** The resources of a FHIR document: one resource, a Bundle, or a list of resources. Nothing readable is a problem. */
export function readEntries(text: string | null, problems: ImportProblems): FhirEntry[] {
  if (!checkEncoding(text, problems)) return [];
  if (isTooDeep(text)) {
    problems.error(
      'fhir.too_deep',
      `The file nests more than ${DEEPEST} levels. Export it again, or split it.`,
    );
    return [];
  }
  let document: unknown;
  try {
    document = JSON.parse(withoutByteOrderMark(text));
  } catch {
    problems.error(
      'fhir.not_json',
      'The file is not one JSON document. Export it as FHIR R4 JSON, not as XML or as lines of JSON.',
    );
    return [];
  }
  const found = resourcesIn(document);
  if (found.length > importLimits.rows) {
    problems.error('fhir.too_many', `A file may hold ${importLimits.rows} resources. Split it.`);
    return [];
  }
  if (found.length === 0) {
    problems.error(
      'fhir.no_resource',
      'The file holds no FHIR resource (there is no resourceType).',
    );
  }
  return found.map(({ resource, fullUrl }, index) => {
    const type = textIn(resource, 'resourceType') ?? '';
    const id = textIn(resource, 'id');
    const names = [id && `${type}/${id}`, fullUrl && referenceName(fullUrl)];
    return { number: index + 1, type, resource, names: names.filter((name) => name !== null) };
  });
}

/** Whether brackets nest deeper than any form does; what stands in a text does not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isInText) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isInText = false;
    } else if (letter === '"') isInText = true;
    else if (letter === '{' || letter === '[') {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return false;
}

interface FoundResource {
  readonly resource: JsonObject;
  readonly fullUrl: string | null;
}

function resourcesIn(document: unknown): FoundResource[] {
  if (Array.isArray(document)) return objectsIn(document).flatMap((one) => resourcesIn(one));
  const resource = asObject(document);
  if (textIn(resource, 'resourceType') === 'Bundle') {
    return objectsIn(resource?.['entry']).flatMap((entry) => {
      const inside = asObject(entry['resource']);
      return inside && textIn(inside, 'resourceType')
        ? [{ resource: inside, fullUrl: textIn(entry, 'fullUrl') }]
        : [];
    });
  }
  return resource && textIn(resource, 'resourceType') ? [{ resource, fullUrl: null }] : [];
}
