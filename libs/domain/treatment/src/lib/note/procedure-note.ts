import {
  daysBetween,
  formatDate,
  formatDateTime,
  instantMillis,
  todayIn,
} from '@glabella/domain/values';
import { count } from '../checks/finding';
import { productSection, sitesSection } from './dose-section';
import type { NoteCosignature, ProcedureNoteFacts } from './note-facts';
import { aftercareSection, beforeSection, checksSection } from './safety-section';
import { asOneLine, joinSections, type NoteSection } from './text-lines';

/**
 * The signed session as plain text, ready to paste into a health record. It names no patient: the
 * record into which it is pasted does. Throws InvalidInstant, UnknownTimeZone or DoseOutOfRange.
 */
export function procedureNote(facts: ProcedureNoteFacts): string {
  const remarks = asOneLine(facts.remarks ?? '');
  return joinSections('Procedure note: botulinum toxin injection', [
    sessionSection(facts),
    productSection(facts),
    sitesSection(facts),
    beforeSection(facts),
    checksSection(facts),
    aftercareSection(facts),
    { heading: 'Remarks', lines: remarks === '' ? [] : [remarks] },
    signatureSection(facts),
  ]);
}

function sessionSection(facts: ProcedureNoteFacts): NoteSection {
  const { protocol, diagnosis, performedAt, performedOn, timeZone, careSiteName } = facts;
  const when =
    performedAt === null ? formatDate(performedOn) : formatDateTime(performedAt, timeZone);
  return {
    heading: 'Session',
    lines: [
      `Date: ${when}`,
      ...lateEntry(facts),
      `Injected by: ${asOneLine(facts.performedByName)}`,
      ...(careSiteName ? [`Site of care: ${asOneLine(careSiteName)}`] : []),
      `Indication: ${protocol.indication}`,
      ...(diagnosis === null ? [] : [`Diagnosis: ${diagnosis.code} ${diagnosis.label}`]),
      ...(protocol.offLabelStatement === null ? [] : [protocol.offLabelStatement]),
      `Protocol: ${protocol.name}, version ${protocol.version}`,
    ],
  };
}

function lateEntry({ performedOn, recordedAt, timeZone }: ProcedureNoteFacts): string[] {
  const recordedOn = todayIn(timeZone, new Date(instantMillis(recordedAt)));
  const days = daysBetween(performedOn, recordedOn);
  if (days <= 0) return [];
  return [
    `Late entry: recorded ${formatDateTime(recordedAt, timeZone)}, ${count(days, 'day')} later`,
  ];
}

function signatureSection(facts: ProcedureNoteFacts): NoteSection {
  return {
    heading: 'Record',
    lines: [`Version ${facts.version}`, ...whyThisVersion(facts), ...signature(facts)],
  };
}

function whyThisVersion({ version, isVoided, versionReason }: ProcedureNoteFacts): string[] {
  if (version <= 1 && !isVoided) return [];
  const reason = asOneLine(versionReason ?? '');
  const because = reason === '' ? 'no reason recorded' : reason;
  return [isVoided ? `VOIDED because: ${because}` : `Amended because: ${because}`];
}

function signature({ signature: signed, timeZone }: ProcedureNoteFacts): string[] {
  if (signed === null) return ['NOT SIGNED'];
  const credential = asOneLine(signed.credential ?? '');
  return [
    `Signed by ${asOneLine(signed.printedName)}, ${formatDateTime(signed.at, timeZone)}`,
    ...(credential === '' ? [] : [`Credential: ${credential}`]),
    `Meaning: ${asOneLine(signed.meaning)}`,
    ...cosignature(signed.cosignature ?? null, timeZone),
  ];
}

function cosignature(asked: NoteCosignature | null, timeZone: string): string[] {
  switch (asked?.state) {
    case undefined:
      return [];
    case 'awaited':
      return [`CO-SIGNATURE AWAITED from ${asOneLine(asked.from)}`];
    case 'signed':
      return [
        `Co-signed by ${asOneLine(asked.printedName)}, ${formatDateTime(asked.at, timeZone)}`,
        `Meaning: ${asOneLine(asked.meaning)}`,
      ];
    case 'returned': {
      const when = formatDateTime(asked.at, timeZone);
      return [
        `NOT CO-SIGNED: returned by ${asOneLine(asked.by)}, ${when}`,
        `Reason: ${asOneLine(asked.reason)}`,
      ];
    }
  }
}
