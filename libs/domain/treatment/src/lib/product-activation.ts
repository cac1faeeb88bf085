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
    asks: 'Saline per vial, storage, and the hours within which it is used.',
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
