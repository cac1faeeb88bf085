/** Why a course of treatment ended; the end stops what is due. */
export type CourseEndReason =
  'remission' | 'no-effect' | 'adverse-event' | 'lost' | 'moved' | 'died' | 'other';

/** The codes of all reasons in the order of the list, for the schema of a message. */
export const courseEndReasonIds = [
  'remission',
  'no-effect',
  'adverse-event',
  'lost',
  'moved',
  'died',
  'other',
] as const satisfies readonly CourseEndReason[];

/** Every reason with its words; `needsText` asks for an explanation. */
export const courseEndReasons: readonly {
  readonly id: CourseEndReason;
  readonly label: string;
  readonly needsText: boolean;
}[] = [
  { id: 'remission', label: 'Remission', needsText: false },
  { id: 'no-effect', label: 'No effect', needsText: false },
  { id: 'adverse-event', label: 'Adverse event', needsText: false },
  { id: 'lost', label: 'Lost to follow-up', needsText: false },
  { id: 'moved', label: 'Moved or transferred', needsText: false },
  { id: 'died', label: 'Died', needsText: false },
  { id: 'other', label: 'Other', needsText: true },
];

/** Whether an end of this reason stands only with an explanation. */
export function endNeedsText(reason: CourseEndReason): boolean {
  return courseEndReasons.find(({ id }) => id === reason)?.needsText ?? false;
}
