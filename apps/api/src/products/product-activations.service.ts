import type { ProductActivationChange, ProductActivationList } from '@glabella/contracts';
import { findProduct, useByFault, type ProductsHere } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RuleBroken } from '../http/errors';
import { toProductActivations, toProductsHere } from './product-activations.mapper';
import { ProductActivationsRepository } from './product-activations.repository';

/** With which products the practice treats: each after its own label check, with author and time. */
@Injectable()
export class ProductActivationsService {
  constructor(
    private readonly activations: ProductActivationsRepository,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<ProductActivationList> {
    return this.tenant.runOutsideRecord(caller, (tx) => this.read(tx));
  }

  /**
   * Stores the next version. Rejects with `RecordChanged` when somebody was faster, with `product.use_by_invalid` where
   * the hours do not fit the product.
   */
  change(
    caller: Caller,
    productId: string,
    expectedVersion: number,
    change: ProductActivationChange,
  ): Promise<ProductActivationList> {
    return this.tenant.run(caller, async (tx) => {
      if (change.isActive) refuseUseBy(productId, change.useWithinHours);
      const at = this.clock.now();
      if (!(await this.activations.insert(tx, productId, expectedVersion, change, at))) {
        const rows = (await this.read(tx)).rows;
        const current = rows.find((row) => row.productId === productId);
        throw new RecordChanged('product', current?.version ?? 0);
      }
      recordAudit(tx, {
        action: change.isActive ? 'product.activate' : 'product.switch-off',
        subjectType: 'practice',
        subjectId: caller.practiceId,
        detail: { productId, version: expectedVersion + 1 },
      });
      return this.read(tx);
    });
  }

  /** What of the products decides how a session is checked, in a running transaction of another feature. */
  async readHere(tx: TenantTransaction): Promise<ProductsHere> {
    return toProductsHere(await this.activations.standings(tx));
  }

  private async read(tx: TenantTransaction): Promise<ProductActivationList> {
    return { rows: toProductActivations(await this.activations.list(tx)) };
  }
}

function refuseUseBy(productId: string, hours: number | null): void {
  const product = findProduct(productId);
  const message = product ? useByFault(product, hours) : null;
  if (message === null) return;
  const text = 'The hours within which a vial is used do not fit this product.';
  throw new RuleBroken('product.use_by_invalid', text, {}, [{ path: 'useWithinHours', message }]);
}
