import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  attentionHistorySchema,
  caseloadPageSchema,
  caseloadRowSchema,
  type AttentionAcknowledgement,
  type AttentionAssignment,
  type AttentionHistory,
  type AttentionReturn,
  type AttentionSnooze,
  type CaseloadPage,
  type CaseloadRow,
  type CaseloadSearch,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import { caseloadReading } from './caseload-reading';

/** The first page of the caseload, read again whenever the search changes. Call in an injection context. */
export function caseloadResource(
  search: () => CaseloadSearch,
): HttpResourceRef<CaseloadPage | undefined> {
  return apiResource(() => caseloadReading(search()), caseloadPageSchema);
}

/** What people did about a patient's reasons, the latest first. Call in an injection context. */
export function attentionHistoryResource(
  patientId: () => string,
): HttpResourceRef<AttentionHistory | undefined> {
  return apiResource(() => apiPath`caseload/${patientId()}/history`, attentionHistorySchema);
}

/** Pages of the caseload, and what a person does about a reason; each answers the patient's line as it stands then. */
@Service()
export class CaseloadCalls {
  private readonly api = inject(ApiClient);

  /** One page. */
  search(body: CaseloadSearch): Promise<CaseloadPage> {
    return this.api.send({ method: 'POST', ...caseloadReading(body) }, caseloadPageSchema);
  }

  /** The reason was looked at: it stays away for as long as its evidence stands. */
  acknowledge(
    patientId: string,
    body: AttentionAcknowledgement,
    version: number,
  ): Promise<CaseloadRow> {
    const path = apiPath`caseload/${patientId}/acknowledge`;
    return this.api.send({ method: 'POST', path, body, version }, caseloadRowSchema);
  }

  /** Puts the reason off until a day. */
  snooze(patientId: string, body: AttentionSnooze, version: number): Promise<CaseloadRow> {
    const path = apiPath`caseload/${patientId}/snooze`;
    return this.api.send({ method: 'POST', path, body, version }, caseloadRowSchema);
  }

  /** Hands the reason to a colleague, or back to the people of the course. */
  assign(patientId: string, body: AttentionAssignment, version: number): Promise<CaseloadRow> {
    const path = apiPath`caseload/${patientId}/assign`;
    return this.api.send({ method: 'POST', path, body, version }, caseloadRowSchema);
  }

  /** Shows again what was acknowledged or snoozed. */
  takeBack(patientId: string, body: AttentionReturn, version: number): Promise<CaseloadRow> {
    const path = apiPath`caseload/${patientId}/take-back`;
    return this.api.send({ method: 'POST', path, body, version }, caseloadRowSchema);
  }
}
