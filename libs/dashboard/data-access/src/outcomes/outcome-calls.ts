import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  outcomePatientPageSchema,
  outcomeReportSchema,
  type OutcomePatientPage,
  type OutcomePatientsQuestion,
  type OutcomeQuestion,
  type OutcomeReport,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiResource } from '../http/api-resource';

const listPath = 'outcomes/patients';

/** The report of a period and its filters, read again whenever the question changes. Call in an injection context. */
export function outcomeReportResource(
  question: () => OutcomeQuestion,
): HttpResourceRef<OutcomeReport | undefined> {
  return apiResource(() => ({ path: 'outcomes/report', body: question() }), outcomeReportSchema);
}

/** The first patients behind a figure; nothing while the question is undefined. Call in an injection context. */
export function outcomePatientsResource(
  question: () => OutcomePatientsQuestion | undefined,
): HttpResourceRef<OutcomePatientPage | undefined> {
  return apiResource(() => {
    const body = question();
    return body && { path: listPath, body };
  }, outcomePatientPageSchema);
}

/** Further patients behind a figure. */
@Service()
export class OutcomeCalls {
  private readonly api = inject(ApiClient);

  patients(body: OutcomePatientsQuestion): Promise<OutcomePatientPage> {
    return this.api.send({ method: 'POST', path: listPath, body }, outcomePatientPageSchema);
  }
}
