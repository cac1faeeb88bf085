import type { Citation } from '@glabella/domain/values';
import { botoxCosmeticLabel } from './sources';

/** A finding that the label warns of: it is acknowledged, it does not stop a session. */
export type PrecautionId =
  | 'dysphagia-breathing'
  | 'cardiovascular-disease'
  | 'facial-surgery-asymmetry'
  | 'eyelid-weakness'
  | 'dry-eye'
  | 'bleeding-anticoagulant'
  | 'interacting-medicine';

/** The answer to one precaution. */
export type PrecautionAnswer = 'yes' | 'no' | 'not-known';

/** The answers a precaution takes, for the schema of a message. */
export const precautionAnswers = ['yes', 'no', 'not-known'] as const;

/** What was answered to each precaution; one that is not named was not asked. */
export type PrecautionAnswers = Readonly<Partial<Record<PrecautionId, PrecautionAnswer>>>;

/** A precaution in the words used on the form. */
export interface Precaution {
  readonly id: PrecautionId;
  readonly label: string;
  readonly source: Citation;
}

/** The codes of all precautions, for the schema of a message. */
export const precautionIds = [
  'dysphagia-breathing',
  'cardiovascular-disease',
  'facial-surgery-asymmetry',
  'eyelid-weakness',
  'dry-eye',
  'bleeding-anticoagulant',
  'interacting-medicine',
] as const satisfies readonly PrecautionId[];

/** Every precaution asked before a session. */
export const precautions: readonly Precaution[] = [
  {
    id: 'dysphagia-breathing',
    label: 'Trouble swallowing or breathing',
    source: botoxCosmeticLabel,
  },
  {
    id: 'cardiovascular-disease',
    label: 'Cardiovascular disease',
    source: botoxCosmeticLabel,
  },
  {
    id: 'facial-surgery-asymmetry',
    label: 'Facial surgery or marked asymmetry',
    source: botoxCosmeticLabel,
  },
  { id: 'eyelid-weakness', label: 'Weak or drooping eyelid', source: botoxCosmeticLabel },
  { id: 'dry-eye', label: 'Dry eye', source: botoxCosmeticLabel },
  {
    id: 'bleeding-anticoagulant',
    label: 'Bleeding disorder or anticoagulant',
    source: { label: 'Pre-treatment checklist of the practice' },
  },
  {
    id: 'interacting-medicine',
    label: 'Aminoglycoside, curare-like agent, anticholinergic or muscle relaxant',
    source: botoxCosmeticLabel,
  },
];

/** The same answer to every precaution. */
export function everyPrecaution(answer: PrecautionAnswer): PrecautionAnswers {
  return Object.fromEntries(precautionIds.map((id) => [id, answer]));
}

/** The precautions with that answer, in the order of the form. */
export function precautionsAnswered(
  answers: PrecautionAnswers,
  answer: PrecautionAnswer,
): Precaution[] {
  return precautions.filter(({ id }) => answers[id] === answer);
}

/** A medicine that changes what the toxin does, as the label has it. */
export interface Interaction {
  readonly medicines: string;
  readonly effect: string;
  readonly source: Citation;
}

/** What counts as an interacting medicine, to read beside the question. */
export const interactions: readonly Interaction[] = [
  {
    medicines: 'Aminoglycosides and other agents that interfere with neuromuscular transmission',
    effect: 'may potentiate the effect',
    source: botoxCosmeticLabel,
  },
  {
    medicines: 'Curare-like agents',
    effect: 'may potentiate the effect',
    source: botoxCosmeticLabel,
  },
  {
    medicines: 'Anticholinergics',
    effect: 'may potentiate systemic anticholinergic effects',
    source: botoxCosmeticLabel,
  },
  {
    medicines: 'Muscle relaxants',
    effect: 'may exaggerate weakness',
    source: botoxCosmeticLabel,
  },
  {
    medicines: 'Another botulinum toxin at the same time or within several months',
    effect: 'unknown, may exaggerate weakness: asked as toxin at other clinics',
    source: botoxCosmeticLabel,
  },
];
