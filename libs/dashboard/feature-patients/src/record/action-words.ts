import type { AuditEventView } from '@glabella/contracts';

const verbs: Readonly<Record<string, string>> = {
  read: 'Opened',
  list: 'Listed',
  'read-identity': 'Read name and birth date of',
  'read-history': 'Read the versions of',
  search: 'Found in a search',
  snooze: 'Snoozed',
  'take-back': 'Showed again',
  'find-duplicates': 'Compared with a new entry',
  access_read: 'Looked up who opened',
  create: 'Entered',
  save: 'Saved',
  discard: 'Discarded',
  'load-synthetic': 'Loaded, as demo data,',
  import: 'Imported',
  record: 'Recorded',
  correct: 'Corrected',
  archive: 'Archived',
  restore: 'Restored',
  void: 'Voided',
  move: 'Moved',
  start: 'Started',
  end: 'Ended',
  sign: 'Signed',
  amend: 'Amended',
  acknowledge: 'Acknowledged',
  assign: 'Handed over',
  close: 'Closed',
  escalate: 'Escalated',
  rebuild: 'Computed anew',
  request: 'Asked for',
  'hand-over': 'Handed over',
  return: 'Returned',
  withdraw: 'Recorded the withdrawal of',
};

const things: Readonly<Record<string, string>> = {
  patient: 'the patient',
  comparison: 'the band of comparable patients for',
  course: 'a course',
  consent: 'a consent',
  session: 'an injection session',
  'session-draft': 'a session draft',
  draft: 'a draft',
  import: 'an import',
  assessment: 'a questionnaire',
  'assessment-draft': 'a half-filled form',
  'form-draft': 'a half-written form',
  'follow-up': 'an item-9 follow-up',
  caseload: 'the caseload',
  attention: 'a reason for attention',
  summary: 'the row in the lists',
  cosignature: 'the co-signature of a session',
  'prior-treatment': 'a treatment before toxin',
  medication: 'a medication',
  'frown-rating': 'a frown rating',
  'life-event': 'a life event',
};

/** An action of the trail in words: 'patient.read-history' is 'Read the versions of the patient'. */
export function actionWords(action: string, outcome: AuditEventView['outcome'] = 'done'): string {
  const [subject = '', verb = ''] = action.split('.');
  const said = verbs[verb];
  const words = said && things[subject] ? `${said} ${things[subject]}` : action;
  return outcome === 'done' ? words : `${words} (${outcome})`;
}
