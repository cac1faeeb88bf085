import type { Citation } from '@glabella/domain/values';

/** How the patient was told. */
export type AftercareMethod = 'in-person' | 'in-person-and-leaflet' | 'leaflet' | 'phone';

/** The codes of the ways of telling, for the schema of a message. */
export const aftercareMethodIds = [
  'in-person',
  'in-person-and-leaflet',
  'leaflet',
  'phone',
] as const satisfies readonly AftercareMethod[];

/** The ways of telling in words. */
export const aftercareMethodLabels: Readonly<Record<AftercareMethod, string>> = {
  'in-person': 'in person',
  'in-person-and-leaflet': 'in person, with leaflet',
  leaflet: 'by leaflet',
  phone: 'by phone',
};

/** 'emergency': a red flag, when to get help at once; 'rule': what to do or leave for a while; 'review': a visit to come. */
export const aftercareKinds = ['emergency', 'rule', 'review'] as const;
export type AftercareKind = (typeof aftercareKinds)[number];

/** The units in which a span is written, each with the most that it makes sense for. */
export const aftercareSpanLimits = { hours: 96, days: 90, weeks: 26 } as const;
export type AftercareSpanUnit = keyof typeof aftercareSpanLimits;

/** Until when something holds that no clock ends. */
export const aftercareSpanEnds = ['effect-review', 'next-visit', 'told-otherwise'] as const;
export type AftercareSpanEnd = (typeof aftercareSpanEnds)[number];

/** The last day after an injection that a review can be on. */
export const latestReviewDay = 365;

/**
 * The time of an instruction: a span from the injection on (a whole amount within `aftercareSpanLimits`), until something
 * happens, or, of a review, how many days after the injection it is (1 to `latestReviewDay`).
 */
export type AftercareSpan =
  | { readonly kind: 'for'; readonly amount: number; readonly unit: AftercareSpanUnit }
  | { readonly kind: 'until'; readonly end: AftercareSpanEnd }
  | { readonly kind: 'on-day'; readonly day: number };

/**
 * One thing that a patient is told for the time after the injection, as a version of the practice's list words it. Its id
 * is the same in every version.
 */
export interface AftercareInstruction {
  readonly id: string;
  readonly kind: AftercareKind;
  /** For a chip, without the time. */
  readonly short: string;
  /** In plain language, without the time: `aftercareText` adds it. */
  readonly text: string;
  /** Null where it has no end. */
  readonly span: AftercareSpan | null;
  /** Told after every treatment; without, where the protocol names it. A red flag is always told. */
  readonly forEvery: boolean;
  /** No longer told; it stays in the list so that what named it can be read. */
  readonly isRetired: boolean;
  readonly source: Citation;
}

/** A version of the practice's list. */
export interface AftercareList {
  /** 1 for the shipped one. */
  readonly version: number;
  /** Red flags first. */
  readonly instructions: readonly AftercareInstruction[];
}

const endsInWords: Readonly<Record<AftercareSpanEnd, string>> = {
  'effect-review': 'until the effect is reviewed',
  'next-visit': 'until the next visit',
  'told-otherwise': 'until we tell you otherwise',
};

/** A span as it ends a sentence: 'for 4 hours', 'until the next visit', 'on day 14'. */
export function aftercareSpanWords(span: AftercareSpan): string {
  switch (span.kind) {
    case 'for':
      return `for ${counted(span)}`;
    case 'until':
      return endsInWords[span.end];
    case 'on-day':
      return `on day ${span.day}`;
  }
}

function counted({ amount, unit }: Extract<AftercareSpan, { kind: 'for' }>): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

function shortSpan(span: AftercareSpan): string {
  if (span.kind === 'until') return aftercareSpanWords(span);
  if (span.kind === 'on-day') return `day ${span.day}`;
  return span.unit === 'hours' ? `${span.amount} h` : counted(span);
}

/** The whole sentence that the patient reads: the text with its time, ended by one full stop. */
export function aftercareText({ text, span }: Pick<AftercareInstruction, 'text' | 'span'>): string {
  const words = text.trim();
  if (span === null) return /[.!?]$/.test(words) ? words : `${words}.`;
  return `${words.replace(/\.+$/, '')} ${aftercareSpanWords(span)}.`;
}

/** The few words of a chip: 'no rubbing, 24 h'. */
export function aftercareShort({
  short,
  span,
}: Pick<AftercareInstruction, 'short' | 'span'>): string {
  return span === null ? short : `${short}, ${shortSpan(span)}`;
}

/** The instruction of that id in a list; undefined where it has none. */
export function findAftercare(
  { instructions }: Pick<AftercareList, 'instructions'>,
  id: string,
): AftercareInstruction | undefined {
  return instructions.find((instruction) => instruction.id === id);
}

/** The list of that version; undefined where it is not among those. */
export function aftercareListOf<List extends Pick<AftercareList, 'version'>>(
  lists: readonly List[],
  version: number,
): List | undefined {
  return lists.find((list) => list.version === version);
}

/** Whether an instruction is told after every treatment, whatever the protocol names. */
export function isToldAlways({
  kind,
  forEvery,
}: Pick<AftercareInstruction, 'kind' | 'forEvery'>): boolean {
  return forEvery || kind === 'emergency';
}

/**
 * What is told after a treatment by that protocol, in the order of the list: every red flag, what is told after every
 * treatment, and what the protocol names; nothing that is retired.
 */
export function plannedAftercare(
  { instructions }: Pick<AftercareList, 'instructions'>,
  named: readonly string[],
): AftercareInstruction[] {
  return instructions.filter(
    (instruction) =>
      !instruction.isRetired && (isToldAlways(instruction) || named.includes(instruction.id)),
  );
}

/** The instructions as a list keeps them: red flags first, else as they come. */
export function inListOrder<Instruction extends Pick<AftercareInstruction, 'kind'>>(
  instructions: readonly Instruction[],
): Instruction[] {
  const isEmergency = ({ kind }: Instruction) => kind === 'emergency';
  return [
    ...instructions.filter(isEmergency),
    ...instructions.filter((instruction) => !isEmergency(instruction)),
  ];
}
