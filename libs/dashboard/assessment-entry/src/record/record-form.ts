import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { assessmentDraftSchema } from '@glabella/contracts';
import {
  ApiClient,
  apiPath,
  type ApiProblem,
  AssessmentCalls,
  assessmentDraftResource,
  DraftKeeper,
  draftWords,
  problemOf,
  Submission,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  UnsavedChanges,
  identityOf,
  printsAbout,
  DraftStanding,
  type KeptDraft,
} from '@glabella/dashboard/ui';
import {
  findInstrument,
  followUpCause,
  followUpCauseLabels,
  phq9,
} from '@glabella/domain/instruments';
import { EntryForm } from '../form/entry-form';
import { EntryPanel } from '../form/entry-panel';
import { recordedText } from '../form/score-text';
import { entryRecordResource, latestForm } from './entry-record';

/**
 * A new form of a patient: kept as a draft on the server while it is filled in, recorded once. Where one goes afterwards is the
 * business of the page around it.
 */
@Component({
  selector: 'glabella-record-form',
  imports: [Card, DraftStanding, EmptyState, EntryPanel, ErrorState, LoadingState, PatientIdentity],
  templateUrl: './record-form.html',
  styles: `
    glabella-draft-standing {
      margin-bottom: var(--space-4);
    }
  `,
})
export class RecordForm implements KeptDraft {
  readonly patientId = input.required<string>();
  /** The questionnaire's id; the PHQ-9 without one. */
  readonly instrument = input<string>();
  /** The rank of its heading: 1 where the form is the page, 2 beside something else. */
  readonly level = input<1 | 2>(1);
  /** The form is on the record. */
  readonly recorded = output<void>();
  /** The answers were dropped. */
  readonly discarded = output<void>();

  private readonly calls = inject(AssessmentCalls);
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private wasAnswerLost = false;

  protected readonly known = computed(() => findInstrument(this.instrument() ?? phq9.id));
  protected readonly record = entryRecordResource(() => this.patientId());
  protected readonly draft = assessmentDraftResource(
    () => this.patientId(),
    () => this.known()?.id,
  );
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected readonly failure = computed(() => {
    const error = this.record.error() ?? this.draft.error();
    return error ? problemOf(error) : null;
  });

  /** The form and the keeper of its draft, once both were read. */
  protected readonly entry = linkedSignal(() => {
    const instrument = this.known();
    if (!instrument || !this.record.hasValue() || !this.draft.hasValue()) return null;
    const record = this.record.value();
    // Whose form it is is said once: the page around it may turn to another patient while this one is still kept or recorded.
    const patientId = record.patient.id;
    const { version, body, savedAt } = this.draft.value();
    const form = new EntryForm(instrument, record.today, body);
    const keeper = new DraftKeeper<ReturnType<EntryForm['draft']>>(
      (draft, from) => this.calls.saveDraft(patientId, instrument.id, draft, from),
      version,
    );
    const initial = JSON.stringify(untracked(() => form.draft()));
    const restoredAt = body ? savedAt : null;
    return { patientId, form, keeper, record, initial, restoredAt, submission: new Submission() };
  });

  protected readonly identity = computed(() => identityOf(this.entry()?.record.patient));
  protected readonly earlier = computed(() => {
    const entry = this.entry();
    return entry ? latestForm(entry.record, entry.form.instrument.id) : null;
  });
  /**
   * Another tab changed or used up the draft: which form goes on has to be said first, since to record this one would drop what the
   * other holds, or record it twice.
   */
  readonly conflict = computed(() => {
    const state = this.entry()?.keeper.state();
    return state?.kind === 'stale' ? state : null;
  });
  readonly restoredAt = computed(() => this.entry()?.restoredAt ?? null);
  protected readonly savedText = computed(() => {
    const entry = this.entry();
    return entry ? draftWords(entry.keeper.state(), entry.record.timeZone) : '';
  });

  private readonly panel = viewChild(EntryPanel);
  private readonly times = signal(0);
  readonly asked = this.times.asReadonly();

  constructor() {
    // Beside something else, a print is of that.
    printsAbout(() => (this.level() === 1 ? this.identity() : null));
    effect((onCleanup) => {
      const keeper = this.entry()?.keeper;
      this.wasAnswerLost = false;
      // What was typed last is kept before the form of another patient takes its place.
      onCleanup(() => void keeper?.flush());
    });
    effect(() => {
      const entry = this.entry();
      if (!entry) return;
      const body = entry.form.draft();
      if (JSON.stringify(body) !== entry.initial) untracked(() => entry.keeper.keep(body));
    });
    effect(() => {
      const panel = this.panel();
      if (panel) afterNextRender(() => panel.focusFirst(), { injector: this.injector });
    });
    inject(UnsavedChanges).watch(
      () => this.entry()?.keeper.isPending() ?? false,
      inject(DestroyRef),
    );
  }

  protected retry(): void {
    this.record.reload();
    this.draft.reload();
  }

  protected async save(): Promise<void> {
    const entry = this.entry();
    const body = entry?.form.recording();
    if (!entry || !body || this.isSaving()) return;
    if (this.mustDecide()) return this.showConflict();
    this.isSaving.set(true);
    this.problem.set(null);
    await entry.keeper.hold();
    try {
      if (this.mustDecide()) return this.showConflict();
      const version = entry.keeper.heldVersion();
      const { patientId, submission } = entry;
      const recorded = await this.calls.record(patientId, body, version, submission);
      entry.keeper.stop();
      if (this.wasAnswerLost) await this.dropLeftover(patientId, entry.form.instrument.id);
      const score = entry.form.score();
      const text = score ? recordedText(entry.form.instrument, score) : '';
      const cause = recorded.followUpId && followUpCause(entry.form.concern());
      const why = cause ? ` A follow-up is open: ${followUpCauseLabels[cause]}.` : '';
      this.toasts.show({ text: `${text}${why}` });
      this.recorded.emit();
    } catch (error) {
      const problem = problemOf(error);
      this.wasAnswerLost ||= problem.isNetworkLoss;
      if (problem.isConflict) return entry.keeper.goStale(problem.fields['currentVersion']);
      this.problem.set(problem);
      entry.keeper.resume();
    } finally {
      this.isSaving.set(false);
    }
  }

  /** A try whose answer was lost may be what used up the draft: the same form again gets that answer. */
  private mustDecide(): boolean {
    const found = this.conflict();
    return found !== null && !(found.isGone && this.wasAnswerLost);
  }

  private showConflict(): void {
    this.times.update((before) => before + 1);
  }

  /** What was kept after a try that had arrived, though its answer was lost, would come back as a form half filled in. */
  private async dropLeftover(patientId: string, instrumentId: string): Promise<void> {
    try {
      await this.calls.discardDraft(patientId, instrumentId);
    } catch {
      // The form is on the record; at worst its draft is offered again.
    }
  }

  async discard(): Promise<void> {
    const entry = this.entry();
    if (!entry) return;
    const isMeant = await this.dialogs.confirm({
      heading: 'Discard this form?',
      text: 'The answers typed so far are dropped. Nothing was recorded yet.',
      confirmLabel: 'Discard',
      tone: 'danger',
    });
    if (!isMeant) return;
    await entry.keeper.hold();
    try {
      await this.calls.discardDraft(entry.patientId, entry.form.instrument.id);
      entry.keeper.stop();
    } catch (error) {
      this.problem.set(problemOf(error));
      entry.keeper.resume();
      return;
    }
    this.discarded.emit();
  }

  /** Another tab kept a newer form: go on with that one. */
  takeTheirs(): void {
    this.entry()?.keeper.stop();
    this.draft.reload();
  }

  /** Another tab kept a newer form: go on with this one and keep it over the other. */
  async keepMine(): Promise<void> {
    const entry = this.entry();
    if (!entry) return;
    try {
      const path = apiPath`patients/${entry.patientId}/assessment-drafts/${entry.form.instrument.id}`;
      const { version } = await this.api.get(path, assessmentDraftSchema);
      // It may have been recorded over there while both stood here to choose from: that is said before this one goes on.
      if (version === 0 && !this.conflict()?.isGone) entry.keeper.goStale(version);
      else entry.keeper.resumeAt(version);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** The draft is gone, since another tab recorded or dropped it: this form is dropped too. */
  protected leave(): void {
    this.entry()?.keeper.stop();
    this.discarded.emit();
  }
}
