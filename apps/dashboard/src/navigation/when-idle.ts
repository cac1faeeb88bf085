/** How long a busy page may keep what is meant for later waiting, in milliseconds. */
const LATEST_MS = 3_000;

/** Resolves when the page has nothing to do, at the latest after some seconds. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
    } else {
      setTimeout(resolve, LATEST_MS);
    }
  });
}
