import type { Page } from '@playwright/test';
import type { Role } from '@glabella/contracts';
import { demoSignIns } from '@glabella/synthetic';
import { placesOf, Shell } from '../pages/shell';
import { SignInPage } from '../pages/sign-in-page';
import { expect, test } from '../support/test';

for (const [role, places] of Object.entries(placesOf)) {
  test(`the ${role} signs in and sees the pages of that role`, async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signInAs(role as Role);
    const shell = new Shell(page);
    await shell.expectPlaces(places);
    await expect(page.getByText('Synthetic demo practice').first()).toBeVisible();
  });
}

test('a wrong password is refused without saying which part was wrong', async ({ page, guard }) => {
  guard.expectRefusal(401, '/sign-in');
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(demoSignIns.clinician, 'synthetic wrong password');
  await expect(page.getByRole('alert')).toContainText('E-mail');
  await expect(page.getByRole('alert')).toContainText('password');
  await expect(signIn.password).toHaveValue('');
  await expect(signIn.password).toBeFocused();
});

for (const email of [demoSignIns.clinician, 'nobody@glabella.example']) {
  test(`a forgotten password is answered alike whether somebody has the address (${email})`, async ({
    page,
  }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    // The page before it asks for an e-mail address, too.
    await expect(page.getByRole('heading', { name: 'Forgotten password' })).toBeVisible();
    await signIn.email.fill(email);
    await page.getByRole('button', { name: 'Ask for a link' }).click();
    await expect(page.getByRole('status')).toContainText(
      'If this address belongs to somebody here',
    );
  });
}

test('a page that needs a sign-in leads there and back', async ({ page }) => {
  await page.goto('/practice/settings');
  const signIn = new SignInPage(page);
  await expect(signIn.heading).toBeVisible();
  await signIn.signInAs('clinician');
  await expect(page).toHaveURL('/practice/settings');
});

test('signing out leaves nothing of the page before, in every tab', async ({ page, context }) => {
  // What a tab asks by itself a second later: asked in the very moment of the sign-out, it would be refused.
  const counted = (tab: Page) =>
    Promise.all(
      ['follow-ups', 'cosignatures'].map((of) => tab.waitForResponse(`**/api/v1/${of}/count`)),
    );
  const signIn = new SignInPage(page);
  await signIn.open();
  const here = counted(page);
  await signIn.signInAs('psychiatrist');
  const shell = new Shell(page);
  await expect(shell.navigation).toBeVisible();
  await here;
  const otherTab = await context.newPage();
  const there = counted(otherTab);
  await otherTab.goto('/practice/settings');
  await expect(otherTab.getByRole('heading', { name: 'Practice', exact: true })).toBeVisible();
  await there;
  await shell.signOut.click();
  await expect(signIn.heading).toBeVisible();
  await expect(otherTab.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(signIn.heading).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
});

test.describe('somebody who is no administrator', () => {
  test.use({ visitor: 'clinician' });

  for (const address of ['/imports', '/imports/new', '/audit']) {
    test(`is told that ${address} is not theirs`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: 'Not allowed' })).toBeVisible();
    });
  }
});
