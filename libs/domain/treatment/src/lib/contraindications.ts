import type { Citation } from '@glabella/domain/values';
import type { Product } from './product';
import { botoxCosmeticLabel, labelOf, letyboSmpc, practiceRule } from './sources';

/** A finding that stops a session unless a psychiatrist writes why it went ahead. */
export type ContraindicationId =
  | 'pregnancy-breastfeeding'
  | 'neuromuscular-disease'
  | 'infection-at-site'
  | 'hypersensitivity'
  | 'cows-milk-allergy';

/** The answer to one contraindication question. */
export type ContraindicationAnswer = 'yes' | 'no' | 'not-applicable' | 'not-known';

/** A question asked before every injection, in the words used on the form. */
export interface Contraindication {
  readonly id: ContraindicationId;
  readonly label: string;
  readonly question: string;
  /** Whether 'not applicable' is an answer to it. */
  readonly mayNotApply: boolean;
  /** Whether it can come and go between two sessions: then last time’s answer is never taken over. */
  readonly changesQuickly: boolean;
  readonly source: Citation;
}

/** The answers a contraindication question takes, for the schema of a message. */
export const contraindicationAnswers = ['yes', 'no', 'not-applicable', 'not-known'] as const;

/** The codes of all contraindications, for the schema of a message. */
export const contraindicationIds = [
  'pregnancy-breastfeeding',
  'neuromuscular-disease',
  'infection-at-site',
  'hypersensitivity',
  'cows-milk-allergy',
] as const satisfies readonly ContraindicationId[];

/** Every contraindication; those of one product only are asked with that product. */
export const contraindications: readonly Contraindication[] = [
  {
    id: 'pregnancy-breastfeeding',
    label: 'Pregnancy or breastfeeding',
    question: 'Pregnant, possibly pregnant or breastfeeding?',
    mayNotApply: true,
    changesQuickly: true,
    source: { ...practiceRule, detail: 'Label data are limited; the practice asks every time.' },
  },
  {
    id: 'neuromuscular-disease',
    label: 'Neuromuscular disease',
    question: 'Myasthenia gravis, Lambert-Eaton syndrome, ALS or another neuromuscular disease?',
    mayNotApply: false,
    changesQuickly: false,
    source: letyboSmpc,
  },
  {
    id: 'infection-at-site',
    label: 'Infection at the site',
    question: 'Infection at a site to be injected?',
    mayNotApply: false,
    changesQuickly: true,
    source: botoxCosmeticLabel,
  },
  {
    id: 'hypersensitivity',
    label: 'Hypersensitivity',
    question: 'Hypersensitivity to any botulinum toxin or to a component, human albumin included?',
    mayNotApply: false,
    changesQuickly: false,
    source: botoxCosmeticLabel,
  },
  {
    id: 'cows-milk-allergy',
    label: 'Cow’s milk protein allergy',
    question: 'Allergy to cow’s milk protein?',
    mayNotApply: false,
    changesQuickly: false,
    source: labelOf('Dysport', 'US'),
  },
];

const askedForOneProduct: readonly ContraindicationId[] = ['cows-milk-allergy'];

/**
 * The questions to ask before a session with this product; without a product, those asked for all.
 */
export function contraindicationsFor(
  product: Pick<Product, 'extraContraindications'> | null,
): Contraindication[] {
  return contraindications.filter(
    ({ id }) =>
      !askedForOneProduct.includes(id) || (product?.extraContraindications.includes(id) ?? false),
  );
}
