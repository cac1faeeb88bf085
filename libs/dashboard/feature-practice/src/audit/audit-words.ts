import type { AuditEventView } from '@glabella/contracts';
import { capital } from '@glabella/domain/values';

const known: Readonly<Record<string, string>> = {
  'absence.plan': 'Absence entered',
  'absence.withdraw': 'Absence withdrawn',
  'audit.export': 'Export of the audit trail, begun',
  'audit.export_end': 'Export of the audit trail, ended',
  'audit.read': 'Audit trail read',
  'cosignature.hand-over': 'Co-signature handed to another psychiatrist',
  'cosignature.list': 'Awaited co-signatures listed',
  'cosignature.request': 'Co-signature asked for',
  'cosignature.return': 'Record returned instead of co-signed',
  'cosignature.sign': 'Session co-signed',
  'course.correct-end': 'End of a course corrected',
  'credential.correct': 'Credential corrected',
  'credential.record': 'Credential entered',
  'credential.verify': 'Credential verified',
  'credential.withdraw': 'Credential withdrawn',
  'export.abandoned': 'Export failed with its program',
  'export.cancel': 'Export cancelled',
  'export.end': 'Export ended',
  'export.list': 'Past exports listed',
  'export.look': 'Looked how far an export is',
  'export.prepare': 'Export prepared',
  'export.preview': 'Rows of an export counted',
  'export.read': 'Read for an export',
  'export.start': 'Export begun',
  'follow-up.announce': 'Wrote that follow-ups are late',
  'follow-up.escalate': 'Follow-up escalated past its deadline',
  'password.change': 'Password changed',
  'password.forget': 'Password forgotten, link asked for',
  'patient.access_read': 'Read who looked at a patient',
  'patient.find-duplicates': 'Looked for duplicates of a patient',
  'patient.read': 'Patient read',
  'due.list': 'What is due listed',
  'patient.search': 'Patients searched',
  'practice.found': 'Practice set up',
  'practice.set-thresholds': 'Outcome thresholds set',
  'practice.update': 'Settings of the practice changed',
  'request.replay': 'Same request again, answered as before',
  'saved-report.change': 'Saved report changed',
  'saved-report.list': 'Saved reports listed',
  'saved-report.retire': 'Saved report deleted',
  'saved-report.save': 'Report saved',
  'second_factor.confirm': 'Second factor switched on',
  'second_factor.enrol': 'Second factor begun',
  'second_factor.reset': 'Second factor reset for somebody',
  'second_factor.reset-seen': 'Read that the second factor was reset',
  'second_factor.remove': 'Second factor switched off',
  'session.begin': 'Sign-in',
  'session.end': 'Sign-out',
  'session.revoke': 'Browser signed out from elsewhere',
  'staff.invite': 'Person invited',
  'staff.link': 'One-time link made',
  'staff.update': 'Person changed',
  'summary.rebuild': 'Rows of the lists computed anew',
};

/** An action's code as words: `session.begin` is "Sign-in"; one without words of its own is spelled out. */
export function actionWords(action: string): string {
  return known[action] ?? action.replaceAll(/[._:-]+/g, ' ').trim();
}

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
export function detailWords(
  detail: Readonly<Record<string, unknown>>,
  nameOf: NameOf = () => null,
): string {
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
