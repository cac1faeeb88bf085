import type { Page } from '@playwright/test';

/**
 * Resolves once the server has a half-written form with these words in it, as JSON. The page says of a form kept while somebody
 * still wrote that it is kept, too: who types slowly has more in it than what was kept first.
 */
export function draftKept(page: Page, words: string): Promise<void> {
  return keptAt(page, '/form-drafts/', words);
}

/** Resolves once the server has what was last written into a session. */
export function sessionDraftKept(page: Page): Promise<void> {
  return keptAt(page, '/session-drafts/', '');
}

async function keptAt(page: Page, path: string, words: string): Promise<void> {
  await page.waitForResponse((answer) => {
    const request = answer.request();
    const isDraft = request.method() === 'PUT' && new URL(request.url()).pathname.includes(path);
    return isDraft && answer.ok() && (request.postData() ?? '').includes(words);
  });
}

/** The first answers of a questionnaire as they stand in its draft. */
export const answersBegin = (...answers: readonly number[]): string => `"answers":[${answers}`;
