import type { HttpResourceRef } from '@angular/common/http';
import { computed, inject, Service, type Signal } from '@angular/core';
import {
  practiceThresholdsSchema,
  type PracticeThresholds,
  type ThresholdChange,
} from '@glabella/contracts';
import { thresholdsWith, type OutcomeThresholds } from '@glabella/domain/outcomes';
import { ApiClient } from '../http/api-client';
import { apiResource } from '../http/api-resource';

const path = 'practice/thresholds';

/** The practice's outcome thresholds with every version of them, once they are wanted. Call in an injection context. */
export function practiceThresholdsResource(
  isWanted = (): boolean => true,
): HttpResourceRef<PracticeThresholds | undefined> {
  return apiResource(() => (isWanted() ? path : undefined), practiceThresholdsSchema);
}

/** The practice's numbers once they are wanted, the published ones until those are read. Call in an injection context. */
export function practiceNumbers(isWanted: () => boolean): Signal<OutcomeThresholds> {
  const thresholds = practiceThresholdsResource(isWanted);
  return computed(() => thresholdsWith(thresholds.hasValue() ? thresholds.value().values : {}));
}

/** What an administrator changes about the thresholds. */
@Service()
export class ThresholdCalls {
  private readonly api = inject(ApiClient);

  /** The thresholds as they stand now. */
  thresholds(): Promise<PracticeThresholds> {
    return this.api.get(path, practiceThresholdsSchema);
  }

  /** Stores the next version over this one; 0 stands for "none yet". */
  changeThresholds(body: ThresholdChange, version: number): Promise<PracticeThresholds> {
    return this.api.send({ method: 'PUT', path, body, version }, practiceThresholdsSchema);
  }
}
