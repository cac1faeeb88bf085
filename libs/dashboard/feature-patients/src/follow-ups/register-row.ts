import { followUpDispositionLabels, type ListedFollowUp } from '@glabella/contracts';
import { deadlineWords, latenessWords, ownerWords } from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { assessmentWords, causeWords, planLabel } from '../record/follow-up-words';

/** A line of the register in words. */
export interface RegisterRow {
  readonly followUp: ListedFollowUp;
  readonly name: string;
  readonly identity: string;
  readonly cause: string;
  readonly owner: string;
  readonly deadline: string;
  readonly isLate: boolean;
  /** 'acknowledged, escalated'; empty for neither. */
  readonly marks: string;
  readonly closed: string;
  readonly disposition: string;
  readonly assessment: string;
  /** 'Plan: …', or how an error was confirmed; empty where the closing kept one text. */
  readonly plan: string;
}

/** Who reads the register, and when on the practice's clock. */
export interface Reading {
  readonly now: Date;
  readonly timeZone: string;
  readonly readerId: string | undefined;
}

/** How a follow-up reads to somebody at an instant. */
export function registerRow(
  followUp: ListedFollowUp,
  { now, timeZone, readerId }: Reading,
): RegisterRow {
  const { patient, acknowledgedAt, escalatedAt, closedAt, events } = followUp;
  const closing = events.findLast(({ kind }) => kind === 'closed');
  return {
    followUp,
    name: `${patient.familyName}, ${patient.givenName}`,
    identity: `born ${formatDate(patient.birthDate)} · MRN ${patient.mrn}`,
    cause: causeWords(followUp),
    owner: ownerWords(followUp, readerId),
    deadline: deadlineWords(followUp.dueAt, now, timeZone),
    isLate: closedAt === null && latenessWords(followUp.dueAt, now) !== null,
    marks: [acknowledgedAt ? 'acknowledged' : '', escalatedAt ? 'escalated' : '']
      .filter((mark) => mark !== '')
      .join(', '),
    closed: closing
      ? `${closing.author?.displayName ?? ''}, ${formatDateTime(closing.recordedAt, timeZone)}`
      : '',
    disposition: closing?.disposition ? followUpDispositionLabels[closing.disposition] : '',
    assessment: closing?.assessment ? assessmentWords(closing.assessment) : (closing?.note ?? ''),
    plan: closing?.plan ? `${planLabel(closing)}: ${closing.plan}` : '',
  };
}
