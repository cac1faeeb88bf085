import type { DialogRef } from '@angular/cdk/dialog';
import { computed, DOCUMENT, effect, inject, Injector, Service, untracked } from '@angular/core';
import {
  CurrentUser,
  IdleWatch,
  PageExit,
  PendingSaves,
  problemOf,
  SignInGate,
} from '@glabella/dashboard/data-access';
import { Dialogs, Toasts, UnsavedChanges } from '@glabella/dashboard/ui';
import { whenIdle } from '../navigation/when-idle';
import { IdleWarning } from './idle-warning';

/** Stands between a page and the end of its session: warns before it, covers the page after it, and signs out when asked. */
@Service()
export class SignOutGuard {
  private readonly user = inject(CurrentUser);
  private readonly gate = inject(SignInGate);
  private readonly watch = inject(IdleWatch);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly unsaved = inject(UnsavedChanges);
  private readonly saves = inject(PendingSaves);
  private readonly exit = inject(PageExit);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);

  private warning: DialogRef<void> | null = null;
  private lock: DialogRef<void> | null = null;
  private isStarted = false;
  private leaving: Promise<void> | null = null;

  /** Begins to watch; a second call changes nothing. */
  start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    const isDue = computed(() => this.watch.warning() !== null);
    effect(() => this.showWarning(isDue()), { injector: this.injector });
    effect(() => this.showLock(this.gate.isLocked()), { injector: this.injector });
    // Fetched soon, since the lock must close over the page even when the network is gone by then.
    whenIdle()
      .then(() => import('@glabella/dashboard/feature-identity'))
      .catch(() => undefined);
  }

  /** Signs out, after saving what can be saved and asking where something would be lost; pressed again, it is the same one. */
  signOut(): Promise<void> {
    this.leaving ??= this.leave().finally(() => (this.leaving = null));
    return this.leaving;
  }

  private async leave(): Promise<void> {
    if (this.unsaved.exist()) await this.saves.settle();
    // What was saved told that the session has ended: the page is kept for who signs in again.
    if (this.gate.isLocked()) return;
    const mayLeave =
      !this.unsaved.exist() ||
      (await this.dialogs.confirm({
        heading: 'Sign out without saving?',
        text: 'What you wrote on this page is not saved and will be lost.',
        confirmLabel: 'Sign out',
        tone: 'danger',
      }));
    if (!mayLeave) return;
    try {
      await this.user.signOut();
      this.unsaved.discard();
      this.exit.leaveFor('/sign-in');
    } catch (error) {
      this.toasts.show({ text: `You are still signed in. ${problemOf(error).title}.` });
    }
  }

  private showWarning(isDue: boolean): void {
    untracked(() => {
      if (isDue && !this.warning) {
        this.warning = this.dialogs.open<void>(IdleWarning, null, { role: 'alertdialog' });
        this.warning.closed.subscribe(() => {
          this.warning = null;
          if (this.watch.warning()?.cause === 'idle') this.stay();
        });
      } else if (!isDue) this.warning?.close();
    });
  }

  /** However the warning was closed, somebody is there. */
  private stay(): void {
    this.watch.stay().catch((error: unknown) => {
      this.toasts.show({ text: `${problemOf(error).title}. You may be signed out.` });
    });
  }

  /** The page is kept as it stands, but neither shown, read aloud, found nor printed: see `[data-locked]` in `layout.css`. */
  private showLock(isLocked: boolean): void {
    untracked(() => {
      const focused = this.document.activeElement;
      this.document.documentElement.toggleAttribute('data-locked', isLocked);
      if (isLocked && !this.lock) void this.openLock(focused);
      else if (!isLocked) {
        this.lock?.close();
        this.lock = null;
      }
    });
  }

  private async openLock(focused: Element | null): Promise<void> {
    try {
      const { SignInAgain } = await import('@glabella/dashboard/feature-identity');
      if (!this.gate.isLocked() || this.lock) return;
      this.lock = this.dialogs.open<void>(SignInAgain, null, {
        disableClose: true,
        isLock: true,
        closeOnNavigation: false,
        restoreFocus: focused instanceof HTMLElement ? focused : true,
        backdropClass: 'glabella-lock-scrim',
      });
    } catch {
      // Without the dialog the page would stay readable.
      this.exit.leaveFor('/sign-in');
    }
  }
}
