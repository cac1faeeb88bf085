import type { AdverseEvent, AdverseEventRecording } from '@glabella/contracts';
import {
  adverseEventFaults,
  isEndingOutcome,
  type AdverseEventActionId,
  type AdverseEventContext,
  type AdverseEventOutcome,
  type AdverseEventSeverity,
  type AdverseEventTermId,
  type RelatednessId,
  type SeriousnessCriterionId,
} from '@glabella/domain/treatment';
import { isCalendarDate } from '@glabella/domain/values';

/** What stands in the controls of the form; '' and null where nothing was chosen or answered. */
export interface EventEntry {
  readonly termId: AdverseEventTermId | null;
  readonly otherWords: string;
  readonly sessionId: string;
  readonly onsetOn: string;
  readonly severity: AdverseEventSeverity | null;
  readonly seriousness: readonly SeriousnessCriterionId[] | null;
  readonly relatedness: RelatednessId | '';
  readonly judgedById: string;
  readonly actions: readonly AdverseEventActionId[] | null;
  readonly outcome: AdverseEventOutcome | null;
  readonly endedOn: string;
  readonly reports: readonly ReportEntry[];
  readonly note: string;
  /** Why it is corrected; asked only of an event that is on record. */
  readonly reason: string;
}

export interface ReportEntry {
  readonly reportedTo: string;
  readonly reportedOn: string;
  readonly reference: string;
}

/** A new event: nothing is answered for anybody; the session is the one it is recorded from. */
export function newEntry(sessionId: string, judgedById: string): EventEntry {
  return {
    termId: null,
    otherWords: '',
    sessionId,
    onsetOn: '',
    severity: null,
    seriousness: null,
    relatedness: '',
    judgedById,
    actions: null,
    outcome: null,
    endedOn: '',
    reports: [],
    note: '',
    reason: '',
  };
}

/** The form of an event on record; `judgedById` stands where nobody has judged yet. */
export function entryOf(event: AdverseEvent, judgedById: string): EventEntry {
  return {
    termId: event.termId,
    otherWords: event.otherWords ?? '',
    sessionId: event.session?.id ?? '',
    onsetOn: event.onsetOn,
    severity: event.severity,
    seriousness: event.seriousness,
    relatedness: event.relatedness?.category ?? '',
    judgedById: event.relatedness?.judgedBy.id ?? judgedById,
    actions: event.actions,
    outcome: event.outcome,
    endedOn: event.endedOn ?? '',
    reports: event.reports.map(({ reference, ...report }) => ({
      ...report,
      reference: reference ?? '',
    })),
    note: event.note ?? '',
    reason: '',
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is recorded as the contract takes it; null while term, severity, outcome or onset are not said. */
export function recordingOf(entry: EventEntry): AdverseEventRecording | null {
  const { termId, severity, outcome, onsetOn, relatedness, judgedById } = entry;
  if (termId === null || severity === null || outcome === null || !isCalendarDate(onsetOn)) {
    return null;
  }
  return {
    termId,
    // What stands in a control that is not shown is not said.
    otherWords: termId === 'other' ? orNull(entry.otherWords) : null,
    sessionId: orNull(entry.sessionId),
    onsetOn,
    severity,
    seriousness: entry.seriousness && [...entry.seriousness],
    relatedness: relatedness === '' ? null : { category: relatedness, judgedById },
    actions: entry.actions && [...entry.actions],
    outcome,
    endedOn: isEndingOutcome(outcome) ? orNull(entry.endedOn) : null,
    reports: entry.reports.map(({ reportedTo, reportedOn, reference }) => ({
      reportedTo: reportedTo.trim(),
      reportedOn,
      reference: orNull(reference),
    })),
    note: orNull(entry.note),
  };
}

/** Why the entry cannot be recorded yet: a field of the form and what to do there. */
export interface EntryIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const longest = { otherWords: 200, note: 4000, reason: 500, reportedTo: 200, reference: 100 };

/** Everything that keeps the entry from being recorded; the rules are the domain's, those of the API. */
export function entryIssues(
  entry: EventEntry,
  context: AdverseEventContext,
  isCorrection: boolean,
): EntryIssue[] {
  return [
    ...choiceIssues(entry),
    ...reportIssues(entry.reports),
    ...textIssues(entry, isCorrection),
    ...ruleIssues(entry, context),
  ];
}

const issue = (path: string, message: string): EntryIssue => ({
  path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  message,
});

function choiceIssues(entry: EventEntry): EntryIssue[] {
  const { termId, onsetOn, severity, outcome, relatedness, judgedById } = entry;
  return [
    ...(termId === null ? [issue('termId', 'Choose what happened.')] : []),
    ...(isCalendarDate(onsetOn) ? [] : [issue('onsetOn', 'Write the day on which it began.')]),
    ...(severity === null ? [issue('severity', 'Choose how strong it was.')] : []),
    ...(outcome === null ? [issue('outcome', 'Choose how it stands now.')] : []),
    ...(relatedness !== '' && judgedById === ''
      ? [issue('judgedById', 'Choose who judged it.')]
      : []),
  ];
}

function reportIssues(reports: EventEntry['reports']): EntryIssue[] {
  return reports.flatMap(({ reportedTo, reportedOn, reference }, at) => [
    ...(reportedTo.trim() === '' ? [issue(`reports.${at}.reportedTo`, 'Say to whom.')] : []),
    ...tooLong(`reports.${at}.reportedTo`, reportedTo, longest.reportedTo),
    ...(isCalendarDate(reportedOn) ? [] : [issue(`reports.${at}.reportedOn`, 'Say when.')]),
    ...tooLong(`reports.${at}.reference`, reference, longest.reference),
  ]);
}

function textIssues(entry: EventEntry, isCorrection: boolean): EntryIssue[] {
  return [
    ...(entry.termId === 'other'
      ? tooLong('otherWords', entry.otherWords, longest.otherWords)
      : []),
    ...tooLong('note', entry.note, longest.note),
    ...(isCorrection && entry.reason.trim() === ''
      ? [issue('reason', 'Write why it is corrected.')]
      : tooLong('reason', entry.reason, longest.reason)),
  ];
}

function tooLong(path: string, text: string, most: number): EntryIssue[] {
  return text.length > most ? [issue(path, `Use at most ${most} characters.`)] : [];
}

function ruleIssues(entry: EventEntry, context: AdverseEventContext): EntryIssue[] {
  const recording = recordingOf(entry);
  if (recording === null) return [];
  const isDated = ({ reportedOn }: { readonly reportedOn: string }) => isCalendarDate(reportedOn);
  const reports = recording.reports.every(isDated) ? recording.reports : [];
  const endedOn = isCalendarDate(recording.endedOn) ? recording.endedOn : null;
  const relatedness = recording.relatedness?.category ?? null;
  return adverseEventFaults({ ...recording, relatedness, reports, endedOn }, context).map(
    ({ field, message }) => issue(field, message),
  );
}
