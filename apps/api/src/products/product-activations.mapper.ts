import type { ProductActivation } from '@glabella/contracts';
import { activeProductIds, products, type ProductsHere } from '@glabella/domain/treatment';
import type { ProductActivationRow, ProductStandingRow } from './product-activations.repository';

/** Every product as it stands in the practice, in the order of the product's own list. */
export function toProductActivations(rows: readonly ProductActivationRow[]): ProductActivation[] {
  return products.map(({ id, active }) => {
    const versions = rows.filter(({ product_id: productId }) => productId === id).map(toVersion);
    const [last] = versions;
    return {
      productId: id,
      version: last?.version ?? 0,
      isActive: last?.isActive ?? active,
      versions,
    };
  });
}

function toVersion(row: ProductActivationRow): ProductActivation['versions'][number] {
  return {
    version: row.version,
    isActive: row.is_active,
    checks: row.checks,
    useWithinHours: row.use_within_hours,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** With which products a session may be signed, and the use-by that was read on their labels. */
export function toProductsHere(rows: readonly ProductStandingRow[]): ProductsHere {
  return {
    activeProductIds: activeProductIds(rows),
    labelUseBy: rows.flatMap(({ productId, isActive, hours, where }) =>
      isActive && hours !== null ? [{ productId, hours, where: where ?? '' }] : [],
    ),
  };
}
