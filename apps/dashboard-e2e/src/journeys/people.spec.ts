import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { demoPassword } from '@glabella/synthetic';
import { placesOf, Shell } from '../pages/shell';
import { SignInPage } from '../pages/sign-in-page';
import { expectAccessible } from '../support/accessibility';
import { authenticatorCode } from '../support/authenticator';
import { expect, test } from '../support/test';

test.use({ visitor: 'administrator' });

const password = 'a long synthetic password';

/** Invites a clinician on the people page; answers the address and the link that is shown. */
async function invite(page: Page, name: string): Promise<{ email: string; link: string }> {
  const email = `${randomUUID()}@glabella.example`;
  await page.goto('/practice/people');
  await page.getByRole('button', { name: 'Invite somebody' }).first().click();
  const invitation = page.getByRole('dialog', { name: 'Invite somebody' });
  await invitation.getByRole('textbox', { name: 'Name' }).fill(name);
  await invitation.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await invitation.getByRole('checkbox', { name: /^Clinician/ }).check();
  await invitation.getByRole('button', { name: 'Invite' }).click();
  const handOver = page.getByRole('dialog', { name: 'Hand this link over' });
  const shown = handOver.getByRole('textbox', { name: 'One-time link' });
  await expect(shown).toHaveValue(/\/link#/);
  const link = await shown.inputValue();
  await handOver.getByRole('button', { name: 'Done' }).click();
  return { email, link };
}

/** Opens the link, chooses a password and signs in with it. */
async function comeIn(page: Page, { email, link }: { email: string; link: string }): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByText('Your password is set. Sign in with it.')).toBeVisible();
  await new SignInPage(page).signIn(email, password);
}

test('somebody invited by a one-time link chooses a password and signs in', async ({
  page,
  openAs,
  guard,
}) => {
  const { email, link } = await invite(page, 'Noor Ito (synthetic)');
  expect(new URL(link).pathname).toBe('/link');
  await expect(page.getByRole('row', { name: new RegExp(email) })).toContainText('Invited');

  const invited = await openAs('nobody');
  await invited.goto(link);
  await expect(invited.getByText('Noor Ito (synthetic)')).toBeVisible();
  expect(new URL(invited.url()).hash).toBe('');
  await comeIn(invited, { email, link });
  await new Shell(invited).expectPlaces(placesOf.clinician);

  const late = await openAs('nobody');
  guard.expectRefusal(422, '/links/inspect');
  await late.goto(link);
  await expect(late.getByRole('alert')).toBeVisible();
  await expect(late.getByRole('textbox', { name: 'Password' })).toHaveCount(0);
});

test('somebody who lost phone and recovery codes is let in again by an administrator, and is told', async ({
  page,
  openAs,
}) => {
  test.slow();
  const person = await invite(page, 'Ravi Sommer (synthetic)');
  const theirs = await openAs('nobody');
  await comeIn(theirs, person);
  await expect(new Shell(theirs).navigation).toBeVisible();
  await theirs.goto('/account');
  await theirs.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(theirs.locator('.secret')).toHaveText(/[A-Z2-7]{4}/);
  const secret = (await theirs.locator('.secret').textContent()) ?? '';
  const factor = theirs.locator('glabella-second-factor');
  await factor.getByRole('textbox', { name: 'Code' }).fill(authenticatorCode(secret));
  await factor.getByLabel('Your password').fill(password);
  await factor.getByRole('button', { name: 'Switch on' }).click();
  await expect(theirs.getByRole('list', { name: 'Recovery codes' })).toBeVisible();

  await page.reload();
  const row = page.getByRole('row', { name: new RegExp(person.email) });
  await expect(row).toContainText('With second factor');
  await row.getByRole('button', { name: /^Lost phone/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Reset the second factor' });
  await expect(dialog.getByLabel('Your password')).toBeVisible();
  await expectAccessible(page, 'the dialog that resets a second factor');
  await dialog.getByLabel('Your password').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).not.toContainText('With second factor');

  const later = await openAs('nobody');
  await later.goto('/sign-in');
  await new SignInPage(later).signIn(person.email, password);
  const notice = later.getByText(/An administrator reset your second factor/);
  await expect(notice).toBeVisible();
  await expectAccessible(later, 'a page that tells of a reset second factor');
  await later.getByRole('button', { name: 'I know about it' }).click();
  await expect(notice).toHaveCount(0);
});
