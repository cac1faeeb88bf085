import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  recordRefSchema,
  stockLotRecordSchema,
  stockSchema,
  type DeliveryCorrection,
  type LotCorrection,
  type RecordRef,
  type Stock,
  type StockDelivery,
  type StockLotRecord,
  type StockQuery,
  type VialOpening,
  type VialRemoval,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** The lots of the practice. Call in an injection context. */
export function stockResource(show: () => StockQuery['show']): HttpResourceRef<Stock | undefined> {
  return apiResource(() => `stock?show=${show()}`, stockSchema);
}

/** A lot with everything that happened to it. Call in an injection context. */
export function stockLotResource(lotId: () => string): HttpResourceRef<StockLotRecord | undefined> {
  return apiResource(() => apiPath`stock/lots/${lotId()}`, stockLotRecordSchema);
}

/** Receiving, correcting, opening and removing vials. */
@Service()
export class StockCalls {
  private readonly api = inject(ApiClient);

  /** Books a delivery; answers the lot. */
  receive(body: StockDelivery, submission: Submission): Promise<RecordRef> {
    const path = 'stock/deliveries';
    return this.api.send({ method: 'POST', path, body, submission }, recordRefSchema);
  }

  /** States a delivery as it really was, as the version after `version`. */
  correctDelivery(
    deliveryId: string,
    body: DeliveryCorrection,
    version: number,
  ): Promise<RecordRef> {
    const path = apiPath`stock/deliveries/${deliveryId}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** States the label of a lot as it really is, as the version after `version`. */
  correctLot(lotId: string, body: LotCorrection, version: number): Promise<RecordRef> {
    const path = apiPath`stock/lots/${lotId}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Notes vials that were reconstituted ahead of a session. */
  open(lotId: string, body: VialOpening, submission: Submission): Promise<RecordRef> {
    const path = apiPath`stock/lots/${lotId}/openings`;
    return this.api.send({ method: 'POST', path, body, submission }, recordRefSchema);
  }

  /** Takes vials out without a session. */
  remove(lotId: string, body: VialRemoval, submission: Submission): Promise<RecordRef> {
    const path = apiPath`stock/lots/${lotId}/removals`;
    return this.api.send({ method: 'POST', path, body, submission }, recordRefSchema);
  }
}
