import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  consentTextSchema,
  recordRefSchema,
  type ConsentRecording,
  type ConsentText,
  type ConsentTextChange,
  type ConsentVoiding,
  type ConsentWithdrawal,
  type RecordRef,
  type WithdrawalVoiding,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

const textPath = 'practice/consent-text';

/** The practice's consent text with every version. Call in an injection context. */
export function consentTextResource(): HttpResourceRef<ConsentText | undefined> {
  return apiResource(() => textPath, consentTextSchema);
}

/** What is done with consents and their text; every step is a further record. */
@Service()
export class ConsentCalls {
  private readonly api = inject(ApiClient);

  /** The text as it stands now. */
  text(): Promise<ConsentText> {
    return this.api.get(textPath, consentTextSchema);
  }

  /** Stores the next version of the text over this one. */
  changeText(body: ConsentTextChange, version: number): Promise<ConsentText> {
    return this.api.send({ method: 'PUT', path: textPath, body, version }, consentTextSchema);
  }

  /** Records what a patient agreed to for a course; it was a half-written form of this version, 0 for none. */
  record(
    courseId: string,
    body: ConsentRecording,
    version: number | undefined,
    submission: Submission,
  ): Promise<RecordRef> {
    const path = apiPath`courses/${courseId}/consents`;
    return this.api.send({ method: 'POST', path, body, version, submission }, recordRefSchema);
  }

  /** Records that a consent, or an optional point of it, was withdrawn. */
  withdraw(id: string, body: ConsentWithdrawal, version: number): Promise<RecordRef> {
    const path = apiPath`consents/${id}/withdraw`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }

  /** Says that a consent was entered by mistake. */
  void(id: string, body: ConsentVoiding, version: number): Promise<RecordRef> {
    const path = apiPath`consents/${id}/void`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }

  /** Says that a withdrawal was entered by mistake, whether or not the consent was. */
  voidWithdrawal(id: string, body: WithdrawalVoiding, version: number): Promise<RecordRef> {
    const path = apiPath`consents/${id}/void-withdrawal`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }
}
