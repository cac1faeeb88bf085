import type { AftercareListChange, AftercareVersion } from '@glabella/contracts';
import {
  aftercareFaults,
  aftercareLimits,
  aftercareText,
  type AftercareFault,
  type AftercareInstruction,
  type AftercareKind,
  type AftercareSpan,
  type AftercareSpanEnd,
  type AftercareSpanUnit,
} from '@glabella/domain/treatment';

/** How the time of an instruction is written: an amount, until something happens, on a day, or none. */
export type Timing = AftercareSpan['kind'] | 'open';

/** An instruction while it is written: everything that a form holds, also what its kind does not use. */
export interface InstructionEntry {
  /** The same from one key press to the next, also for what has no id yet. */
  readonly key: string;
  /** Null for a new one. */
  readonly id: string | null;
  readonly kind: AftercareKind;
  readonly short: string;
  readonly text: string;
  readonly timing: Timing;
  readonly amount: number | null;
  readonly unit: AftercareSpanUnit;
  readonly end: AftercareSpanEnd;
  readonly day: number | null;
  readonly forEvery: boolean;
  readonly isRetired: boolean;
  readonly sourceLabel: string;
  /** The source as it was read, kept with its details as long as its name stays. */
  readonly source: AftercareInstruction['source'];
}

type WrittenInstruction = AftercareListChange['instructions'][number];

/** The instructions of a version as entries. */
export function entriesOf({ instructions }: AftercareVersion): InstructionEntry[] {
  return instructions.map((one) => ({
    key: one.id,
    id: one.id,
    kind: one.kind,
    short: one.short,
    text: one.text,
    timing: one.span?.kind ?? 'open',
    amount: one.span?.kind === 'for' ? one.span.amount : null,
    unit: one.span?.kind === 'for' ? one.span.unit : 'hours',
    end: one.span?.kind === 'until' ? one.span.end : 'next-visit',
    day: one.span?.kind === 'on-day' ? one.span.day : null,
    forEvery: one.forEvery,
    isRetired: one.isRetired,
    sourceLabel: one.source.label,
    source: one.source,
  }));
}

/** A new instruction of the practice's own, told after every treatment. */
export function newEntry(key: string): InstructionEntry {
  return {
    key,
    id: null,
    kind: 'rule',
    short: '',
    text: '',
    timing: 'for',
    amount: null,
    unit: 'hours',
    end: 'next-visit',
    day: null,
    forEvery: true,
    isRetired: false,
    sourceLabel: 'Practice rule',
    source: { label: 'Practice rule' },
  };
}

/** The time as it is written; an amount that is missing counts as 0, which no time accepts. */
export function spanOf(entry: InstructionEntry): AftercareSpan | null {
  if (entry.kind === 'emergency') return null;
  if (entry.kind === 'review') return { kind: 'on-day', day: entry.day ?? 0 };
  if (entry.timing === 'until') return { kind: 'until', end: entry.end };
  if (entry.timing === 'for') return { kind: 'for', amount: entry.amount ?? 0, unit: entry.unit };
  return null;
}

/** The sentence as the patient will read it; empty before there is a text. */
export function sentenceOf(entry: InstructionEntry): string {
  const span = spanOf(entry);
  const isTimed = span?.kind === 'for' ? span.amount > 0 : span?.kind !== 'on-day' || span.day > 0;
  return entry.text.trim() === '' ? '' : aftercareText({ ...entry, span: isTimed ? span : null });
}

/** The entries as the next version, or everything that does not fit. */
export function checkEntries(
  entries: readonly InstructionEntry[],
  current: AftercareVersion,
): { readonly instructions: WrittenInstruction[]; readonly faults: readonly AftercareFault[] } {
  const instructions = entries.map(writtenOf);
  const faults = [...aftercareFaults(instructions, current), ...entries.flatMap(lengthFaults)];
  return { instructions, faults };
}

function writtenOf(entry: InstructionEntry): WrittenInstruction {
  const { id, kind, forEvery, isRetired, source } = entry;
  const label = entry.sourceLabel.trim();
  return {
    id,
    kind,
    short: entry.short.trim(),
    text: entry.text.trim(),
    span: spanOf(entry),
    forEvery: forEvery || kind === 'emergency',
    isRetired,
    source: label === source.label ? source : { label },
  };
}

function lengthFaults(entry: InstructionEntry, at: number): AftercareFault[] {
  const faultOf = (part: 'short' | 'text' | 'source', written: string): AftercareFault[] => {
    const path = `instructions.${at}.${part}`;
    const { length } = written.trim();
    if (length === 0) return part === 'text' ? [] : [{ path, message: 'Fill this in.' }];
    const most = aftercareLimits[part];
    return length <= most ? [] : [{ path, message: `Use at most ${most} characters.` }];
  };
  return [
    ...faultOf('short', entry.short),
    ...faultOf('text', entry.text),
    ...faultOf('source', entry.sourceLabel),
  ];
}

/** The entries with one moved by a place; as they are where there is no place to move to. */
export function moved(
  entries: readonly InstructionEntry[],
  at: number,
  by: -1 | 1,
): readonly InstructionEntry[] {
  const [one, other] = [entries[at], entries[at + by]];
  if (!one || !other) return entries;
  return entries.map((entry, index) => {
    if (index === at) return other;
    return index === at + by ? one : entry;
  });
}

/** What somebody wrote, with what another one added meanwhile at its end: nothing of theirs is dropped. */
export function withAddedBy(
  theirs: AftercareVersion,
  mine: readonly InstructionEntry[],
): readonly InstructionEntry[] {
  const known = new Set(mine.map(({ id }) => id));
  return [...mine, ...entriesOf(theirs).filter(({ id }) => !known.has(id))];
}
