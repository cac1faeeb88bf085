import { signal } from '@angular/core';
import type { DraftSaved } from '@glabella/contracts';
import { problemOf, type ApiProblem } from '../http/api-problem';
import { isSameValue } from './same-value';

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

/** Where a half-filled form is kept: the API. */
export interface FormShelf<Body> {
  /** Stores a body over the version that was read, 0 where there was none. */
  save(body: Body, version: number): Promise<DraftSaved>;
  /** What is there now: version 0 where nothing is. */
  read(): Promise<{
    readonly version: number;
    readonly savedAt: string | null;
    readonly content: Body | null;
  }>;
}

/**
 * Keeps a half-filled form on the server a second after the last change, one call at a time. A newer version there stops it
 * until somebody decides, unless it is its own; a failure is told and tried again, a refusal is told and tried with the next
 * change.
 */
export class DraftKeeper<Body> {
  private readonly current = signal<DraftState>({ kind: 'unsaved' });
  /** Where the form stands now. */
  readonly state = this.current.asReadonly();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: { readonly body: Body } | null = null;
  /** Sent over the version that is held, but no answer came: one of them may have been stored. */
  private unanswered: readonly Body[] = [];
  private running: Promise<void> | null = null;
  private stopped = false;
  private isHeld = false;

  /** `version` is the one that was read, 0 where there is none. */
  constructor(
    private readonly shelf: FormShelf<Body>,
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
   * that arrived after it would come back as a form half filled in. Whether a save without an answer arrived is asked first.
   */
  async hold(): Promise<void> {
    this.isHeld = true;
    clearTimeout(this.timer);
    await this.running;
    if (this.unanswered.length > 0 && !this.isOver()) await this.compare(false);
  }

  /** Goes on after `hold`: the form was not recorded. */
  resume(): void {
    this.isHeld = false;
    if (this.waiting && this.current().kind !== 'stale') this.schedule(0);
  }

  /** Keeps what waits now, and resolves when it is kept or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.waiting || this.isHeld || this.isOver()) return;
    const { body } = this.waiting;
    this.waiting = null;
    this.running = this.store(body);
    await this.running;
  }

  /** Keeps all that waits now, as before its page is left; what could not be kept is still pending afterwards. */
  async settle(): Promise<void> {
    do await this.flush();
    while (this.waiting && !this.isHeld && !this.isOver() && this.current().kind !== 'failed');
  }

  /** Goes on from this version: somebody chose which of two forms to keep. */
  resumeAt(version: number): void {
    this.holdVersion(version);
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

  /** Nothing is sent any more, or not before somebody decides. */
  private isOver(): boolean {
    return this.stopped || this.current().kind === 'stale';
  }

  private async store(body: Body): Promise<void> {
    this.current.set({ kind: 'saving' });
    try {
      const saved = await this.shelf.save(body, this.version);
      this.holdVersion(saved.version);
      this.current.set({ kind: 'saved', at: saved.savedAt });
    } catch (error) {
      this.waiting ??= { body };
      await this.explain(problemOf(error), body);
    } finally {
      this.running = null;
    }
  }

  private async explain(problem: ApiProblem, sent: Body): Promise<void> {
    if (problem.isConflict) {
      const { currentVersion } = problem.fields;
      if (this.unanswered.length > 0 && currentVersion !== 0) return this.compare(true);
      return this.goStale(currentVersion);
    }
    const isNew = !this.unanswered.some((body) => isSameValue(body, sent));
    // Without a status the answer was lost or cut off: stored or not, nobody here knows.
    const mayBeStored = problem.mayPass || problem.status === 0;
    if (mayBeStored && isNew) this.unanswered = [...this.unanswered, sent];
    this.fail(problem);
  }

  private fail(problem: ApiProblem): void {
    this.current.set({ kind: 'failed', problem });
    if (!this.stopped && problem.mayPass) this.schedule(draftRetryMs);
  }

  /** What stands on the server may be our own save, whose answer was lost; `isNewer` where it was refused as another one. */
  private async compare(isNewer: boolean): Promise<void> {
    try {
      const { version, savedAt, content } = await this.shelf.read();
      if (this.stopped) return;
      const isOwn = savedAt !== null && this.unanswered.some((body) => isSameValue(body, content));
      if (isOwn) this.takeOver(version, savedAt, content);
      else if (isNewer || version !== this.version) this.goStale(version);
    } catch (error) {
      this.fail(problemOf(error));
    }
  }

  /** Goes on from our own save with what was written since. */
  private takeOver(version: number, savedAt: string, content: Body | null): void {
    this.holdVersion(version);
    if (isSameValue(this.waiting?.body, content)) this.waiting = null;
    this.current.set(this.waiting ? { kind: 'unsaved' } : { kind: 'saved', at: savedAt });
    if (this.waiting) this.schedule(0);
  }

  private holdVersion(version: number): void {
    this.version = version;
    this.unanswered = [];
  }
}
