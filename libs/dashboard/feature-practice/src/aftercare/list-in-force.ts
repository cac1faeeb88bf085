import { computed, type Signal } from '@angular/core';
import type { AftercareVersion } from '@glabella/contracts';
import { aftercareResource } from '@glabella/dashboard/data-access';

/** The aftercare list in force; null while it is not known. Call in an injection context. */
export function aftercareInForce(): Signal<AftercareVersion | null> {
  const lists = aftercareResource();
  return computed(() => (lists.hasValue() ? (lists.value().versions[0] ?? null) : null));
}
