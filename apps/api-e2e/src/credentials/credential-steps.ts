import { randomUUID } from 'node:crypto';
import {
  recordRefSchema,
  staffCredentialsSchema,
  type CredentialFacts,
  type StaffCredentials,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';

/** A licence of the year of the test clock, visibly synthetic. */
export function credentialFacts(facts: Partial<CredentialFacts> = {}): CredentialFacts {
  return {
    kind: 'medical-licence',
    issuer: 'Synthetic Medical Board',
    number: 'SYN-4711',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    ...facts,
  };
}

/** Enters a credential of the caller's own, or of somebody as an administrator; answers its id. */
export async function entered(
  client: ApiClient,
  facts: Partial<CredentialFacts> = {},
  staffId?: string,
): Promise<string> {
  const path = staffId ? `/api/v1/staff/${staffId}/credentials` : '/api/v1/me/credentials';
  const answer = await client.post(path, credentialFacts(facts), { idempotencyKey: randomUUID() });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.as(recordRefSchema).id;
}

/** A step of a credential over a version. */
export function step(
  client: ApiClient,
  id: string,
  verb: 'verify' | 'withdraw',
  version: number,
): Promise<Answer> {
  const body = verb === 'withdraw' ? { reason: 'Synthetic: lapsed.' } : {};
  return client.post(`/api/v1/credentials/${id}/${verb}`, body, { version });
}

/** The caller's own credentials. */
export async function own(client: ApiClient): Promise<StaffCredentials> {
  return (await client.get('/api/v1/me/credentials')).as(staffCredentialsSchema);
}
