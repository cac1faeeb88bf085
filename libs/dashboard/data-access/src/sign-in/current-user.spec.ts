import { computed } from '@angular/core';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Me } from '@glabella/contracts';
import { provideApi } from '../http/provide-api';
import { CurrentUser, PageExit } from './current-user';
import { SignInGate } from './sign-in-gate';
import { Tabs, type TabMessage } from './tabs';

const me = (staffId = '0198c0de-0000-7000-8000-000000000001'): Me => ({
  staffId,
  displayName: 'Dr A. Reyes',
  email: 'reyes@demo.example',
  roles: ['psychiatrist'],
  sessionId: '0198c0de-0000-7000-8000-0000000000aa',
  hasSecondFactor: false,
  lacksSecondFactor: false,
  secondFactorResetAt: null,
  practice: {
    id: '0198c0de-0000-7000-8000-0000000000bb',
    name: 'Synthetic practice',
    timeZone: 'Europe/Berlin',
    today: '2026-11-23',
    phone: '000',
    isSynthetic: true,
  },
  idleMinutes: 15,
  signedOutAt: '2026-11-23T14:15:00Z',
  expiresAt: '2026-11-24T02:00:00Z',
});

const other = '0198c0de-0000-7000-8000-000000000002';
const credentials = { email: 'reyes@demo.example', password: 'correct horse battery' };
const unauthorised = { status: 401, statusText: 'Unauthorized' };
const problem = {
  type: 'about:blank',
  title: 'Sign in',
  status: 401,
  code: 'sign_in.needed',
  detail: 'Sign in again.',
  requestId: 'req-1',
};

function setUp() {
  const told: TabMessage[] = [];
  let heard: (message: TabMessage) => void = () => undefined;
  const tabs: Pick<Tabs, 'tell' | 'listen'> = {
    tell: (message) => void told.push(message),
    listen: (callback) => (heard = callback),
  };
  const left: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideApi(),
      provideHttpClientTesting(),
      { provide: Tabs, useValue: tabs },
      { provide: PageExit, useValue: { leaveFor: (address: string) => left.push(address) } },
    ],
  });
  const user = TestBed.inject(CurrentUser);
  const server = TestBed.inject(HttpTestingController);
  return {
    user,
    server,
    gate: TestBed.inject(SignInGate),
    told,
    left,
    hear: (m: TabMessage) => heard(m),
  };
}

async function signedIn() {
  const page = setUp();
  const loading = page.user.load();
  page.server.expectOne('/api/v1/me').flush(me());
  await loading;
  return page;
}

describe('CurrentUser', () => {
  it('knows nobody before it has asked, and nobody after a 401', async () => {
    const { user, server, gate } = setUp();
    expect(user.me()).toBeUndefined();
    const loading = user.load();
    server.expectOne('/api/v1/me').flush(problem, unauthorised);
    expect(await loading).toBeNull();
    expect(user.me()).toBeNull();
    expect(gate.isLocked()).toBe(false);
  });

  it('asks only once, and knows roles, practice and its calendar day', async () => {
    const { user, server } = await signedIn();
    await user.load();
    server.expectNone('/api/v1/me');
    expect(user.hasRole('clinician')).toBe(false);
    expect(user.hasRole('clinician', 'psychiatrist')).toBe(true);
    expect(user.practice()?.isSynthetic).toBe(true);
    expect(user.today()).toBe('2026-11-23');
  });

  it('changes nothing of who it is where the server says the same again, as it does every minute of work', () => {
    const user = TestBed.inject(CurrentUser);
    user.accept(me());
    const begun = jest.fn(() => [
      user.staffId(),
      user.practice(),
      user.today(),
      user.hasRole('psychiatrist'),
    ]);
    const form = TestBed.runInInjectionContext(() => computed(begun));
    const before = form();
    user.accept({ ...me(), expiresAt: '2026-11-24T02:01:00Z' });
    expect(form()).toBe(before);
    expect(begun).toHaveBeenCalledTimes(1);
    user.accept({ ...me(), roles: ['clinician'] });
    expect(form()).not.toBe(before);
  });

  it('reports a server that cannot answer, rather than call it signed out', async () => {
    const { user, server } = setUp();
    const loading = user.load();
    server
      .expectOne('/api/v1/me')
      .flush(
        { ...problem, status: 503, code: 'service.unavailable' },
        { status: 503, statusText: 'x' },
      );
    await expect(loading).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(user.me()).toBeUndefined();
  });

  it('opens the locked page to the same person and tells the other tabs', async () => {
    const { user, server, gate, told, left } = await signedIn();
    gate.lock();
    const entering = user.signIn(credentials);
    server.expectOne('/api/v1/sign-in').flush(me());
    await entering;
    expect(gate.isLocked()).toBe(false);
    expect(told).toEqual([{ kind: 'signed-in', staffId: me().staffId }]);
    expect(left).toEqual([]);
  });

  it('drops the locked page when somebody else signs in', async () => {
    const { user, server, gate, left } = await signedIn();
    gate.lock();
    const entering = user.signIn(credentials);
    server.expectOne('/api/v1/sign-in').flush(me(other));
    await entering;
    expect(left).toEqual(['/']);
    expect(gate.isLocked()).toBe(true);
  });

  it('keeps the page locked when the password was wrong', async () => {
    const { user, server, gate } = await signedIn();
    gate.lock();
    const entering = user.signIn(credentials);
    server.expectOne('/api/v1/sign-in').flush(problem, unauthorised);
    await expect(entering).rejects.toMatchObject({ status: 401 });
    expect(gate.isLocked()).toBe(true);
  });

  it('signs out and tells the other tabs', async () => {
    const { user, server, told } = await signedIn();
    const leaving = user.signOut();
    server.expectOne('/api/v1/sign-out').flush(null, { status: 204, statusText: 'No Content' });
    await leaving;
    expect(user.me()).toBeNull();
    expect(told).toEqual([{ kind: 'signed-out' }]);
  });
});

describe('CurrentUser, with another tab', () => {
  it('locks when the other tab signs out', async () => {
    const { gate, hear } = await signedIn();
    hear({ kind: 'signed-out' });
    expect(gate.isLocked()).toBe(true);
  });

  it('opens when the same person signed in there', async () => {
    const { server, gate, hear } = await signedIn();
    gate.lock();
    hear({ kind: 'signed-in', staffId: me().staffId });
    server.expectOne('/api/v1/me').flush(me());
    await new Promise((resolve) => setTimeout(resolve));
    expect(gate.isLocked()).toBe(false);
  });

  it('drops its page when somebody else signed in there: the cookie is theirs', async () => {
    const { left, hear } = await signedIn();
    hear({ kind: 'signed-in', staffId: other });
    expect(left).toEqual(['/']);
  });
});
