import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  productActivationListSchema,
  type ProductActivationChange,
  type ProductActivationList,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';

/** With which products the practice treats, and every word about them. Call in an injection context. */
export function productActivationsResource(): HttpResourceRef<ProductActivationList | undefined> {
  return apiResource(() => 'practice/products', productActivationListSchema);
}

/** Label checks and switching off; each is a version. */
@Service()
export class ProductCalls {
  private readonly api = inject(ApiClient);

  /** Stores the next version over this one; 0 stands for "as shipped". */
  change(
    productId: string,
    body: ProductActivationChange,
    version: number,
  ): Promise<ProductActivationList> {
    const path = apiPath`practice/products/${productId}`;
    return this.api.send({ method: 'PUT', path, body, version }, productActivationListSchema);
  }
}
