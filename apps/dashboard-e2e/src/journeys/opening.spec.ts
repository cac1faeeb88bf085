import { expect, test } from '../support/test';

test('says that it opens while its scripts come, and nothing of that once it is open', async ({
  page,
}) => {
  let letThrough = (): void => undefined;
  const isAwaited = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/*.js', async (route) => {
    await isAwaited;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const opening = page.getByText('Glabella is opening');
  await expect(opening).toBeVisible();
  letThrough();
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(opening).toBeHidden();
});
