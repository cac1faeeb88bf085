import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { Account } from './account';
import { browserName } from './browser-name';
import { ChangePassword } from './change-password';
import { LoginSessions } from './login-sessions';
import { SecondFactor } from './second-factor';

const signIn = (): void => void TestBed.inject(CurrentUser).accept(me);
const toast = (): string | undefined => TestBed.inject(Toasts).current()?.text;

const here = {
  id: '0198c0de-0000-7000-8000-0000000000aa',
  isCurrent: true,
  createdAt: '2026-11-23T08:02:00Z',
  lastSeenAt: '2026-11-23T13:01:00Z',
  address: '127.0.0.1',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/131 Safari/537',
};
const elsewhere = {
  ...here,
  id: '0198c0de-0000-7000-8000-0000000000ab',
  isCurrent: false,
  address: '10.0.4.17',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS) Version/18 Safari/604',
};

afterEach(clearPage);

describe('Account', () => {
  it('says who is signed in, with every role', async () => {
    const page = await openPage(Account, { before: signIn });
    expect(page.text()).toContain('Dr A. Reyes · reyes@demo.example · Psychiatrist, Administrator');
    await page.answer('me/sessions', { rows: [] });
  });
});

describe('LoginSessions', () => {
  it('lists browsers with times in the practice’s zone, and ends another at a press', async () => {
    const page = await openPage(LoginSessions, { before: signIn });
    await page.answer('me/sessions', { rows: [here, elsewhere] });
    expect(page.text()).toContain('Chrome on Linux127.0.0.123 Nov 2026, 09:0223 Nov 2026, 14:01');
    expect(page.page.querySelectorAll('button')).toHaveLength(1);
    await page.press('Sign out Safari on iOS at 10.0.4.17');
    await page.press('Sign it out');
    await page.answer(`me/sessions/${elsewhere.id}/revoke`, null, 204);
    await page.answer('me/sessions', { rows: [here] });
    expect(toast()).toBe('The browser is signed out.');
    expect(page.page.querySelectorAll('button')).toHaveLength(0);
  });

  it('ends nothing when the question was answered with no', async () => {
    const page = await openPage(LoginSessions, { before: signIn });
    await page.answer('me/sessions', { rows: [here, elsewhere] });
    await page.press('Sign out Safari on iOS at 10.0.4.17');
    await page.press('Cancel');
    page.server.expectNone(`/api/v1/me/sessions/${elsewhere.id}/revoke`);
  });

  it('says when ending it failed', async () => {
    const page = await openPage(LoginSessions, { before: signIn });
    await page.answer('me/sessions', { rows: [here, elsewhere] });
    await page.press('Sign out Safari on iOS at 10.0.4.17');
    await page.press('Sign it out');
    await page.answer(`me/sessions/${elsewhere.id}/revoke`, problemBody(503, 'x', 'Wait.'), 503);
    expect(toast()).toBe('Refused. Wait.');
    await page.answer('me/sessions', { rows: [here, elsewhere] });
  });

  it('says what happened when the list could not be read, and reads it again', async () => {
    const page = await openPage(LoginSessions, { before: signIn });
    await page.answer('me/sessions', problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('Refused Do something. Request req-1');
    await page.press('Try again');
    await page.answer('me/sessions', { rows: [] });
    expect(page.text()).toContain('No signed-in browser is listed');
  });
});

describe('ChangePassword', () => {
  async function change(current: string, next: string) {
    const page = await openPage(ChangePassword, { before: signIn });
    page.write('Present password', current);
    page.write('New password', next);
    await page.press('Change the password');
    return page;
  }

  it('sends both and empties the form', async () => {
    const page = await change('old old old old', 'four words in a row');
    const request = await page.answer('me/password', null, 204);
    expect(request.body).toEqual({
      currentPassword: 'old old old old',
      newPassword: 'four words in a row',
    });
    expect(page.field('New password').value).toBe('');
    expect(page.errors()).toEqual([]);
    expect(toast()).toBe('Your password is changed.');
  });

  it('shows at its field that the present password was wrong', async () => {
    const page = await change('wrong', 'four words in a row');
    const issues = [{ path: 'currentPassword', message: 'This is not your present password.' }];
    await page.answer('me/password', { ...problemBody(400, 'request.invalid'), issues }, 400);
    expect(page.errors()).toEqual(['This is not your present password.']);
    expect(page.field('New password').value).toBe('four words in a row');
  });

  it('asks for both, the new one long enough', async () => {
    const page = await change('', 'short');
    expect(page.errors()).toEqual([
      'Write your present password.',
      'Use at least 15 characters. A few words in a row are easy to keep.',
    ]);
  });
});

describe('SecondFactor', () => {
  const enrolment = { otpauthUri: 'otpauth://totp/x?secret=ABCDEFGH', secret: 'ABCDEFGH' };

  it('goes on with the first code of the app, and shows the recovery codes once', async () => {
    const page = await openPage(SecondFactor, { before: signIn });
    await page.press('Set up an authenticator app');
    await page.answer('me/second-factor/enrol', enrolment);
    expect(page.text()).toContain('ABCD EFGH');
    page.write('Code', ' 123456 ');
    page.write('Your password', 'four words in a row');
    await page.press('Switch on');
    const request = await page.answer('me/second-factor/confirm', { codes: ['a1b2', 'c3d4'] });
    expect(request.body).toEqual({ password: 'four words in a row', code: '123456' });
    await page.answer('me', { ...me, hasSecondFactor: true });
    expect(page.text()).toContain('a1b2c3d4');
    await page.press('I have kept them');
    expect(page.text()).not.toContain('a1b2');
    expect(page.text()).toContain('On: sign-in asks for a code');
  });

  it('is switched off with a code and the password', async () => {
    const page = await openPage(SecondFactor, {
      before: () => void TestBed.inject(CurrentUser).accept({ ...me, hasSecondFactor: true }),
    });
    await page.press('Switch it off');
    await page.press('Switch off');
    expect(page.errors()).toEqual(['Write the code that the app shows.', 'Write your password.']);
    page.write('Code', '123456');
    page.write('Your password', 'four words in a row');
    await page.press('Switch off');
    await page.answer('me/second-factor/remove', null, 204);
    await page.answer('me', me);
    expect(page.text()).toContain('Off.');
  });

  it('says why it did not go on, and can be called off', async () => {
    const page = await openPage(SecondFactor, { before: signIn });
    await page.press('Set up an authenticator app');
    await page.answer('me/second-factor/enrol', enrolment);
    page.write('Code', '000000');
    page.write('Your password', 'four words in a row');
    await page.press('Switch on');
    const wrong = problemBody(422, 'second_factor.wrong', 'This code is not right.');
    await page.answer('me/second-factor/confirm', wrong, 422);
    expect(page.text()).toContain('This code is not right.');
    await page.press('Cancel');
    expect(page.text()).not.toContain('ABCD EFGH');
    expect(page.text()).toContain('Set up an authenticator app');
  });
});

describe('browserName', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0', 'Edge on Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox on Windows'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/131.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari on iOS'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) Version/18 Safari/605', 'Safari on macOS'],
    ['Firefox/132.0', 'Firefox'],
    ['curl/8.9.1', 'Another program'],
    ['', 'Another program'],
  ])('reads %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
