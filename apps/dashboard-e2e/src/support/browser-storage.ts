import type { Page } from '@playwright/test';

/** Everything that the page could leave behind in this browser besides cookies, as `place: name`. */
export async function leftInBrowser(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    // Cache storage exists in secure contexts only.
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
    return [
      ...Object.keys(localStorage).map((key) => `local storage: ${key}`),
      ...Object.keys(sessionStorage).map((key) => `session storage: ${key}`),
      ...databases.map(({ name }) => `database: ${name}`),
      ...caches.map((name) => `cache: ${name}`),
      ...workers.map(({ scope }) => `service worker: ${scope}`),
    ];
  });
}

/** The address of the page and its title, which the browser's history keeps. */
export async function leftInHistory(page: Page): Promise<string> {
  return `${page.url()} ${await page.title()}`;
}
