import type { Assessment } from '@glabella/contracts';
import {
  assessmentModeLabels,
  findInstrument,
  answerWords,
  findSeverityBand,
  missingReasonLabels,
  safetyConcern,
} from '@glabella/domain/instruments';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** An entry as its line in the table prints it. */
export interface EntryRow {
  readonly assessment: Assessment;
  readonly date: string;
  readonly instrument: string;
  /** A dash where there is no total: it is not 0. */
  readonly total: string;
  readonly band: string;
  readonly status: string;
  /** 'positive' or 'missing' where somebody has to answer for the safety item. */
  readonly safety: 'positive' | 'missing' | null;
  readonly how: string;
  readonly recorded: string;
  readonly isVoided: boolean;
  /** Whether there is a form to correct it in: an imported total of scored items has none. */
  readonly isCorrectable: boolean;
}

const statusWords: Readonly<Record<Assessment['scoreStatus'], string>> = {
  complete: 'complete',
  prorated: 'prorated',
  none: 'no total',
  'total-only': 'total only',
  unscored: 'each answer for itself',
};

function answeredWords({ answers, scoreStatus }: Assessment): string {
  if (answers === null || scoreStatus === 'complete') return '';
  if (answers.every((answer) => answer !== null)) return '';
  const answered = answers.filter((answer) => answer !== null).length;
  return `, ${answered} of ${answers.length} answered`;
}

function statusOf(assessment: Assessment): string {
  const { status, scoreStatus, missingReason, version, reason } = assessment;
  if (status === 'voided') return `voided: ${reason ?? 'no reason kept'}`;
  const why = missingReason ? `, ${missingReasonLabels[missingReason].toLowerCase()}` : '';
  const corrected = version > 1 ? `, version ${version}` : '';
  return `${statusWords[scoreStatus]}${answeredWords(assessment)}${why}${corrected}`;
}

function safetyOf({ instrumentId, answers }: Assessment): EntryRow['safety'] {
  const instrument = findInstrument(instrumentId);
  if (!instrument || !answers) return null;
  const concern = safetyConcern(instrument, answers);
  return concern === 'positive' || concern === 'missing' ? concern : null;
}

/** The band of a total, or the answers themselves where they never add up. */
function bandOf({ instrumentId, total, answers, scoreStatus }: Assessment): string {
  const instrument = findInstrument(instrumentId);
  if (!instrument) return '';
  if (total !== null) return findSeverityBand(instrument, total)?.label ?? '';
  if (scoreStatus !== 'unscored') return '';
  return instrument.items
    .flatMap((item, index) => {
      const answer = answers?.[index] ?? null;
      if (answer === null) return [];
      return [`${item.shortLabel.toLowerCase()} ${answerWords(instrument, item, answer)}`];
    })
    .join(', ');
}

/** The words of an entry; times on the practice's clock. */
export function entryRow(assessment: Assessment, timeZone: string): EntryRow {
  const { instrumentId, assessedOn, total, mode, author, recordedAt } = assessment;
  const instrument = findInstrument(instrumentId);
  return {
    assessment,
    date: formatDate(assessedOn),
    instrument: instrument?.name ?? instrumentId,
    total: total === null ? '–' : String(total),
    band: bandOf(assessment),
    status: statusOf(assessment),
    safety: safetyOf(assessment),
    how: assessmentModeLabels[mode],
    recorded: `${author.displayName}, ${formatDateTime(recordedAt, timeZone)}`,
    isVoided: assessment.status === 'voided',
    isCorrectable: assessment.answers !== null || instrument?.entry.kind === 'total',
  };
}
