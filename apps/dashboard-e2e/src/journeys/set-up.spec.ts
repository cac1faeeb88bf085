import { Shell } from '../pages/shell';
import { SetUpPage } from '../pages/set-up-page';
import { SignInPage } from '../pages/sign-in-page';
import { expectAccessible } from '../support/accessibility';
import { startProduct } from '../support/product';
import { test as demoTest, expect } from '../support/test';

const administrator = {
  practice: 'Synthetic practice on the lake',
  phone: '+1 555 0123',
  name: 'Avery Stone (synthetic)',
  email: 'avery@glabella.example',
  password: 'four words make it longer',
};

/** An installation of its own, without any practice. */
const test = demoTest.extend<{ emptyUrl: string }>({
  emptyUrl: async ({}, use) => {
    const product = await startProduct({});
    await use(product.url);
    await product.stop();
  },
  baseURL: ({ emptyUrl }, use) => use(emptyUrl),
});

test('an empty installation asks for its first practice, once', async ({ page, openAs }) => {
  await page.goto('/');
  const setUp = new SetUpPage(page);
  await expect(setUp.heading).toBeVisible();
  await expectAccessible(page, 'the set-up');
  await setUp.fill({ ...administrator, password: 'too short' });
  await setUp.create();
  await expect(page.getByText(/Use at least 15 characters/)).toBeVisible();
  await setUp.fill(administrator);
  await setUp.create();
  const shell = new Shell(page);
  await expect(shell.navigation).toBeVisible();
  await expect(shell.place('Imports')).toBeVisible();
  await expect(page.getByText('Synthetic demo practice')).toHaveCount(0);

  const somebodyElse = await openAs('nobody');
  await somebodyElse.goto('/set-up');
  await expect(somebodyElse.getByText('A practice exists already')).toBeVisible();
  await somebodyElse.getByRole('link', { name: 'Sign in' }).click();
  const signIn = new SignInPage(somebodyElse);
  await signIn.signIn(administrator.email, administrator.password);
  await expect(new Shell(somebodyElse).navigation).toBeVisible();
});
