import { signal } from '@angular/core';
import type { DraftSaved } from '@glabella/contracts';
import { problemOf, type ApiProblem } from '../http/api-problem';

/** How long after the last change a draft is kept, in milliseconds. */
export const draftPauseMs = 1000;

/** How long after a lost connection or a failure of the server it is tried again, in milliseconds. */
export const draftRetryMs = 5000;

/** Where a half-filled form stands. */
export type DraftState =
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Another version is on the server, from another tab or another person; `isGone` where there is none any more. */
  | { readonly kind: 'stale'; readonly isGone: boolean }
  | { readonly kind: 'failed'; readonly problem: ApiProblem }
  /** What was kept before could not be read: until it is, nothing is kept over it. */
  | { readonly kind: 'unread'; readonly problem: ApiProblem };

/**
 * Keeps a half-filled form on the server a second after the last change, one call at a time. A newer version there stops it
 * until somebody decides; a failure is told and tried again, a refusal is told and tried with the next change.
 */
export class DraftKeeper<Body> {
  private readonly current = signal<DraftState>({ kind: 'unsaved' });
  /** Where the form stands now. */
  readonly state = this.current.asReadonly();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: { readonly body: Body } | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;
  private isHeld = false;

  /** `save` stores a body over a version; `version` is the one that was read, 0 where there is none. */
  constructor(
    private readonly save: (body: Body, version: number) => Promise<DraftSaved>,
    private version: number,
  ) {}

  /** The version on the server that the form goes by, 0 while none was kept. */
  heldVersion(): number {
    return this.version;
  }

  /** Whether something is not on the server yet. */
  isPending(): boolean {
    return this.waiting !== null || this.running !== null;
  }

  /** Keeps this body a second from now, unless another comes first. */
  keep(body: Body): void {
    if (this.stopped) return;
    this.waiting = { body };
    if (this.current().kind !== 'stale') this.schedule(draftPauseMs);
  }

  /**
   * Waits for what is on its way and sends nothing more until `resume` or `stop`: a form is about to be recorded, and a draft
   * that arrived after it would come back as a form half filled in.
   */
  async hold(): Promise<void> {
    this.isHeld = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Goes on after `hold`: the form was not recorded. */
  resume(): void {
    this.isHeld = false;
    if (this.waiting && this.current().kind !== 'stale') this.schedule(0);
  }

  /** Keeps what waits now, and resolves when nothing waits any more or it could not be kept. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.waiting || this.stopped || this.isHeld || this.current().kind === 'stale') return;
    const { body } = this.waiting;
    this.waiting = null;
    this.running = this.store(body);
    await this.running;
  }

  /** Goes on from this version: somebody chose which of two forms to keep. */
  resumeAt(version: number): void {
    this.version = version;
    this.current.set({ kind: 'unsaved' });
    if (this.waiting) this.schedule(0);
  }

  /** The server holds another version than this, or none any more: nothing is sent until somebody decides. */
  goStale(currentVersion: unknown): void {
    this.isHeld = false;
    clearTimeout(this.timer);
    this.current.set({ kind: 'stale', isGone: currentVersion === 0 });
  }

  /** Nothing more is kept: the form was recorded or dropped. */
  stop(): void {
    clearTimeout(this.timer);
    this.stopped = true;
    this.waiting = null;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    if (this.isHeld) return;
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async store(body: Body): Promise<void> {
    this.current.set({ kind: 'saving' });
    try {
      const saved = await this.save(body, this.version);
      this.version = saved.version;
      this.current.set({ kind: 'saved', at: saved.savedAt });
    } catch (error) {
      this.waiting ??= { body };
      const problem = problemOf(error);
      if (problem.isConflict) return this.goStale(problem.fields['currentVersion']);
      this.current.set({ kind: 'failed', problem });
      if (!this.stopped && problem.mayPass) this.schedule(draftRetryMs);
    } finally {
      this.running = null;
    }
  }
}
