import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { SignIn } from './sign-in';

afterEach(clearPage);

async function openDoor(inputs: Record<string, unknown> = {}) {
  const door = await openPage(SignIn, { inputs });
  await door.answer('me', problemBody(401, 'session.missing'), 401);
  await door.answer('setup', { isSetupNeeded: false });
  return door;
}

async function enter(door: Awaited<ReturnType<typeof openDoor>>, password = 'four words in a row') {
  door.write('E-mail', ' reyes@demo.example ');
  door.write('Password', password);
  await door.press('Sign in');
}

describe('SignIn', () => {
  it('lets password managers and paste work', async () => {
    const { field } = await openDoor();
    expect(field('E-mail').autocomplete).toBe('username');
    expect(field('Password').autocomplete).toBe('current-password');
    const paste = new Event('paste', { cancelable: true });
    expect(field('Password').dispatchEvent(paste)).toBe(true);
  });

  it('opens the patients, or the page that was asked for', async () => {
    const door = await openDoor({ next: '/patients/0198c0de?range=6m' });
    await enter(door);
    const request = await door.answer('sign-in', me);
    expect(request.body).toEqual({ email: 'reyes@demo.example', password: 'four words in a row' });
    expect(door.router.url).toBe('/patients/0198c0de?range=6m');
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/sign-in'])(
    'never leads to %s',
    async (next) => {
      const door = await openDoor({ next });
      await enter(door);
      await door.answer('sign-in', me);
      expect(door.router.url).toBe('/');
    },
  );

  it('asks for both before it asks the server', async () => {
    const door = await openDoor();
    await door.press('Sign in');
    expect(door.errors()).toEqual(['Write your e-mail address.', 'Write your password.']);
    door.server.expectNone('/api/v1/sign-in');
  });

  it('shows a refusal without saying which part was wrong, and empties the password', async () => {
    const door = await openDoor();
    await enter(door);
    const words = 'E-mail or password is not right.';
    await door.answer('sign-in', problemBody(401, 'sign_in.refused', words), 401);
    expect(door.text()).toContain(words);
    expect(door.field('E-mail').value).toBe('reyes@demo.example');
    expect(door.field('Password').value).toBe('');
    expect(document.activeElement).toBe(door.field('Password'));
    expect(door.errors()).toEqual([]);
  });

  it('asks for the code of the authenticator only after the password was right', async () => {
    const door = await openDoor();
    await enter(door);
    await door.answer('sign-in', problemBody(401, 'sign_in.second_factor_needed'), 401);
    expect(document.activeElement).toBe(door.field('Code'));
    expect(door.field('Code').autocomplete).toBe('one-time-code');
    expect(door.errors()).toEqual([]);
    door.write('Code', ' 123456 ');
    await door.press('Sign in');
    const wrong = problemBody(401, 'sign_in.second_factor_wrong', 'This code is not right.');
    await door.answer('sign-in', wrong, 401);
    expect(door.text()).toContain('This code is not right.');
    expect(door.field('Password').value).toBe('four words in a row');
    door.write('Code', '654321');
    await door.press('Sign in');
    const request = await door.answer('sign-in', me);
    expect(request.body).toMatchObject({ secondFactor: '654321' });
    expect(TestBed.inject(CurrentUser).me()).toEqual(me);
  });

  it('asks somebody else for no code before it knows of their authenticator', async () => {
    const door = await openDoor();
    const needed = problemBody(401, 'sign_in.second_factor_needed');
    await enter(door);
    await door.answer('sign-in', needed, 401);
    door.write('Code', '123456');
    door.write('E-mail', 'weber@demo.example');
    door.write('Password', 'four other words here');
    await door.press('Sign in');
    expect(door.errors()).toEqual([]);
    const request = await door.answer('sign-in', needed, 401);
    expect(request.body).toEqual({
      email: 'weber@demo.example',
      password: 'four other words here',
    });
    expect(door.field('Code').value).toBe('');
  });

  it('leads to the set-up where no practice exists yet', async () => {
    const door = await openPage(SignIn);
    await door.answer('me', problemBody(401, 'session.missing'), 401);
    await door.answer('setup', { isSetupNeeded: true });
    expect(door.router.url).toBe('/set-up');
  });

  it('leads on whoever is signed in already', async () => {
    const door = await openPage(SignIn, { inputs: { next: '/imports' } });
    await door.answer('me', me);
    expect(door.router.url).toBe('/imports');
  });

  it('keeps the form where the server did not answer', async () => {
    const door = await openPage(SignIn);
    await door.answer('me', problemBody(503, 'service.unavailable'), 503);
    expect(door.field('Password')).toBeDefined();
  });

  it('says that the password of a one-time link is set', async () => {
    const { text } = await openDoor({ passwordSet: '' });
    expect(text()).toContain('Your password is set.');
  });

  it('shows the password at a press and hides it again', async () => {
    const { field, page, settle } = await openDoor();
    const toggle = page.querySelector<HTMLElement>('[aria-pressed]');
    toggle?.click();
    await settle();
    expect([field('Password').type, toggle?.getAttribute('aria-pressed')]).toEqual([
      'text',
      'true',
    ]);
    toggle?.click();
    await settle();
    expect(field('Password').type).toBe('password');
  });
});
