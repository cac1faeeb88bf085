import { recoveryCodesSchema, totpEnrolmentSchema } from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { totpCode, totpStep } from '../support/api-under-test';
import type { RunningApi } from '../support/running-api';

/** The bytes of a secret as an enrolment spells it (base32). */
export function unBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code that an authenticator shows now, or `steps` from now. */
export function codeOf(api: RunningApi, secret: string, steps = 0): string {
  return totpCode(unBase32(secret), totpStep(api.clock.now()) + steps);
}

/** Begins with an authenticator; answers its secret. */
export async function enrol(browser: ApiClient): Promise<string> {
  return (await browser.post('/api/v1/me/second-factor/enrol', {})).as(totpEnrolmentSchema).secret;
}

/** Sets an authenticator up; a minute later its first code is used up. Answers its secret and the recovery codes. */
export async function setUpFactor(
  api: RunningApi,
  browser: ApiClient,
  password: string,
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const secret = await enrol(browser);
  const answer = await browser.post('/api/v1/me/second-factor/confirm', {
    password,
    code: codeOf(api, secret),
  });
  const { codes } = answer.as(recoveryCodesSchema);
  api.clock.advance({ minutes: 1 });
  return { secret, codes };
}
