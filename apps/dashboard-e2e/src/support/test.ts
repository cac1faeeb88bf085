import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import type { Role } from '@glabella/contracts';
import { leftInBrowser } from './browser-storage';
import { Clinic } from './clinic';
import { PageGuard } from './page-guard';
import { PracticeApi } from './practice-api';
import { requestHeaders, signInAs, type SignedIn } from './sign-in';

/** Somebody in front of a browser: a role of the demo practice, or nobody signed in. */
export type Visitor = Role | 'nobody';

interface Fixtures {
  /** Who uses `page`; set it with `test.use({ visitor: 'clinician' })`. */
  readonly visitor: Visitor;
  readonly guard: PageGuard;
  /** A page of another person, in a browser of their own. */
  readonly openAs: (visitor: Visitor) => Promise<Page>;
  /** Arranges what a test begins with, as the psychiatrist of the demo practice. */
  readonly clinic: Clinic;
}

interface WorkerFixtures {
  readonly productUrl: string;
  readonly signedIn: (role: Role) => Promise<SignedIn>;
}

/**
 * A test in front of the running product. It fails on any page error, console error, report of the content security policy
 * or unprovoked refusal, and when anything is left in the browser's storage.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  productUrl: [
    async ({}, use) => {
      const url = process.env['GLABELLA_URL'];
      if (!url) throw new Error('The product is not running: see global-setup.ts');
      await use(url);
    },
    { scope: 'worker' },
  ],

  signedIn: [
    async ({ browser, productUrl }, use) => {
      const states = new Map<Role, Promise<SignedIn>>();
      await use((role) => {
        const state = states.get(role) ?? signInAs(role, browser, productUrl);
        states.set(role, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],

  baseURL: ({ productUrl }, use) => use(productUrl),
  visitor: ['nobody', { option: true }],

  guard: async ({}, use) => {
    const guard = new PageGuard();
    await use(guard);
    expect(guard.findings, 'what the browser reported').toEqual([]);
  },

  context: async ({ browser, contextOptions, baseURL, visitor, signedIn, guard }, use) => {
    const storageState = visitor === 'nobody' ? undefined : await signedIn(visitor);
    const context = await browser.newContext({ ...contextOptions, baseURL, storageState });
    await guard.watch(context);
    await use(context);
    await expectNothingLeft(context);
    await context.close();
  },

  clinic: async ({ playwright, baseURL, signedIn }, use) => {
    const storageState = await signedIn('psychiatrist');
    const extraHTTPHeaders = { ...requestHeaders };
    const request = await playwright.request.newContext({
      baseURL,
      storageState,
      extraHTTPHeaders,
    });
    await use(new Clinic(new PracticeApi(request)));
    await request.dispose();
  },

  openAs: async ({ browser, contextOptions, baseURL, signedIn, guard }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (visitor) => {
      const storageState = visitor === 'nobody' ? undefined : await signedIn(visitor);
      const context = await browser.newContext({ ...contextOptions, baseURL, storageState });
      contexts.push(context);
      await guard.watch(context);
      return context.newPage();
    });
    for (const context of contexts) {
      await expectNothingLeft(context);
      await context.close();
    }
  },
});

export { expect };

async function expectNothingLeft(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    if (!page.url().startsWith('http')) continue;
    expect(await leftInBrowser(page), 'what is left in the browser').toEqual([]);
  }
}
