import type { Citation } from '@glabella/domain/values';
import {
  botoxCosmeticBoxedWarning,
  botoxCosmeticLabel,
  brin2020AdverseEvents,
  daxxifyLabel,
  practiceRule,
} from '../sources';

/** What happened, as the labels of botulinum toxins and the practice name it. */
export type AdverseEventTermId = (typeof adverseEventTermIds)[number];

/** The codes of all terms in the order of the form, for the schema of a message. */
export const adverseEventTermIds = [
  'eyelid-ptosis',
  'brow-ptosis',
  'diplopia',
  'dry-eye',
  'headache',
  'facial-pain',
  'facial-paresis',
  'injection-site-pain',
  'injection-site-bruise',
  'injection-site-swelling',
  'dysphagia',
  'dyspnoea',
  'muscle-weakness',
  'flu-like',
  'respiratory-infection',
  'hypersensitivity',
  'psychiatric-worsening',
  'suicidality',
  'other',
] as const;

/** Where a term stands on the form. */
export type AdverseEventGroup = 'eye' | 'face' | 'spread' | 'body' | 'mood' | 'other';

/** The groups of terms in the order of the form. */
export const adverseEventGroups: readonly {
  readonly id: AdverseEventGroup;
  readonly label: string;
}[] = [
  { id: 'eye', label: 'Eyelid, brow, eye' },
  { id: 'face', label: 'Face and injection site' },
  { id: 'spread', label: 'Spread of effect' },
  { id: 'body', label: 'Whole body' },
  { id: 'mood', label: 'Mood' },
  { id: 'other', label: 'Something else' },
];

/**
 * One kind of adverse event: its name on forms and lists, where it stands on the form and where it
 * comes from. `isRedFlag`: swallowing or breathing, serious whatever else is said of it.
 */
export interface AdverseEventTerm {
  readonly id: AdverseEventTermId;
  readonly label: string;
  readonly group: AdverseEventGroup;
  readonly isRedFlag: boolean;
  /** Asks for words, since the term alone does not say what happened. */
  readonly needsWords: boolean;
  readonly source: Citation;
}

const term = (
  id: AdverseEventTermId,
  label: string,
  group: AdverseEventGroup,
  source: Citation,
): AdverseEventTerm => ({ id, label, group, source, isRedFlag: false, needsWords: false });

const redFlag = (id: AdverseEventTermId, label: string): AdverseEventTerm => ({
  ...term(id, label, 'spread', botoxCosmeticBoxedWarning),
  isRedFlag: true,
});

/** Every term, in the order of the form. */
export const adverseEventTerms: readonly AdverseEventTerm[] = [
  term('eyelid-ptosis', 'Eyelid ptosis', 'eye', botoxCosmeticLabel),
  term('brow-ptosis', 'Brow ptosis', 'eye', botoxCosmeticLabel),
  term('diplopia', 'Double vision', 'eye', botoxCosmeticLabel),
  term('dry-eye', 'Dry eye', 'eye', botoxCosmeticLabel),
  term('headache', 'Headache', 'face', brin2020AdverseEvents),
  term('facial-pain', 'Facial pain', 'face', botoxCosmeticLabel),
  term('facial-paresis', 'Facial paresis', 'face', daxxifyLabel),
  term('injection-site-pain', 'Injection-site pain', 'face', botoxCosmeticLabel),
  term('injection-site-bruise', 'Injection-site bruise', 'face', botoxCosmeticLabel),
  term('injection-site-swelling', 'Injection-site swelling', 'face', botoxCosmeticLabel),
  redFlag('dysphagia', 'Trouble swallowing'),
  redFlag('dyspnoea', 'Trouble breathing'),
  term('muscle-weakness', 'Muscle weakness', 'spread', botoxCosmeticBoxedWarning),
  term('flu-like', 'Flu-like symptoms', 'body', botoxCosmeticLabel),
  term('respiratory-infection', 'Upper respiratory infection', 'body', brin2020AdverseEvents),
  term('hypersensitivity', 'Hypersensitivity', 'body', botoxCosmeticLabel),
  term('psychiatric-worsening', 'Psychiatric worsening', 'mood', practiceRule),
  term('suicidality', 'Suicidality', 'mood', practiceRule),
  { ...term('other', 'Other', 'other', practiceRule), needsWords: true },
];

/** The term of that code; undefined for one that does not exist. */
export function findAdverseEventTerm(id: string): AdverseEventTerm | undefined {
  return adverseEventTerms.find((known) => known.id === id);
}

/** True for a term that is a red flag of distant spread: swallowing or breathing. */
export function isRedFlagTerm(id: AdverseEventTermId): boolean {
  return findAdverseEventTerm(id)?.isRedFlag ?? false;
}
