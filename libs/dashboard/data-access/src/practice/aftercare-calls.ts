import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  practiceAftercareSchema,
  type AftercareListChange,
  type PracticeAftercare,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiResource } from '../http/api-resource';

const path = 'practice/aftercare';

/** The practice's aftercare list with every version. Call in an injection context. */
export function aftercareResource(): HttpResourceRef<PracticeAftercare | undefined> {
  return apiResource(() => path, practiceAftercareSchema);
}

/** What is done with the practice's aftercare list. */
@Service()
export class AftercareCalls {
  private readonly api = inject(ApiClient);

  /** The list as it stands now. */
  read(): Promise<PracticeAftercare> {
    return this.api.get(path, practiceAftercareSchema);
  }

  /** Stores the next version over this one. */
  change(body: AftercareListChange, version: number): Promise<PracticeAftercare> {
    return this.api.send({ method: 'PUT', path, body, version }, practiceAftercareSchema);
  }
}
