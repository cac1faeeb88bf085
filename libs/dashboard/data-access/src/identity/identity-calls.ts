import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  linkInspectionSchema,
  loginSessionListSchema,
  meSchema,
  recoveryCodesSchema,
  setupStateSchema,
  totpEnrolmentSchema,
  type LinkInspection,
  type LinkRedemption,
  type Me,
  type PasswordChange,
  type RecoveryCodes,
  type SetupRequest,
  type SetupState,
  type TotpEnrolment,
} from '@glabella/contracts';
import type { z } from 'zod';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';

/** The browsers in which the person is signed in. Call in an injection context. */
export function loginSessionsResource(): HttpResourceRef<
  z.output<typeof loginSessionListSchema> | undefined
> {
  return apiResource(() => 'me/sessions', loginSessionListSchema);
}

/** Set-up, one-time links, and what a person changes about their own sign-in. */
@Service()
export class IdentityCalls {
  private readonly api = inject(ApiClient);

  /** Whether this installation waits for its first practice. */
  setupState(): Promise<SetupState> {
    return this.api.get('setup', setupStateSchema);
  }

  /** Creates the first practice and its administrator, who is then signed in. */
  setUp(body: SetupRequest): Promise<Me> {
    return this.api.send({ method: 'POST', path: 'setup', body, signedOut: 'refuse' }, meSchema);
  }

  /** Whom a one-time link is for, and what for. */
  inspectLink(token: string): Promise<LinkInspection> {
    const path = 'links/inspect';
    return this.api.send(
      { method: 'POST', path, body: { token }, signedOut: 'refuse' },
      linkInspectionSchema,
    );
  }

  /** Sets the password that a one-time link allows to set; the link is spent. */
  redeemLink(body: LinkRedemption): Promise<void> {
    return this.api.run({ method: 'POST', path: 'links/redeem', body, signedOut: 'refuse' });
  }

  /** Asks for a link; the answer never says whether the address is known. */
  forgottenPassword(email: string): Promise<void> {
    const path = 'links/forgotten-password';
    return this.api.run({ method: 'POST', path, body: { email }, signedOut: 'refuse' });
  }

  changePassword(body: PasswordChange): Promise<void> {
    return this.api.run({ method: 'POST', path: 'me/password', body });
  }

  /** Signs another browser out. */
  revokeSession(sessionId: string): Promise<void> {
    const path = apiPath`me/sessions/${sessionId}/revoke`;
    return this.api.run({ method: 'POST', path, body: {} });
  }

  /** Begins with an authenticator app; nothing changes until it is confirmed. */
  enrolSecondFactor(): Promise<TotpEnrolment> {
    const path = 'me/second-factor/enrol';
    return this.api.send({ method: 'POST', path, body: {} }, totpEnrolmentSchema);
  }

  /** From now on sign-in asks for a code; answers the recovery codes, once. */
  confirmSecondFactor(password: string, code: string): Promise<RecoveryCodes> {
    const path = 'me/second-factor/confirm';
    return this.api.send({ method: 'POST', path, body: { password, code } }, recoveryCodesSchema);
  }

  /** Says that the person has read that somebody took their second factor away. */
  noteResetSeen(): Promise<void> {
    return this.api.run({ method: 'POST', path: 'me/second-factor/reset-seen', body: {} });
  }

  removeSecondFactor(password: string, code: string): Promise<void> {
    return this.api.run({
      method: 'POST',
      path: 'me/second-factor/remove',
      body: { password, code },
    });
  }
}
