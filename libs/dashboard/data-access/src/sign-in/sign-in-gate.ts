import { Service, signal } from '@angular/core';

/**
 * Whether the page is locked because nobody is signed in any more. Calls refused for that reason wait here and are repeated
 * after the password was given, so nothing written on the page is lost.
 */
@Service()
export class SignInGate {
  private readonly lockedNow = signal(false);
  private waiting: (() => void)[] = [];

  /** While true the shell covers the page and asks for the password. */
  readonly isLocked = this.lockedNow.asReadonly();

  /** Locks the page. */
  lock(): void {
    this.lockedNow.set(true);
  }

  /** Locks the page, and resolves once the same person has signed in again. */
  signedInAgain(): Promise<void> {
    this.lock();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The same person is back: whatever waits goes on. */
  open(): void {
    this.lockedNow.set(false);
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }
}
