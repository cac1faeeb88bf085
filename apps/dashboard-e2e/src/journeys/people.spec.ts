import { randomUUID } from 'node:crypto';
import { Shell } from '../pages/shell';
import { SignInPage } from '../pages/sign-in-page';
import { expect, test } from '../support/test';

test.use({ visitor: 'administrator' });

test('somebody invited by a one-time link chooses a password and signs in', async ({
  page,
  openAs,
  guard,
}) => {
  const email = `${randomUUID()}@glabella.example`;
  const password = 'a long synthetic password';
  await page.goto('/practice/people');
  await page.getByRole('button', { name: 'Invite somebody' }).first().click();
  const invitation = page.getByRole('dialog', { name: 'Invite somebody' });
  await invitation.getByRole('textbox', { name: 'Name' }).fill('Noor Ito (synthetic)');
  await invitation.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await invitation.getByRole('checkbox', { name: /^Clinician/ }).check();
  await invitation.getByRole('button', { name: 'Invite' }).click();
  const handOver = page.getByRole('dialog', { name: 'Hand this link over' });
  const link = await handOver.getByRole('textbox', { name: 'One-time link' }).inputValue();
  expect(new URL(link).pathname).toBe('/link');
  await handOver.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row', { name: new RegExp(email) });
  await expect(row).toContainText('Invited');

  const invited = await openAs('nobody');
  await invited.goto(link);
  await expect(invited.getByText('Noor Ito (synthetic)')).toBeVisible();
  expect(new URL(invited.url()).hash).toBe('');
  await invited.getByRole('textbox', { name: 'Password' }).fill(password);
  await invited.getByRole('button', { name: 'Set the password' }).click();
  await expect(invited.getByText('Your password is set. Sign in with it.')).toBeVisible();
  await new SignInPage(invited).signIn(email, password);
  const shell = new Shell(invited);
  await expect(shell.navigation).toBeVisible();
  expect(await shell.placeNames()).toEqual(['Patients', 'Follow-ups', 'Practice']);

  const late = await openAs('nobody');
  guard.expectRefusal(422, '/links/inspect');
  await late.goto(link);
  await expect(late.getByRole('alert')).toBeVisible();
  await expect(late.getByRole('textbox', { name: 'Password' })).toHaveCount(0);
});
