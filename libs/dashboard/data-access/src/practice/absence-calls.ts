import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  absenceListSchema,
  recordRefSchema,
  type AbsenceList,
  type AbsencePlan,
  type RecordRef,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Who is away, now or later, and who covers; nothing is asked while `isWanted` is false. Call in an injection context. */
export function absencesResource(
  isWanted: () => boolean = () => true,
): HttpResourceRef<AbsenceList | undefined> {
  return apiResource(() => (isWanted() ? 'absences' : undefined), absenceListSchema);
}

/** What people enter about being away. */
@Service()
export class AbsenceCalls {
  private readonly api = inject(ApiClient);

  /** Enters an absence with its cover. */
  plan(body: AbsencePlan, submission: Submission): Promise<RecordRef> {
    return this.api.send({ method: 'POST', path: 'absences', body, submission }, recordRefSchema);
  }

  /** Takes an absence back; it stays in the trail. */
  withdraw(id: string, version: number): Promise<RecordRef> {
    const path = apiPath`absences/${id}/withdraw`;
    return this.api.send({ method: 'POST', path, body: {}, version }, recordRefSchema);
  }
}
