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
