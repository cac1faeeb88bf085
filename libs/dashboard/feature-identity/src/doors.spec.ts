import { DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { CurrentUser, SignInGate } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { ForgottenPassword } from './forgotten-password';
import { OneTimeLink } from './one-time-link';
import { SetUp } from './set-up';
import { SignInAgain } from './sign-in-again';

afterEach(() => {
  clearPage();
  history.replaceState(null, '', '/');
});

describe('ForgottenPassword', () => {
  it('says the same whether the address is known or not', async () => {
    const door = await openPage(ForgottenPassword);
    door.write('E-mail', 'nobody@demo.example');
    await door.press('Ask for a link');
    const request = await door.answer('links/forgotten-password', null, 204);
    expect(request.body).toEqual({ email: 'nobody@demo.example' });
    expect(door.text()).toContain('If this address belongs to somebody here');
  });

  it('asks for a whole address', async () => {
    const door = await openPage(ForgottenPassword);
    door.write('E-mail', 'nobody');
    await door.press('Ask for a link');
    expect(door.errors()).toEqual(['Write an e-mail address like name@practice.example.']);
  });

  it('says when the server refused for now', async () => {
    const door = await openPage(ForgottenPassword);
    door.write('E-mail', 'reyes@demo.example');
    await door.press('Ask for a link');
    const problem = problemBody(429, 'sign_in.too_many_attempts', 'Wait ten minutes.');
    await door.answer('links/forgotten-password', problem, 429);
    expect(door.text()).toContain('Wait ten minutes.');
  });
});

describe('SetUp', () => {
  const fill = (door: { write: (label: string, text: string) => void }, password: string): void => {
    door.write('Practice', 'Synthetic practice');
    door.write('Phone', '+49 30 5550100');
    door.write('Your name', 'Dr A. Reyes');
    door.write('Your e-mail', 'reyes@demo.example');
    door.write('Password', password);
  };

  it('creates the practice and goes in', async () => {
    const door = await openPage(SetUp);
    expect(door.page.querySelector('glabella-loading-state')).not.toBeNull();
    await door.answer('setup', { isSetupNeeded: true });
    fill(door, 'four words in a row');
    const zone = door.field('Time zone').value;
    await door.press('Create the practice');
    const request = await door.answer('setup', me, 201);
    expect(request.body).toMatchObject({ practiceName: 'Synthetic practice', email: me.email });
    expect(zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(TestBed.inject(CurrentUser).me()).toEqual(me);
    expect(door.router.url).toBe('/');
  });

  it('asks for everything, and for a password long enough', async () => {
    const door = await openPage(SetUp);
    await door.answer('setup', { isSetupNeeded: true });
    await door.press('Create the practice');
    expect(door.errors()).toHaveLength(5);
    fill(door, '14 letters hér');
    await door.settle();
    expect(door.errors()).toEqual([
      'Use at least 15 characters. A few words in a row are easy to keep.',
    ]);
  });

  it('shows at its field what the server refused', async () => {
    const door = await openPage(SetUp);
    await door.answer('setup', { isSetupNeeded: true });
    fill(door, 'password password');
    await door.press('Create the practice');
    const issues = [{ path: 'password', message: 'This one is among the most common.' }];
    await door.answer('setup', { ...problemBody(400, 'request.invalid'), issues }, 400);
    expect(door.errors()).toEqual(['This one is among the most common.']);
  });

  it('shows the way to the sign-in once a practice exists', async () => {
    const door = await openPage(SetUp);
    await door.answer('setup', { isSetupNeeded: false });
    expect(door.text()).toContain('A practice exists already');
  });

  it('can be filled in even when the question got no answer', async () => {
    const door = await openPage(SetUp);
    await door.answer('setup', problemBody(503, 'service.unavailable'), 503);
    expect(door.field('Practice')).toBeDefined();
  });
});

describe('OneTimeLink', () => {
  const token = 'k7Qm2x9LrTz4Wb8NvYc1';
  const invitation = {
    purpose: 'invitation',
    displayName: 'Mia Sandoval',
    practiceName: 'Synthetic practice',
    expiresAt: '2026-11-25T12:00:00Z',
  };

  async function follow() {
    history.replaceState(null, '', `/link#${token}`);
    return openPage(OneTimeLink);
  }

  it('takes the secret out of the address before anything else', async () => {
    const door = await follow();
    expect(location.href).not.toContain(token);
    const request = await door.answer('links/inspect', invitation);
    expect(request.body).toEqual({ token });
    expect(door.text()).toContain('Mia Sandoval');
  });

  it('sets the password and leads to the sign-in', async () => {
    const door = await follow();
    await door.answer('links/inspect', invitation);
    expect(door.field('Password').autocomplete).toBe('new-password');
    door.write('Password', 'four words in a row');
    await door.press('Set the password');
    const request = await door.answer('links/redeem', null, 204);
    expect(request.body).toEqual({ token, password: 'four words in a row' });
    expect(door.router.url).toBe('/sign-in?passwordSet=');
  });

  it('leads to the form, not into the session of who was signed in before', async () => {
    history.replaceState(null, '', `/link#${token}`);
    const door = await openPage(OneTimeLink, {
      before: () => void TestBed.inject(CurrentUser).accept(me),
    });
    await door.answer('links/inspect', invitation);
    door.write('Password', 'four words in a row');
    await door.press('Set the password');
    await door.answer('links/redeem', null, 204);
    expect(TestBed.inject(CurrentUser).me()).toBeNull();
  });

  it('says what to do about a link that was used, and does not offer to try again', async () => {
    const door = await follow();
    const problem = problemBody(422, 'link.spent', 'Ask an administrator for a new one.');
    await door.answer('links/inspect', problem, 422);
    expect(door.text()).toContain('Ask an administrator for a new one.');
    expect(door.text()).not.toContain('Try again');
  });

  it('tries again where the server was busy', async () => {
    const door = await follow();
    await door.answer('links/inspect', problemBody(503, 'service.unavailable'), 503);
    await door.press('Try again');
    await door.answer('links/inspect', { ...invitation, purpose: 'password-reset' });
    expect(door.text()).toContain('Choose a new password');
  });
});

describe('SignInAgain', () => {
  const lock = () =>
    openPage(SignInAgain, {
      providers: [{ provide: DialogRef, useValue: { id: 'dialog-1' } }],
      before: () => {
        TestBed.inject(CurrentUser).accept(me);
        TestBed.inject(SignInGate).lock();
      },
    });

  it('opens the page again to the same person’s password', async () => {
    const door = await lock();
    expect(door.text()).toContain('Your page is kept');
    expect(door.field('E-mail').disabled).toBe(true);
    door.write('Password', 'four words in a row');
    await door.press('Sign in');
    const request = await door.answer('sign-in', me);
    expect(request.body).toEqual({ email: me.email, password: 'four words in a row' });
    expect(TestBed.inject(SignInGate).isLocked()).toBe(false);
  });

  it('stays closed to a wrong password', async () => {
    const door = await lock();
    door.write('Password', 'wrong');
    await door.press('Sign in');
    await door.answer('sign-in', problemBody(401, 'sign_in.refused', 'Not right.'), 401);
    expect(door.text()).toContain('Not right.');
    expect(TestBed.inject(SignInGate).isLocked()).toBe(true);
  });

  it('lets somebody else in only by leaving the page', async () => {
    const door = await lock();
    await door.press('Leave the page, sign in as somebody else');
    expect(door.left).toEqual(['/sign-in']);
  });
});
