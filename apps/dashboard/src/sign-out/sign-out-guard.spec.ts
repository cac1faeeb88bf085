import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  ApiProblem,
  CurrentUser,
  IdleWatch,
  PageExit,
  PendingSaves,
  SignInGate,
  type SignOutWarning,
} from '@glabella/dashboard/data-access';
import { Dialogs, Toasts, UnsavedChanges } from '@glabella/dashboard/ui';
import { SignOutGuard } from './sign-out-guard';

jest.mock('@glabella/dashboard/feature-identity', () => {
  const { Component } = jest.requireActual('@angular/core');
  class SignInAgain {}
  return {
    SignInAgain: Component({ template: '<h2>Signed out</h2>' })(SignInAgain) ?? SignInAgain,
  };
});

const busy = new ApiProblem({
  code: 'service.unavailable',
  title: 'The service is busy',
  detail: 'Wait.',
  status: 503,
  requestId: null,
});

function setUp() {
  const warning = signal<SignOutWarning | null>(null);
  const stay = jest.fn(async () => warning.set(null));
  const signOut = jest.fn(async () => undefined);
  const leaveFor = jest.fn();
  const unsaved = { exist: jest.fn(() => false), discard: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      { provide: IdleWatch, useValue: { warning, stay } },
      { provide: CurrentUser, useValue: { signOut } },
      { provide: PageExit, useValue: { leaveFor } },
      { provide: UnsavedChanges, useValue: unsaved },
    ],
  });
  const guard = TestBed.inject(SignOutGuard);
  guard.start();
  return { guard, warning, stay, signOut, unsaved, leaveFor, gate: TestBed.inject(SignInGate) };
}

const settle = async (): Promise<void> => {
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
};
const dialogText = (): string =>
  document.querySelector('cdk-dialog-container')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
const pressInDialog = (label: string): void =>
  [...document.querySelectorAll<HTMLElement>('cdk-dialog-container button')]
    .find((button) => button.textContent?.trim() === label)
    ?.click();

describe('the warning before an idle sign-out', () => {
  it('counts down and stays signed in at one press', async () => {
    const { warning, stay } = setUp();
    warning.set({ secondsLeft: 120, cause: 'idle' });
    await settle();
    expect(dialogText()).toContain('signed out in 2:00');
    warning.set({ secondsLeft: 59, cause: 'idle' });
    await settle();
    expect(dialogText()).toContain('signed out in 0:59');
    pressInDialog('Stay signed in');
    await settle();
    expect(stay).toHaveBeenCalledTimes(1);
    expect(dialogText()).toBe('');
  });

  it('goes by itself when another tab put the sign-out off', async () => {
    const { warning, stay } = setUp();
    warning.set({ secondsLeft: 90, cause: 'idle' });
    await settle();
    warning.set(null);
    await settle();
    expect(dialogText()).toBe('');
    expect(stay).not.toHaveBeenCalled();
  });

  it('does not offer to put off what cannot be, and does not come back each second', async () => {
    const { warning, stay } = setUp();
    warning.set({ secondsLeft: 100, cause: 'absolute' });
    await settle();
    expect(dialogText()).toContain('asked for your password');
    pressInDialog('Go on');
    await settle();
    warning.set({ secondsLeft: 99, cause: 'absolute' });
    await settle();
    expect(dialogText()).toBe('');
    expect(stay).not.toHaveBeenCalled();
  });
});

describe('a locked page', () => {
  it('is covered until the gate opens again', async () => {
    const { gate } = setUp();
    gate.lock();
    await settle();
    await settle();
    expect(dialogText()).toContain('Signed out');
    expect(document.querySelector('.glabella-lock-scrim')).not.toBeNull();
    expect(document.documentElement.hasAttribute('data-locked')).toBe(true);
    // What else was open is hidden by its class, in layout.css.
    expect(document.querySelectorAll('.cdk-overlay-pane.lock')).toHaveLength(1);
    gate.open();
    await settle();
    expect(dialogText()).toBe('');
    expect(document.documentElement.hasAttribute('data-locked')).toBe(false);
  });

  it('puts the focus back where it was', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    const { gate } = setUp();
    gate.lock();
    TestBed.tick();
    field.blur();
    await settle();
    await settle();
    gate.open();
    await settle();
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe('signing out', () => {
  it('asks first where something is not saved', async () => {
    const { guard, signOut, unsaved, leaveFor } = setUp();
    const confirm = jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValue(false);
    await guard.signOut();
    expect(confirm).not.toHaveBeenCalled();
    expect(signOut).toHaveBeenCalledTimes(1);
    expect(leaveFor).toHaveBeenCalledWith('/sign-in');
    unsaved.exist.mockReturnValue(true);
    await guard.signOut();
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(signOut).toHaveBeenCalledTimes(1);
  });

  /** With something unsaved on the page, which is being saved when somebody signs out. */
  function setUpUnsaved() {
    const page = setUp();
    const confirm = jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValue(false);
    page.unsaved.exist.mockReturnValue(true);
    let end = (_isSaved: boolean): void => undefined;
    const save = new Promise<void>((resolve) => {
      end = (isSaved) => {
        page.unsaved.exist.mockReturnValue(!isSaved);
        resolve();
      };
    });
    TestBed.inject(PendingSaves).watch(() => save, { onDestroy: () => undefined } as never);
    return { ...page, confirm, end };
  }

  it('saves first, once however often it is pressed, and asks nothing about what is saved then', async () => {
    const { guard, signOut, confirm, leaveFor, end } = setUpUnsaved();
    const pressed = [guard.signOut(), guard.signOut()];
    await settle();
    expect(signOut).not.toHaveBeenCalled();
    end(true);
    await Promise.all(pressed);
    expect(confirm).not.toHaveBeenCalled();
    expect(signOut).toHaveBeenCalledTimes(1);
    expect(leaveFor).toHaveBeenCalledTimes(1);
  });

  it('asks about what could not be saved, and again at the next press', async () => {
    const { guard, signOut, confirm, end } = setUpUnsaved();
    end(false);
    await guard.signOut();
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(signOut).not.toHaveBeenCalled();
    confirm.mockResolvedValue(true);
    await guard.signOut();
    expect(signOut).toHaveBeenCalledTimes(1);
  });

  it('keeps the page, and asks nothing, where the saving told that the session has ended', async () => {
    const { guard, gate, signOut, confirm, end } = setUpUnsaved();
    const pressed = guard.signOut();
    gate.lock();
    end(false);
    await pressed;
    expect(confirm).not.toHaveBeenCalled();
    expect(signOut).not.toHaveBeenCalled();
  });

  it('says so when the server did not do it', async () => {
    const { guard, signOut, unsaved, leaveFor } = setUp();
    signOut.mockRejectedValue(busy);
    await guard.signOut();
    expect(unsaved.discard).not.toHaveBeenCalled();
    expect(leaveFor).not.toHaveBeenCalled();
    expect(TestBed.inject(Toasts).current()?.text).toBe(
      'You are still signed in. The service is busy.',
    );
  });
});
