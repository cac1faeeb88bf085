import type { AuditEventView } from '@glabella/contracts';
import { capital } from '@glabella/domain/values';

/** What a list of an event may hold to stand on its line: a few words, no ids of records. */
const longestList = 8;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who goes by an id; null for nobody who is known. */
export type NameOf = (id: string) => string | null;

function factWords(value: unknown, nameOf: NameOf): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return nameOf(value) ?? value;
  if (!Array.isArray(value) || value.length > longestList) return null;
  const words = value.filter((one): one is string => typeof one === 'string' && !uuid.test(one));
  if (words.length < value.length) return null;
  return words.length === 0 ? 'none' : words.join(' and ');
}

/**
 * The small facts of an event on one line: "found 3, roles clinician and psychiatrist". People go by their names; the trail
 * holds no clinical text.
 */
export function detailWords(detail: Readonly<Record<string, unknown>>, nameOf: NameOf): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => {
      const words = factWords(value, nameOf);
      const label = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
      return words === null ? [] : [`${label} ${words}`];
    })
    .join(', ');
}

/** What an event was done to. */
export interface SubjectWords {
  readonly what: string;
  /** The id of the record; null where a name says it, and where there is none. */
  readonly id: string | null;
}

/** Who signs in begins a session, too: it is of no patient. */
function kindOfSubject(subjectType: string, isOfPatient: boolean): string {
  if (subjectType === 'session') return isOfPatient ? 'Injection session' : 'Browser session';
  return capital(subjectType.replaceAll('-', ' '));
}

/** To what or whom an event was done: somebody by name, a record by its kind and id; null where it names none. */
export function subjectWords(
  {
    subjectType,
    subjectId,
    patientIds,
  }: Pick<AuditEventView, 'subjectType' | 'subjectId' | 'patientIds'>,
  nameOf: NameOf,
): SubjectWords | null {
  if (subjectType === null) return null;
  const kind = kindOfSubject(subjectType, patientIds.length > 0);
  if (subjectId === null) return { what: kind, id: null };
  const name = nameOf(subjectId);
  if (name !== null) return { what: name, id: null };
  // The patient's own column leads there.
  const isPatient = patientIds.length === 1 && patientIds[0] === subjectId;
  return { what: kind, id: isPatient ? null : subjectId };
}
