import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CurrentUser, PendingSaves, SignInGate } from '@glabella/dashboard/data-access';
import { Dialogs, UnsavedChanges } from '@glabella/dashboard/ui';
import { leaveWithConsent } from './leave-with-consent';
import { PageFocus } from './page-focus';
import { PageTitle } from './page-title';
import { requireFactor } from './require-factor';
import { requireRole } from './require-role';
import { requireSignIn } from './require-sign-in';

@Component({ template: '<main><h1>Patients</h1></main>' })
class Patients {}

@Component({ template: '<main><h1>PHQ-9</h1><input data-first-focus /></main>' })
class Entry {}

@Component({ template: '<p>Sign in</p>' })
class SignIn {}

@Component({ template: '<p>Not allowed</p>' })
class NotAllowed {}

async function setUp() {
  const user = { isSignedIn: true, roles: ['clinician'] as string[], lacksSecondFactor: false };
  const confirm = jest.fn(async () => false);
  const unsaved = { exist: jest.fn(() => false) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'sign-in', component: SignIn },
        {
          path: '',
          canActivate: [requireSignIn],
          canActivateChild: [leaveWithConsent, requireFactor],
          children: [
            { path: 'patients', title: 'Patients', component: Patients },
            { path: 'entry', component: Entry },
            { path: 'due', children: [{ path: ':week', component: Patients }] },
            { path: 'audit', component: Entry, canActivate: [requireRole('administrator')] },
            { path: 'account', component: Entry },
            { path: 'not-allowed', component: NotAllowed },
          ],
        },
      ]),
      { provide: TitleStrategy, useExisting: PageTitle },
      { provide: Dialogs, useValue: { confirm } },
      { provide: UnsavedChanges, useValue: unsaved },
      {
        provide: CurrentUser,
        useValue: {
          load: async () => (user.isSignedIn ? {} : null),
          me: () => user,
          hasRole: (...roles: string[]) => roles.some((role) => user.roles.includes(role)),
        },
      },
    ],
  });
  TestBed.inject(PageFocus).followNavigation();
  const harness = await RouterTestingHarness.create();
  const router = TestBed.inject(Router);
  const go = async (url: string): Promise<void> => {
    await router.navigateByUrl(url);
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { user, confirm, unsaved, router, go, page: harness.fixture.nativeElement as HTMLElement };
}

describe('the way to a page', () => {
  it('leads over the sign-in and names the page to come back to', async () => {
    const { user, router, go } = await setUp();
    user.isSignedIn = false;
    await go('/patients?range=6m');
    expect(router.url).toBe('/sign-in?next=%2Fpatients%3Frange%3D6m');
  });

  it('opens to whoever is signed in', async () => {
    const { router, go } = await setUp();
    await go('/patients');
    expect(router.url).toBe('/patients');
  });

  it('leads whoever has to set up a second factor to their account, from every page', async () => {
    const { user, router, go } = await setUp();
    await go('/patients');
    user.lacksSecondFactor = true;
    await go('/entry');
    expect(router.url).toBe('/account');
    user.lacksSecondFactor = false;
    await go('/entry');
    expect(router.url).toBe('/entry');
  });

  it('says so where the roles do not open it, and keeps the address', async () => {
    const { user, page, router, go } = await setUp();
    await go('/patients');
    await go('/audit');
    expect(page.textContent).toBe('Not allowed');
    expect(router.url).not.toBe('/audit');
    user.roles.push('administrator');
    await go('/audit');
    expect(page.textContent).toBe('PHQ-9');
  });
});

describe('leaving a page', () => {
  it('asks only where something is not saved', async () => {
    const { confirm, unsaved, router, go } = await setUp();
    await go('/patients');
    await go('/entry');
    expect(confirm).not.toHaveBeenCalled();
    unsaved.exist.mockReturnValue(true);
    await go('/patients');
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(router.url).toBe('/entry');
  });

  it('goes on once the person agreed', async () => {
    const { confirm, unsaved, router, go } = await setUp();
    await go('/entry');
    unsaved.exist.mockReturnValue(true);
    confirm.mockResolvedValue(true);
    await go('/patients');
    expect(router.url).toBe('/patients');
  });

  it('asks once for each try, however deep the page lies that it leads to', async () => {
    const { confirm, unsaved, router, go } = await setUp();
    await go('/entry');
    unsaved.exist.mockReturnValue(true);
    await go('/due/48');
    expect([router.url, confirm.mock.calls.length]).toEqual(['/entry', 1]);
    confirm.mockResolvedValue(true);
    await go('/due/48');
    expect([router.url, confirm.mock.calls.length]).toEqual(['/due/48', 2]);
  });

  /** On a page with something unsaved on it, which is being saved when it is left. */
  async function openUnsaved() {
    const page = await setUp();
    await page.go('/entry');
    page.unsaved.exist.mockReturnValue(true);
    let end = (_isSaved: boolean): void => undefined;
    const save = new Promise<void>((resolve) => {
      end = (isSaved) => {
        page.unsaved.exist.mockReturnValue(!isSaved);
        resolve();
      };
    });
    TestBed.inject(PendingSaves).watch(() => save, { onDestroy: () => undefined } as never);
    return { ...page, end };
  }

  it.each([
    ['nothing', 'saved', true, '/patients', 0],
    ['the person', 'not saved', false, '/entry', 1],
  ])('saves first, and asks %s about what is then %s', async (_who, _what, isSaved, at, asked) => {
    const { confirm, router, go, end } = await openUnsaved();
    const gone = go('/patients');
    await new Promise((resolve) => setTimeout(resolve));
    expect([router.url, confirm.mock.calls.length]).toEqual(['/entry', 0]);
    end(isSaved);
    await gone;
    expect([router.url, confirm.mock.calls.length]).toEqual([at, asked]);
  });

  it('asks once, for the last way that was chosen while it is being saved', async () => {
    const { confirm, router, go, end } = await openUnsaved();
    confirm.mockResolvedValue(true);
    const first = go('/patients');
    await new Promise((resolve) => setTimeout(resolve));
    const second = go('/account');
    await new Promise((resolve) => setTimeout(resolve));
    end(false);
    await Promise.all([first, second]);
    expect([router.url, confirm.mock.calls.length]).toEqual(['/account', 1]);
  });

  it('stays without asking where the saving told that the session has ended', async () => {
    const { confirm, router, go, end } = await openUnsaved();
    const gone = go('/patients');
    TestBed.inject(SignInGate).lock();
    end(false);
    await gone;
    expect([router.url, confirm.mock.calls.length]).toEqual(['/entry', 0]);
  });
});

describe('the title of the window', () => {
  it('names the page and the product', async () => {
    const { go } = await setUp();
    await go('/patients');
    expect(document.title).toBe('Patients · Glabella');
    await go('/entry');
    expect(document.title).toBe('Glabella');
  });
});

describe('PageFocus', () => {
  const focused = (): string => document.activeElement?.tagName ?? '';

  it('leaves the first page to the browser, then goes to each new heading', async () => {
    const { go } = await setUp();
    await go('/patients');
    expect(focused()).toBe('BODY');
    await go('/entry');
    await go('/patients');
    expect(document.activeElement?.textContent).toBe('Patients');
  });

  it('goes to the first control where a page asks for it', async () => {
    const { go } = await setUp();
    await go('/patients');
    await go('/entry');
    expect(focused()).toBe('INPUT');
  });

  it('stays where it is when only a filter changed', async () => {
    const { page, go } = await setUp();
    await go('/entry');
    await go('/patients');
    (document.activeElement as HTMLElement).blur();
    await go('/patients?range=1y');
    expect(focused()).toBe('BODY');
    expect(page.textContent).toBe('Patients');
  });

  it('waits for a heading that comes later, and not against the person', async () => {
    const { page, go } = await setUp();
    await go('/patients');
    page.querySelector('h1')?.remove();
    await go('/entry');
    const other = document.body.appendChild(document.createElement('button'));
    other.focus();
    page.querySelector('main')?.append(document.createElement('h1'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(other);
    other.remove();
  });
});
