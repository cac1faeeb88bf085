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

/** The small facts of an event on one line: "found 3, version 2". Ids and numbers only; the trail holds no clinical text. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()} ${value}`)
    .join(', ');
}
