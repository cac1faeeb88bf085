import {
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  untracked,
  type WritableSignal,
} from '@angular/core';
import { isClinical } from '@glabella/contracts';
import { problemOf, type ApiProblem } from '../http/api-problem';
import { CurrentUser } from '../sign-in/current-user';
import { DraftKeeper, draftRetryMs, type DraftState } from './draft-keeper';
import { FormDraftCalls, type FormContent } from './form-draft-calls';
import type { FormDraftPlace } from './form-draft-path';
import { PendingSaves } from './pending-saves';

/** A form that is kept while it is half written. */
export interface FormToKeep<Model> {
  /** Where it is kept; undefined until that is known. */
  readonly place: () => FormDraftPlace | undefined;
  /** What stands in the form. */
  readonly model: WritableSignal<Model>;
  /** Where the form shows what failed. */
  readonly problem: WritableSignal<ApiProblem | null>;
}

/** Keeps a form on the server from its first change until it is on record or dropped. Call in an injection context. */
export function keepsForm<Model extends object>(form: FormToKeep<Model>): KeptForm {
  const { place, model, problem } = form;
  return new KeptForm({
    place,
    problem,
    content: () => Object.fromEntries(Object.entries(model())),
    restore: (content) => model.update((now) => restoredInto(now, content)),
  });
}

/** A form as its keeper sees it: its content as JSON, and how it is put back. */
export interface FormAsContent {
  readonly place: () => FormDraftPlace | undefined;
  readonly problem: WritableSignal<ApiProblem | null>;
  readonly content: () => FormContent;
  readonly restore: (content: FormContent) => void;
}

/** What is being recorded: the page may turn to something else before the answer is there. */
interface Sent {
  readonly place: FormDraftPlace | undefined;
  readonly keeper: DraftKeeper<FormContent> | null;
}

/**
 * Reads what was kept, puts it into the form, and keeps every change a second later. What was typed before that was read is not
 * overwritten by it: then somebody has to say which of the two goes on, as where another tab changed it.
 */
export class KeptForm {
  private readonly calls = inject(FormDraftCalls);
  private readonly user = inject(CurrentUser);
  private readonly destroyed = inject(DestroyRef);
  private readonly unread = signal<DraftState | null>(null);
  private readonly keeper = signal<DraftKeeper<FormContent> | null>(null);
  private readonly restored = signal<string | null>(null);
  private readonly outdated = signal<string | null>(null);
  private readonly times = signal(0);
  private readonly starts = signal(0);
  private readonly looked = signal(false);
  /** What the form holds untouched, and what stands on the server, as text. */
  private untouched: FormContent | null = null;
  private held = '';
  private kept: FormDraftPlace | undefined;
  private sent: Sent | null = null;
  private isOver = false;
  private wasAnswerLost = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether what was kept was asked for, also where no answer came: then it is asked again while somebody writes. */
  readonly hasLooked = this.looked.asReadonly();
  /** When what came back was kept; null where nothing came back. */
  readonly restoredAt = this.restored.asReadonly();
  /** When what was kept about an earlier version of the record was; it is not put back. */
  readonly outdatedAt = this.outdated.asReadonly();
  /** How often somebody tried to record what has to be decided first. */
  readonly asked = this.times.asReadonly();
  /** How often the form began anew: what a page marked in the one before is not of this one. */
  readonly begun = this.starts.asReadonly();
  /** Where the form stands on the server; null until that was asked. */
  readonly state = computed(() => this.keeper()?.state() ?? this.unread());
  /** Another tab changed it or used it up: what goes on has to be said first. */
  readonly conflict = computed(() => {
    const state = this.state();
    return state?.kind === 'stale' ? state : null;
  });

  constructor(private readonly form: FormAsContent) {
    effect(() => {
      const place = this.form.place();
      untracked(() => this.turnTo(place));
    });
    effect(() => {
      const content = this.form.content();
      const keeper = this.keeper();
      if (keeper && JSON.stringify(content) !== this.held) {
        untracked(() => this.keep(keeper, content));
      }
    });
    inject(PendingSaves).watch(() => this.settle(), this.destroyed);
    this.destroyed.onDestroy(() => {
      clearTimeout(this.timer);
      if (!this.isOver) void this.keeper()?.flush();
    });
  }

  /**
   * Whether it has to be said first which of two forms goes on; who asks is led to where that is said. A try whose answer was lost
   * may be what used the form up: the same form again gets that answer.
   */
  private mustDecide(): boolean {
    const found = this.conflict();
    if (found === null || (found.isGone && this.wasAnswerLost)) return false;
    this.times.update((before) => before + 1);
    return true;
  }

  /** Whether something is not on the server yet. */
  isPending(): boolean {
    const keeper = this.keeper();
    if (this.isOver || this.untouched === null) return false;
    if (keeper) return keeper.isPending();
    return JSON.stringify(this.form.content()) !== JSON.stringify(this.untouched);
  }

  /** Keeps now what is not on the server yet; what could not be kept is still pending afterwards. */
  private async settle(): Promise<void> {
    if (!this.isOver) await this.keeper()?.settle();
  }

  /** Sends nothing more until `resume`, `refused` or `finish`; false where it has to be said first which of two forms goes on. */
  async hold(): Promise<boolean> {
    if (this.mustDecide()) return false;
    this.sent = { place: this.kept, keeper: this.keeper() };
    await this.sent.keeper?.hold();
    // Where the page turned to something else meanwhile, the server refuses what another tab overtook.
    if (this.hasTurned() || !this.mustDecide()) return true;
    this.sent = null;
    return false;
  }

  /** The version on the server that recording it uses up, 0 where nothing was kept; undefined while that could not be read. */
  heldVersion(): number | undefined {
    return this.nowSent().keeper?.heldVersion();
  }

  /** Goes on after `hold`: the form was not recorded; where another tab was faster with it, that has to be decided. */
  refused(problem: ApiProblem): boolean {
    this.wasAnswerLost ||= problem.isNetworkLoss;
    if (!problem.isConflict || problem.fields['kind'] !== 'draft') {
      this.resume();
      return false;
    }
    this.nowSent().keeper?.goStale(problem.fields['currentVersion']);
    this.sent = null;
    this.mustDecide();
    return true;
  }

  private hasTurned(): boolean {
    return this.sent !== null && !isSameSubject(this.sent.place, this.kept);
  }

  private nowSent(): Sent {
    return this.sent && this.hasTurned() ? this.sent : { place: this.kept, keeper: this.keeper() };
  }

  private resume(): void {
    this.nowSent().keeper?.resume();
    this.sent = null;
  }

  /** The form is on record, and with it what was kept is gone. */
  finish(): void {
    const { place, keeper } = this.nowSent();
    if (this.hasTurned()) keeper?.stop();
    else this.stop();
    this.sent = null;
    // What was kept after a try that had arrived, though its answer was lost, would come back as a form half written.
    if (this.wasAnswerLost && place && this.mayKeep())
      this.calls.discard(place).catch(() => undefined);
  }

  /** Drops what was kept and empties the form. */
  async discard(): Promise<void> {
    await this.keeper()?.hold();
    if (!(await this.attempt(() => this.drop()))) return this.resume();
    this.keeper.set(null);
    this.restored.set(null);
    await this.beginAnew();
  }

  /** Drops what was kept about an earlier version of the record; what stands in the form is kept on. */
  async dropOutdated(): Promise<void> {
    const [place, keeper] = [this.kept, this.keeper()];
    if (!place || !keeper) return;
    await keeper.hold();
    const { kind } = keeper.state();
    // What was kept or changed since stands in its place already.
    const isThere = kind === 'unsaved' || kind === 'failed';
    const isDone = !isThere || (await this.attempt(() => this.calls.discard(place)));
    if (isDone && isThere) keeper.resumeAt(0);
    keeper.resume();
    if (isDone && keeper === this.keeper()) this.outdated.set(null);
  }

  /** Goes on with what stands in this form; where it was used up meanwhile, that is said first. */
  async keepMine(): Promise<void> {
    const place = this.kept;
    const keeper = this.keeper();
    if (!place || !keeper) return;
    await this.attempt(async () => {
      const { version } = await this.calls.read(place);
      if (version === 0 && !this.conflict()?.isGone) keeper.goStale(version);
      else keeper.resumeAt(version);
    });
  }

  /** Goes on with what another tab kept. */
  async takeTheirs(): Promise<void> {
    this.keeper()?.stop();
    this.keeper.set(null);
    await this.beginAnew();
  }

  /** Nothing more is kept here; what is on the server stays. */
  stop(): void {
    this.isOver = true;
    this.keeper()?.stop();
  }

  private async beginAnew(): Promise<void> {
    if (this.untouched) this.form.restore(this.untouched);
    this.starts.update((before) => before + 1);
    await this.read();
  }

  /** Whether it was done; what failed is shown where the form shows what failed. */
  private async attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.form.problem.set(problemOf(error));
      return false;
    }
  }

  /** The form is about something else now: what was written about the other is kept there, and nothing of it here. */
  private turnTo(place: FormDraftPlace | undefined): void {
    const isSame = isSameSubject(place, this.kept);
    if (isSame && place?.subjectVersion === this.kept?.subjectVersion) return;
    const before = this.keeper();
    if (isSame) before?.stop();
    // It goes on trying where the server does not answer. What is being recorded is kept on where it is refused.
    else if (before && before !== this.sent?.keeper) void before.flush();
    if (!isSame) {
      this.isOver = false;
      this.wasAnswerLost = false;
      this.looked.set(false);
    }
    clearTimeout(this.timer);
    this.kept = place;
    this.keeper.set(null);
    this.restored.set(null);
    this.outdated.set(null);
    this.unread.set(null);
    this.untouched = place ? this.form.content() : null;
    void this.read();
  }

  private async read(): Promise<void> {
    const place = this.kept;
    if (!place || this.isOver) return;
    this.untouched ??= this.form.content();
    this.held = JSON.stringify(this.untouched);
    if (!this.mayKeep()) return this.looked.set(true);
    try {
      const { version, savedAt, content } = await this.calls.read(place);
      if (place !== this.kept || this.isOver) return;
      const keeper = new DraftKeeper<FormContent>(
        {
          save: (body, from) => this.calls.save(place, body, from),
          read: () => this.calls.read(place),
        },
        version,
      );
      const isTyped = JSON.stringify(this.form.content()) !== this.held;
      const isOutdated = content?.['subjectVersion'] !== place.subjectVersion;
      if (content && isOutdated) this.outdated.set(savedAt);
      else if (content && !isTyped) {
        this.form.restore(content);
        this.held = JSON.stringify(this.form.content());
        this.restored.set(savedAt);
      }
      this.keeper.set(keeper);
      this.unread.set(null);
      this.looked.set(true);
      if (content && isTyped && !isOutdated) keeper.goStale(version);
    } catch (error) {
      if (place !== this.kept || this.isOver || this.destroyed.destroyed) return;
      const problem = problemOf(error);
      this.unread.set({ kind: 'unread', problem });
      this.looked.set(true);
      // Without an answer nothing is known to be kept over: it is asked again. A refusal is an answer.
      if (problem.mayPass) this.timer = setTimeout(() => void this.read(), draftRetryMs);
    }
  }

  /** Whether the person may keep a form half written: a refusal of it is an attempt on record. */
  private mayKeep(): boolean {
    const me = this.user.me();
    return !me || isClinical(me.roles);
  }

  private keep(keeper: DraftKeeper<FormContent>, content: FormContent): void {
    this.held = '';
    keeper.keep({ ...content, ...versionOf(this.kept) });
  }

  private async drop(): Promise<void> {
    if (this.kept && this.mayKeep()) await this.calls.discard(this.kept);
  }
}

function isSameSubject(a: FormDraftPlace | undefined, b: FormDraftPlace | undefined): boolean {
  return a?.patientId === b?.patientId && a?.form === b?.form && a?.subjectId === b?.subjectId;
}

const versionOf = (place: FormDraftPlace | undefined): FormContent =>
  place?.subjectVersion === undefined ? {} : { subjectVersion: place.subjectVersion };

/** What was kept of a form, as far as the form of today has a field of that kind: it may be of an older version of this page. */
export function restoredInto<Model extends object>(model: Model, content: FormContent): Model {
  const kept = Object.entries(model).map(([name, now]: [string, unknown]) => {
    const before = content[name];
    if (isGroup(now)) return [name, isGroup(before) ? restoredInto(now, before) : now];
    return [name, isOfKind(before, now) ? before : now];
  });
  return { ...model, ...Object.fromEntries(kept) };
}

/** Fields of a form that stand together under one name. */
function isGroup(value: unknown): value is FormContent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfKind(before: unknown, now: unknown): boolean {
  if (before === undefined) return false;
  if (before === null || now === null) return true;
  return typeof before === typeof now && Array.isArray(before) === Array.isArray(now);
}
