import { computed, inject, Service, signal } from '@angular/core';
import { meSchema, type Me, type Role, type SignInRequest } from '@glabella/contracts';
import { isSameValue } from '../drafts/same-value';
import { ApiClient } from '../http/api-client';
import { problemOf } from '../http/api-problem';
import { SignInGate } from './sign-in-gate';
import { Tabs } from './tabs';

/** Leaves the page for another, dropping everything it holds; replaced in tests. */
@Service()
export class PageExit {
  /** Loads the address anew, so that nothing of the page before stays in memory. */
  leaveFor(address: string): void {
    location.assign(address);
  }
}

/** Who is signed in, in which practice, and the ways in and out. */
@Service()
export class CurrentUser {
  private readonly api = inject(ApiClient);
  private readonly gate = inject(SignInGate);
  private readonly tabs = inject(Tabs);
  private readonly exit = inject(PageExit);
  private readonly known = signal<Me | null | undefined>(undefined);

  /** Who is signed in; null: nobody; undefined: not asked yet. */
  readonly me = this.known.asReadonly();
  // `me` is another one every minute of work: what a page or a form begins with goes by what follows, which stays the same.
  /** Whose session it is; undefined for nobody. */
  readonly staffId = computed(() => this.known()?.staffId);
  /** The practice of the one who is signed in. */
  readonly practice = computed(() => this.known()?.practice ?? null, { equal: isSameValue });
  /** The practice's calendar day, 'YYYY-MM-DD', as the server last said; null while nobody is signed in. */
  readonly today = computed(() => this.known()?.practice.today ?? null);

  private readonly roles = computed(() => this.known()?.roles ?? [], { equal: isSameValue });

  constructor() {
    this.tabs.listen((message) => {
      if (message.kind === 'signed-out' && this.known()) this.gate.lock();
      if (message.kind === 'signed-in') void this.follow(message.staffId);
    });
  }

  /** Whether the person holds at least one of these roles. */
  hasRole(...roles: readonly Role[]): boolean {
    return this.roles().some((role) => roles.includes(role));
  }

  /** Asks the server who is signed in, once; null for nobody. */
  async load(): Promise<Me | null> {
    return this.known() ?? (await this.reload());
  }

  /** Asks again, after something about the person or the practice changed. */
  async reload(): Promise<Me | null> {
    try {
      const request = { method: 'GET', path: 'me', signedOut: 'refuse' } as const;
      return this.accept(await this.api.send(request, meSchema));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 401) throw problem;
      this.known.set(null);
      return null;
    }
  }

  /** Signs in; on a locked page as the same person, whose waiting calls then go on. */
  async signIn(body: SignInRequest): Promise<Me> {
    const before = this.known();
    const request = { method: 'POST', path: 'sign-in', body, signedOut: 'refuse' } as const;
    const me = this.accept(await this.api.send(request, meSchema));
    this.tabs.tell({ kind: 'signed-in', staffId: me.staffId });
    if (before && before.staffId !== me.staffId) this.exit.leaveFor('/');
    else this.gate.open();
    return me;
  }

  /** Says "I am still here": the idle time starts again. */
  async extend(): Promise<Me> {
    const request = { method: 'POST', path: 'me/extend', body: {} } as const;
    return this.accept(await this.api.send(request, meSchema));
  }

  /** Signs out here and locks the other tabs; the page still holds what it shows and has to be left. */
  async signOut(): Promise<void> {
    await this.api.run({ method: 'POST', path: 'sign-out', body: {}, signedOut: 'refuse' });
    this.forget();
  }

  /** The server ended the session of this browser, as it does once a one-time link is used: nobody is signed in here. */
  forget(): void {
    this.tabs.tell({ kind: 'signed-out' });
    this.known.set(null);
  }

  /** Takes over an answer that says who is signed in, such as that of the set-up. */
  accept(me: Me): Me {
    this.known.set(me);
    return me;
  }

  /** Somebody signed in from another tab: the cookie is theirs now. */
  private async follow(staffId: string): Promise<void> {
    const mine = this.known();
    if (mine && mine.staffId !== staffId) {
      this.exit.leaveFor('/');
      return;
    }
    if (!this.gate.isLocked()) return;
    if (await this.reload()) this.gate.open();
  }
}
