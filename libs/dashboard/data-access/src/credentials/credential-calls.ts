import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  credentialOverviewSchema,
  ownSigningSchema,
  recordRefSchema,
  staffCredentialsSchema,
  type CredentialCorrection,
  type CredentialFacts,
  type CredentialOverview,
  type CredentialWithdrawal,
  type OwnSigning,
  type RecordRef,
  type StaffCredentials,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Everybody who may need a credential, for administrators; nothing is asked while `isWanted` is false. */
export function credentialOverviewResource(
  isWanted: () => boolean = () => true,
): HttpResourceRef<CredentialOverview | undefined> {
  return apiResource(() => (isWanted() ? 'credentials' : undefined), credentialOverviewSchema);
}

/** The credentials of somebody, for administrators, or one's own where nobody is named. Call in an injection context. */
export function staffCredentialsResource(
  staffId: () => string | undefined,
): HttpResourceRef<StaffCredentials | undefined> {
  return apiResource(() => credentialsPath(staffId()), staffCredentialsSchema);
}

/** Whether the person at the page may sign; nothing is asked while `isWanted` is false. Call in an injection context. */
export function ownSigningResource(
  isWanted: () => boolean = () => true,
): HttpResourceRef<OwnSigning | undefined> {
  return apiResource(() => (isWanted() ? 'me/signing' : undefined), ownSigningSchema);
}

/** What is done with credentials; each step is a version. */
@Service()
export class CredentialCalls {
  private readonly api = inject(ApiClient);

  /** Enters a credential of somebody, or one's own where nobody is named; it waits to be verified. */
  record(
    staffId: string | undefined,
    body: CredentialFacts,
    submission: Submission,
  ): Promise<RecordRef> {
    const path = credentialsPath(staffId);
    return this.api.send({ method: 'POST', path, body, submission }, recordRefSchema);
  }

  /** Says anew what the document says; it waits to be verified again. */
  correct(id: string, body: CredentialCorrection, version: number): Promise<RecordRef> {
    const path = apiPath`credentials/${id}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Confirms as an administrator that the document was seen. */
  verify(id: string, version: number): Promise<RecordRef> {
    const path = apiPath`credentials/${id}/verify`;
    return this.api.send({ method: 'POST', path, body: {}, version }, recordRefSchema);
  }

  /** It counts no more; what was signed on it stands. */
  withdraw(id: string, body: CredentialWithdrawal, version: number): Promise<RecordRef> {
    const path = apiPath`credentials/${id}/withdraw`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }
}

function credentialsPath(staffId: string | undefined): string {
  return staffId === undefined ? 'me/credentials' : apiPath`staff/${staffId}/credentials`;
}
