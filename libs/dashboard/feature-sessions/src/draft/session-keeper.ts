import { signal, type Signal, type WritableSignal } from '@angular/core';
import type { DraftSaved, SessionDraft, SessionDraftBody } from '@glabella/contracts';
import { isSameValue, problemOf, type ApiProblem } from '@glabella/dashboard/data-access';

/** How long after the last change a draft is saved, in milliseconds. */
export const saveDelayMs = 1000;

/** How long after a failed try a draft is saved again, in milliseconds. */
export const retryDelayMs = 5000;

/** Where drafts are kept: the API. */
export interface DraftShelf {
  readDraft(draftId: string): Promise<SessionDraft>;
  saveDraft(draftId: string, body: SessionDraftBody, version: number): Promise<DraftSaved>;
}

/** Whether the server has what stands on the page, and if not, why. */
export type Keeping =
  | { readonly kind: 'kept'; readonly at: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  /** No answer, or a server in trouble: it is tried again until it works. */
  | { readonly kind: 'waiting'; readonly problem: ApiProblem }
  /** The server will not take it as it stands; the next change tries again. */
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  /** Somebody else saved first: a person decides. */
  | { readonly kind: 'conflict'; readonly theirs: SessionDraft }
  /** Signed or discarded elsewhere. */
  | { readonly kind: 'gone' };

/**
 * Saves a draft one second after its last change, one save at a time, again and again while the connection is lost, and never
 * over what somebody else has saved meanwhile.
 */
export class SessionKeeper {
  /** Whether the server has what stands on the page. */
  readonly keeping: Signal<Keeping>;

  private readonly keepingNow: WritableSignal<Keeping>;
  private versionNow: number;
  private keptBody: SessionDraftBody;
  /** Sent, but no answer came: it may have been saved. */
  private unanswered: SessionDraftBody | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor(
    private readonly draft: SessionDraft,
    private readonly body: Signal<SessionDraftBody>,
    private readonly shelf: DraftShelf,
  ) {
    this.versionNow = draft.version;
    this.keptBody = body();
    this.keepingNow = signal<Keeping>({ kind: 'kept', at: draft.updatedAt });
    this.keeping = this.keepingNow.asReadonly();
  }

  /** The version that the server has, as far as this page knows. */
  get version(): number {
    return this.versionNow;
  }

  /** Whether something on the page is not on the server yet. */
  hasUnsaved(): boolean {
    return !this.isStopped && this.body() !== this.keptBody && this.keepingNow().kind !== 'gone';
  }

  /** The body changed: it will be saved after a second without another change. */
  noticeChange(): void {
    const { kind } = this.keepingNow();
    if (this.isStopped || kind === 'conflict' || kind === 'gone') return;
    this.keepingNow.set({ kind: 'changed' });
    this.plan(saveDelayMs);
  }

  /** Saves now what is not saved; whether the server then has everything. */
  async settle(): Promise<boolean> {
    while (this.hasUnsaved()) {
      if (this.keepingNow().kind === 'conflict') return false;
      await this.save();
      const { kind } = this.keepingNow();
      if (kind !== 'kept' && kind !== 'changed') return false;
    }
    return this.keepingNow().kind === 'kept';
  }

  /** Asks whether somebody else has saved a newer version; the answer shows in `keeping`. */
  lookForNewer(): Promise<void> {
    return this.compare(this.keptBody);
  }

  /** Ends a conflict: what stands on the page is saved over what the other one saved. */
  async saveOver(theirs: SessionDraft): Promise<void> {
    this.versionNow = theirs.version;
    // What the server holds now, whatever of this page it held before.
    this.keptBody = theirs.body;
    this.unanswered = null;
    this.keepingNow.set({ kind: 'changed' });
    await this.save();
  }

  /** Ends a conflict: the page has taken over what the other one saved. */
  adopt(theirs: SessionDraft): void {
    this.markKept(this.body(), theirs.version, theirs.updatedAt);
  }

  /** No more saving: the draft was signed or discarded, or its page left. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private plan(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), delayMs);
  }

  private save(): Promise<void> {
    this.running ??= this.saveOnce().finally(() => (this.running = null));
    return this.running;
  }

  private async saveOnce(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.hasUnsaved()) return;
    const body = this.body();
    this.keepingNow.set({ kind: 'saving' });
    try {
      const { version, savedAt } = await this.shelf.saveDraft(this.draft.id, body, this.versionNow);
      this.markKept(body, version, savedAt);
    } catch (error) {
      await this.explainFailure(problemOf(error), body);
    }
  }

  private markKept(body: SessionDraftBody, version: number, at: string): void {
    this.versionNow = version;
    this.keptBody = body;
    this.unanswered = null;
    if (this.body() === body) {
      this.keepingNow.set({ kind: 'kept', at });
    } else {
      this.keepingNow.set({ kind: 'changed' });
      if (!this.isStopped) this.plan(saveDelayMs);
    }
  }

  private async explainFailure(problem: ApiProblem, sent: SessionDraftBody): Promise<void> {
    if (problem.isNotFound) {
      this.keepingNow.set({ kind: 'gone' });
    } else if (problem.isConflict) {
      await this.compare(sent);
    } else if (problem.isNetworkLoss || problem.status === 429 || problem.status >= 500) {
      this.unanswered = sent;
      this.wait(problem);
    } else {
      this.keepingNow.set({ kind: 'refused', problem });
    }
  }

  private wait(problem: ApiProblem): void {
    this.keepingNow.set({ kind: 'waiting', problem });
    if (!this.isStopped) this.plan(retryDelayMs);
  }

  /** A newer version stands on the server: perhaps our own, whose answer was lost. */
  private async compare(sent: SessionDraftBody): Promise<void> {
    try {
      const theirs = await this.shelf.readDraft(this.draft.id);
      const own = [this.unanswered, sent].find((body) => body && isSameValue(body, theirs.body));
      if (own) this.markKept(own, theirs.version, theirs.updatedAt);
      else this.keepingNow.set({ kind: 'conflict', theirs });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.isNotFound) this.keepingNow.set({ kind: 'gone' });
      else this.wait(problem);
    }
  }
}
