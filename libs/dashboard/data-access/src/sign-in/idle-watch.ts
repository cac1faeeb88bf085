import { DOCUMENT } from '@angular/common';
import { DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import { ApiClient } from '../http/api-client';
import { CurrentUser } from './current-user';
import { SignInGate } from './sign-in-gate';
import { Tabs } from './tabs';

/** How long before the sign-out the warning stands, in milliseconds (WCAG 2.2.1 asks for 20 s at least). */
export const idleWarningMs = 120_000;

/** Work on the page is told to the server at most this often, in milliseconds. */
export const activityPauseMs = 60_000;

/** What is about to end: `idle` can be put off, `absolute` asks for the password. */
export interface SignOutWarning {
  readonly secondsLeft: number;
  readonly cause: 'idle' | 'absolute';
}

/**
 * Keeps the server told while somebody works on the page, warns two minutes before it signs out, and locks the page then.
 * All tabs of the browser count as one.
 */
@Service()
export class IdleWatch {
  private readonly user = inject(CurrentUser);
  private readonly api = inject(ApiClient);
  private readonly gate = inject(SignInGate);
  private readonly tabs = inject(Tabs);
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly warningNow = signal<SignOutWarning | null>(null);

  private idleDeadline = Infinity;
  private absoluteDeadline = Infinity;
  private lastTold = 0;

  /** The warning that stands, null most of the time. */
  readonly warning = this.warningNow.asReadonly();

  constructor() {
    const destroyed = inject(DestroyRef);
    effect(() => {
      const me = this.user.me();
      untracked(() => this.startAnew(me ? me.idleMinutes * 60_000 : null, me?.expiresAt));
    });
    this.tabs.listen((message) => {
      if (message.kind === 'extended') this.idleDeadline = message.idleDeadline;
    });
    const working = (): void => this.working();
    for (const event of ['pointerdown', 'keydown']) {
      this.view?.addEventListener(event, working, { capture: true, passive: true });
      destroyed.onDestroy(() => this.view?.removeEventListener(event, working, { capture: true }));
    }
    const clock = setInterval(() => this.look(), 1000);
    destroyed.onDestroy(() => clearInterval(clock));
  }

  /** "I am still here": puts the idle sign-out off. */
  async stay(): Promise<void> {
    this.lastTold = Date.now();
    await this.user.extend();
    this.look();
  }

  private startAnew(idleMs: number | null, expiresAt: string | undefined): void {
    const now = Date.now();
    this.idleDeadline = idleMs === null ? Infinity : now + idleMs;
    this.absoluteDeadline = expiresAt === undefined ? Infinity : Date.parse(expiresAt);
    this.lastTold = now;
    if (idleMs !== null) this.tabs.tell({ kind: 'extended', idleDeadline: this.idleDeadline });
    this.look();
  }

  /** A key or a press: worth telling the server, unless the warning stands and wants an answer of its own. */
  private working(): void {
    const isQuiet = Date.now() - this.lastTold < activityPauseMs;
    if (isQuiet || !this.user.me() || this.warningNow() || this.gate.isLocked()) return;
    this.stay().catch(() => undefined);
  }

  private look(): void {
    if (!this.user.me() || this.gate.isLocked()) {
      this.warningNow.set(null);
      return;
    }
    const cause = this.absoluteDeadline < this.idleDeadline ? 'absolute' : 'idle';
    const left = Math.min(this.absoluteDeadline, this.idleDeadline) - Date.now();
    if (left <= 0) {
      this.end();
    } else {
      const secondsLeft = Math.ceil(left / 1000);
      this.warningNow.set(left <= idleWarningMs ? { secondsLeft, cause } : null);
    }
  }

  /** Locks this page and ends the session on the server too, in case its clock is behind. */
  private end(): void {
    this.warningNow.set(null);
    this.gate.lock();
    const signOut = { method: 'POST', path: 'sign-out', body: {}, signedOut: 'refuse' } as const;
    this.api.run(signOut).catch(() => undefined);
  }
}
