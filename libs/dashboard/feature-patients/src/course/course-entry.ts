import type { Course, CourseCorrection } from '@glabella/contracts';
import type { ConflictRow } from '@glabella/dashboard/ui';
import { findInstrument, phq9 } from '@glabella/domain/instruments';
import { leadInstrument, type ProtocolContent } from '@glabella/domain/treatment';
import { formatDate, type CalendarDate } from '@glabella/domain/values';

/** What stands in the controls of the course form; '' and null where nothing was chosen. */
export interface CourseEntry {
  readonly diagnosisCode: string;
  readonly episodeStartedOn: string;
  readonly psychosis: Course['psychosis'] | null;
  readonly bipolar: Course['bipolar'] | null;
  readonly responsibleId: string;
  readonly clinicianIds: readonly string[];
  readonly startedOn: string;
  readonly protocolId: string;
  /** Why it is corrected; asked only of a course that is on record. */
  readonly reason: string;
}

/** The form of a new course, or of one on record. */
export function courseEntryOf(
  course: Course | null,
  today: CalendarDate,
  protocolId: string,
): CourseEntry {
  return {
    diagnosisCode: course?.diagnosisCode ?? '',
    episodeStartedOn: course?.episodeStartedOn ?? '',
    psychosis: course?.psychosis ?? null,
    bipolar: course?.bipolar ?? null,
    responsibleId: course?.responsible.id ?? '',
    clinicianIds: course?.clinicians.map(({ id }) => id) ?? [],
    startedOn: course?.startedOn ?? today,
    protocolId: course?.protocolId ?? protocolId,
    reason: '',
  };
}

/** What two people made of the same course, fact by fact; names come from `nameOf`. */
export function courseConflict(
  yours: CourseEntry,
  theirs: Course,
  nameOf: (staffId: string) => string,
): ConflictRow[] {
  const dateOf = (date: string | null): string => (date ? formatDate(date) : 'not known');
  return [
    { label: 'Diagnosis', yours: yours.diagnosisCode, theirs: theirs.diagnosisCode },
    { label: 'Started', yours: dateOf(yours.startedOn), theirs: dateOf(theirs.startedOn) },
    {
      label: 'Episode since',
      yours: dateOf(yours.episodeStartedOn),
      theirs: dateOf(theirs.episodeStartedOn),
    },
    { label: 'Psychosis', yours: yours.psychosis ?? '', theirs: theirs.psychosis },
    { label: 'Bipolar', yours: yours.bipolar ?? '', theirs: theirs.bipolar },
    {
      label: 'Responsible',
      yours: nameOf(yours.responsibleId),
      theirs: theirs.responsible.displayName,
    },
    {
      label: 'Clinicians',
      yours: yours.clinicianIds.map(nameOf).join(', '),
      theirs: theirs.clinicians.map(({ displayName }) => displayName).join(', '),
    },
  ];
}

/** What comes first in a course that was just started: the instrument that its protocol is planned by. */
export function baselineWords(protocol: Pick<ProtocolContent, 'instruments'> | null): string {
  const lead = protocol && findInstrument(leadInstrument(protocol));
  if (!lead) return 'Next: the baseline.';
  return `Next: ${lead.id === phq9.id ? 'a' : 'the'} ${lead.name} as the baseline.`;
}

/** What is stated of a course as the contract takes it; call it when the form is valid. */
export function courseFactsOf(entry: CourseEntry): Omit<CourseCorrection, 'reason'> {
  return {
    diagnosisCode: entry.diagnosisCode,
    episodeStartedOn: entry.episodeStartedOn === '' ? null : entry.episodeStartedOn,
    psychosis: entry.psychosis ?? 'unknown',
    bipolar: entry.bipolar ?? 'unknown',
    responsibleId: entry.responsibleId,
    clinicianIds: [...entry.clinicianIds],
    startedOn: entry.startedOn,
  };
}
