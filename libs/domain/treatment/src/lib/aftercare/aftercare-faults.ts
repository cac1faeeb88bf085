import {
  aftercareSpanLimits,
  latestReviewDay,
  type AftercareInstruction,
  type AftercareKind,
  type AftercareList,
  type AftercareSpan,
} from './aftercare';

/** The most that a list and its texts may hold. */
export const aftercareLimits = { instructions: 40, short: 60, text: 400, source: 200 } as const;

/** Something that does not fit in a list: where ('instructions.2.span') and what to do. */
export interface AftercareFault {
  readonly path: string;
  readonly message: string;
}

/**
 * Everything that does not fit in the next version of a list: an instruction is kept or retired, never dropped; each
 * thing is said once; a time fits its kind; at least one red flag stays in use. `ids` that are null are new.
 */
export function aftercareFaults(
  next: readonly (Omit<AftercareInstruction, 'id'> & { readonly id: string | null })[],
  { instructions: before }: Pick<AftercareList, 'instructions'>,
): AftercareFault[] {
  const known = new Set(before.map(({ id }) => id));
  const ids = next.map(({ id }) => id);
  const texts = next.map(({ text, isRetired }) => (isRetired ? null : text.trim().toLowerCase()));
  return [
    ...next.flatMap(({ id, kind, span, text }, at): AftercareFault[] => {
      const path = `instructions.${at}`;
      if (id !== null && (!known.has(id) || ids.indexOf(id) < at)) {
        return [{ path: `${path}.id`, message: 'Name each instruction of the list once.' }];
      }
      const said = texts[at] ?? null;
      return [
        ...(text.trim() === '' ? [{ path: `${path}.text`, message: 'Write what to tell.' }] : []),
        ...(said !== null && said !== '' && texts.indexOf(said) < at
          ? [{ path: `${path}.text`, message: 'Another instruction says this already.' }]
          : []),
        ...spanFault(kind, span).map((message) => ({ path: `${path}.span`, message })),
      ];
    }),
    ...(before.every(({ id }) => ids.includes(id))
      ? []
      : [{ path: 'instructions', message: 'Retire an instruction instead of leaving it out.' }]),
    ...(next.some(({ kind, isRetired }) => kind === 'emergency' && !isRetired)
      ? []
      : [{ path: 'instructions', message: 'Keep at least one red flag that is not retired.' }]),
  ];
}

/** What does not fit in the time of an instruction of that kind; none where it fits. */
export function spanFault(kind: AftercareKind, span: AftercareSpan | null): string[] {
  if (kind === 'emergency') {
    return span === null ? [] : ['A red flag has no end: write in its text when it can come.'];
  }
  if (kind === 'review') {
    return span?.kind === 'on-day' && isWhole(span.day, latestReviewDay)
      ? []
      : [`Write the day after the injection, 1 to ${latestReviewDay}.`];
  }
  if (span?.kind === 'on-day') return ['Only a review is on a day.'];
  if (span?.kind !== 'for') return [];
  const most = aftercareSpanLimits[span.unit];
  return isWhole(span.amount, most) ? [] : [`Write whole ${span.unit}, 1 to ${most}.`];
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
