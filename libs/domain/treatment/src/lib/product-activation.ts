import type { Product } from './product';
import { products } from './products';

/** A fact of the label that the practice reads before it uses a product. */
export type LabelCheckId =
  | 'labelled-dose'
  | 'vial-sizes'
  | 'dilution-use-by'
  | 'not-interchangeable'
  | 'retreatment-interval'
  | 'contraindications';

/** The codes of all label checks, in the order of the form, for the schema of a message. */
export const labelCheckIds = [
  'labelled-dose',
  'vial-sizes',
  'dilution-use-by',
  'not-interchangeable',
  'retreatment-interval',
  'contraindications',
] as const satisfies readonly LabelCheckId[];

/** A label check in the words of the form. */
export interface LabelCheck {
  readonly id: LabelCheckId;
  readonly label: string;
  readonly asks: string;
}

/** Every label check; a product is active once all of them are answered. */
export const labelChecks: readonly LabelCheck[] = [
  {
    id: 'labelled-dose',
    label: 'Labelled dose',
    asks: 'Units per site and in total on its label, for which indication.',
  },
  { id: 'vial-sizes', label: 'Vial sizes', asks: 'Units in the vials that the practice buys.' },
  {
    id: 'dilution-use-by',
    label: 'Dilution and use-by',
    asks: 'Saline per vial and storage.',
  },
  {
    id: 'not-interchangeable',
    label: 'Units not interchangeable',
    asks: 'That its units convert into those of no other product, and how doses are chosen instead.',
  },
  {
    id: 'retreatment-interval',
    label: 'Retreatment interval',
    asks: 'The shortest time between two treatments.',
  },
  {
    id: 'contraindications',
    label: 'Contraindications and warnings',
    asks: 'What forbids it, what it warns of, and what differs from the product used so far.',
  },
];

/** What the practice read for one check, and where. */
export interface LabelCheckAnswer {
  readonly id: LabelCheckId;
  readonly read: string;
  readonly where: string;
}

/** The hours from reconstitution within which a vial is used, as a label can say them. */
export const labelUseByHours = { min: 1, max: 720 } as const;

/** The use-by that a practice read on a label, in whole hours from reconstitution, and where it stands there. */
export interface LabelUseBy {
  readonly productId: string;
  readonly hours: number;
  readonly where: string;
}

/**
 * What is wrong with the hours that a practice read on the label of a product; null where nothing is. A powder has some,
 * no more than the label that is stored here says; a liquid has none.
 */
export function useByFault(
  { form, useWithinHours }: Pick<Product, 'form' | 'useWithinHours'>,
  hours: number | null,
): string | null {
  if (form === 'liquid') {
    return hours === null ? null : 'It comes as a liquid: leave the hours empty.';
  }
  const { min, max } = { ...labelUseByHours, ...(useWithinHours ? { max: useWithinHours } : {}) };
  if (hours !== null && Number.isInteger(hours) && hours >= min && hours <= max) return null;
  const stored = useWithinHours === null ? '' : ': the label that is stored here says no more';
  return `Write whole hours, ${min} to ${max}${stored}.`;
}

/** What of a practice's words about products decides how a session is checked. */
export interface ProductsHere {
  readonly activeProductIds: readonly string[];
  readonly labelUseBy: readonly LabelUseBy[];
}

/** The product as the practice has it: active or not, with the use-by of its own label check where there is one. */
export function productInPractice(
  product: Product,
  { activeProductIds: activeIds, labelUseBy }: ProductsHere,
): Product {
  const active = activeIds.includes(product.id);
  const read = labelUseBy.find(({ productId }) => productId === product.id);
  if (!read) return { ...product, active };
  const useBySource = { label: 'Label check of this practice', detail: read.where };
  return { ...product, active, useWithinHours: read.hours, useBySource };
}

/** The last word of a practice about a product. */
export interface ProductStanding {
  readonly productId: string;
  readonly isActive: boolean;
}

/** Whether a session may be signed with it: by the last word of the practice, without one as shipped. */
export function isActiveProduct(
  product: Pick<Product, 'id' | 'active'>,
  standings: readonly ProductStanding[],
): boolean {
  return standings.find(({ productId }) => productId === product.id)?.isActive ?? product.active;
}

/** The codes of the products with which a session may be signed in a practice. */
export function activeProductIds(standings: readonly ProductStanding[]): string[] {
  return products.filter((product) => isActiveProduct(product, standings)).map(({ id }) => id);
}
