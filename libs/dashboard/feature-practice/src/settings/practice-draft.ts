import type { Practice, PracticeSettings, PracticeUpdate } from '@glabella/contracts';
import type { ConflictRow } from '@glabella/dashboard/ui';

/** What of a practice may be changed. */
export function practiceDraft(practice: Practice): PracticeUpdate {
  const { name, timeZone, phone, safetyText, crisisLines, settings } = practice;
  return { name, timeZone, phone, safetyText, crisisLines, settings };
}

/** Yours over theirs. A site of care stays on the list once it is there, so those that only theirs has are added. */
export function yoursOver(yours: PracticeUpdate, theirs: PracticeUpdate): PracticeUpdate {
  const { careSites } = yours.settings;
  const added = theirs.settings.careSites.filter(({ code }) =>
    careSites.every((site) => site.code !== code),
  );
  return { ...yours, settings: { ...yours.settings, careSites: [...careSites, ...added] } };
}

const linesOf = ({ crisisLines }: PracticeUpdate): string =>
  crisisLines.map(({ label, phone }) => `${label}: ${phone}`).join('\n');

/** Who is told that a follow-up is late, by name; nobody chosen means all psychiatrists. */
export function toldWords(
  { escalateTo }: Pick<PracticeSettings, 'escalateTo'>,
  names: ReadonlyMap<string, string>,
): string {
  if (escalateTo.length === 0) return 'all psychiatrists';
  return escalateTo.map((id) => names.get(id) ?? 'somebody who left').join(', ');
}

/** The sites of care by name, closed ones marked. */
export function careSiteWords({ careSites }: Pick<PracticeSettings, 'careSites'>): string {
  if (careSites.length === 0) return 'none listed';
  return careSites.map(({ name, isClosed }) => (isClosed ? `${name} (closed)` : name)).join(', ');
}

/** Two versions of the settings side by side, field by field. */
export function practiceConflict(
  yours: PracticeUpdate,
  theirs: PracticeUpdate,
  names: ReadonlyMap<string, string>,
): ConflictRow[] {
  const row = (label: string, of: (practice: PracticeUpdate) => string): ConflictRow => ({
    label,
    yours: of(yours),
    theirs: of(theirs),
  });
  return [
    row('Name', ({ name }) => name),
    row('Time zone', ({ timeZone }) => timeZone),
    row('Phone', ({ phone }) => phone),
    row('Safety text', ({ safetyText }) => safetyText),
    row('Crisis lines', linesOf),
    row('Hours', ({ settings }) => String(settings.followUpHours)),
    row('Adverse events are reported to', ({ settings }) => settings.reportingBody),
    row('Stock', ({ settings }) => (settings.keepsStock ? 'kept here' : 'kept elsewhere')),
    row('Sites of care', ({ settings }) => careSiteWords(settings)),
    row('Second factor', ({ settings }) =>
      settings.requiresSecondFactor ? 'needed by everybody' : 'left to each person',
    ),
    row('Told when late', ({ settings }) => toldWords(settings, names)),
  ];
}
