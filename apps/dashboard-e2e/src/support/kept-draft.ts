import type { Page } from '@playwright/test';

/**
 * Resolves once the server has a half-written form with these words in it, as JSON. The page says of a form kept while somebody
 * still wrote that it is kept, too: who types slowly has more in it than what was kept first.
 */
export async function draftKept(page: Page, words: string): Promise<void> {
  await page.waitForResponse((answer) => {
    const request = answer.request();
    const isDraft =
      request.method() === 'PUT' && new URL(request.url()).pathname.includes('/form-drafts/');
    return isDraft && answer.ok() && (request.postData() ?? '').includes(words);
  });
}

/** The first answers of a questionnaire as they stand in its draft. */
export const answersBegin = (...answers: readonly number[]): string => `"answers":[${answers}`;
