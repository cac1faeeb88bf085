/** What may make a patient need somebody, in the order of the tiers. */
export const attentionKinds = [
  'open-item-9',
  'serious-adverse-event',
  'worsening',
  'new-severe',
  'relapse',
  'recurrence',
  'no-response',
  'adverse-event',
  'measure-overdue',
  'reinjection-window',
] as const;

/** One of `attentionKinds`. */
export type AttentionKind = (typeof attentionKinds)[number];

/** How urgent: 1 comes first; 8 is everybody of whom nothing is waiting. */
export type AttentionTier = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The tiers in their order. */
export const attentionTiers = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies readonly AttentionTier[];

/** The tier of those of whom nothing is waiting. */
export const restTier = 8 satisfies AttentionTier;

/** The tier that nobody can set aside. */
export const safetyTier = 1 satisfies AttentionTier;

/** The tier of each kind. */
export const attentionTierOf: Readonly<Record<AttentionKind, AttentionTier>> = {
  'open-item-9': 1,
  'serious-adverse-event': 1,
  worsening: 2,
  'new-severe': 2,
  relapse: 3,
  recurrence: 3,
  'no-response': 4,
  'adverse-event': 5,
  'measure-overdue': 6,
  'reinjection-window': 7,
};

/** What each tier is called. */
export const attentionTierLabels: Readonly<Record<AttentionTier, string>> = {
  1: 'Safety',
  2: 'Worse',
  3: 'Relapse',
  4: 'No response',
  5: 'Adverse event',
  6: 'Measure overdue',
  7: 'Re-injection',
  8: 'Nothing waits',
};

/** The words a screen shows for each kind. */
export const attentionLabels: Readonly<Record<AttentionKind, string>> = {
  'open-item-9': 'Item 9 open',
  'serious-adverse-event': 'Serious adverse event',
  worsening: 'Worsening',
  'new-severe': 'New severe total',
  relapse: 'Relapse',
  recurrence: 'Recurrence',
  'no-response': 'No response',
  'adverse-event': 'Adverse event open',
  'measure-overdue': 'Measure overdue',
  'reinjection-window': 'Re-injection window open',
};

/** Whether a person may acknowledge or snooze a reason of this kind: never one of tier 1. */
export function maySetAside(kind: AttentionKind): boolean {
  return attentionTierOf[kind] !== safetyTier;
}
