import type { Browser, BrowserContext } from '@playwright/test';
import type { Role } from '@glabella/contracts';
import { demoPassword, demoSignIns } from '@glabella/synthetic';

/** What a browser keeps of somebody who signed in. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The header that every change must carry. */
export const requestHeaders = { 'X-Glabella-Request': '1' } as const;

/** Signs the demo account of a role in, as the sign-in page would, and answers the browser's cookies. */
export async function signInAs(role: Role, browser: Browser, url: string): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: url });
  const answer = await context.request.post('/api/v1/sign-in', {
    headers: requestHeaders,
    data: { email: demoSignIns[role], password: demoPassword },
  });
  if (!answer.ok()) throw new Error(`${role} cannot sign in: ${await answer.text()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}
