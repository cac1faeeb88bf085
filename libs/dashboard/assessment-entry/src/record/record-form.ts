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
  untracked,
  viewChild,
} from '@angular/core';
import type { AssessmentRecording, PatientRecord } from '@glabella/contracts';
import {
  type ApiProblem,
  AssessmentCalls,
  draftWords,
  ExpectedForms,
  KeptForm,
  newQuestionnairePlace,
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

/** A form that is filled in: whose it is, and how it is sent. */
interface StartedForm {
  readonly patientId: string;
  readonly form: EntryForm;
  readonly record: PatientRecord;
  readonly submission: Submission;
}

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
export class RecordForm {
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
  private readonly expected = inject(ExpectedForms);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);

  protected readonly known = computed(() => findInstrument(this.instrument() ?? phq9.id));
  protected readonly record = entryRecordResource(() => this.patientId());
  // Each belongs to one form: the page around may turn to another while one is on its way to the record.
  protected readonly isSaving = linkedSignal({
    source: () => this.entry(),
    computation: () => false,
  });
  protected readonly problem = linkedSignal<unknown, ApiProblem | null>({
    source: () => this.entry(),
    computation: () => null,
  });

  protected readonly failure = computed(() => {
    const error = this.record.error();
    return error ? problemOf(error) : null;
  });

  private running = Promise.resolve();
  private readonly started = computed((): StartedForm | null => {
    const instrument = this.known();
    if (!instrument || !this.record.hasValue()) return null;
    const record = this.record.value();
    const form = new EntryForm(instrument, record.today);
    // Whose form it is is said once: the page around it may turn to another patient while this one is still kept or recorded.
    return { patientId: record.patient.id, form, record, submission: new Submission() };
  });
  protected readonly kept = new KeptForm({
    place: () => {
      const started = this.started();
      return started
        ? newQuestionnairePlace(started.patientId, started.form.instrument.id)
        : undefined;
    },
    problem: this.problem,
    content: () => ({ ...this.started()?.form.draft() }),
    restore: (content) => this.started()?.form.restore(content),
  });
  /** The form, once it is known what was kept of it. */
  protected readonly entry = computed((): StartedForm | null =>
    this.kept.hasLooked() ? this.started() : null,
  );

  protected readonly identity = computed(() => identityOf(this.entry()?.record.patient));
  protected readonly earlier = computed(() => {
    const entry = this.entry();
    return entry ? latestForm(entry.record, entry.form.instrument.id) : null;
  });
  protected readonly savedText = computed(() => {
    const entry = this.entry();
    return entry ? draftWords(this.kept.state(), entry.record.timeZone) : '';
  });

  private readonly panel = viewChild(EntryPanel);

  constructor() {
    // Beside something else, a print is of that.
    printsAbout(() => (this.level() === 1 ? this.identity() : null));
    effect(() => {
      const instrument = this.known();
      const patientId = this.patientId();
      if (!instrument || untracked(() => this.record.hasValue())) return;
      this.expected.expectDraft(patientId, instrument.id);
    });
    effect(() => {
      const panel = this.panel();
      if (panel) afterNextRender(() => panel.focusFirst(), { injector: this.injector });
    });
    inject(UnsavedChanges).watch(() => this.kept.isPending(), inject(DestroyRef));
  }

  protected retry(): void {
    this.record.reload();
  }

  protected async save(): Promise<void> {
    const entry = this.entry();
    const body = entry?.form.recording();
    if (!entry || !body || this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    // One at a time: the form of another patient may still be on its way.
    this.running = this.running.then(() => this.store(entry, body));
    await this.running;
    if (this.entry() === entry) this.isSaving.set(false);
  }

  private async store(entry: StartedForm, body: AssessmentRecording): Promise<void> {
    const isShown = (): boolean => this.entry() === entry;
    const tell = (text: string): void => this.toasts.show({ text });
    if (!isShown()) return tell(unrecordedText(entry, 'it is kept as a draft.'));
    try {
      if (!(await this.kept.hold())) return;
      const { patientId, submission } = entry;
      const version = this.kept.heldVersion();
      const recorded = await this.calls.record(patientId, body, version, submission);
      this.kept.finish();
      const score = entry.form.score();
      const text = score ? recordedText(entry.form.instrument, score) : '';
      const cause = recorded.followUpId && followUpCause(entry.form.concern());
      const why = cause ? ` A follow-up is open: ${followUpCauseLabels[cause]}.` : '';
      tell(`${text}${why}`);
      if (isShown()) this.recorded.emit();
    } catch (error) {
      const problem = problemOf(error);
      const isAsked = this.kept.refused(problem);
      if (!isShown()) tell(unrecordedText(entry, problem.title));
      else if (!isAsked) this.problem.set(problem);
    }
  }

  protected async discard(): Promise<void> {
    const isMeant = await this.dialogs.confirm({
      heading: 'Discard this form?',
      text: 'The answers typed so far are dropped. Nothing was recorded yet.',
      confirmLabel: 'Discard',
      tone: 'danger',
    });
    if (!isMeant) return;
    this.problem.set(null);
    await this.kept.discard();
    if (this.problem() === null) this.discarded.emit();
  }

  /** The draft is gone, since another tab recorded or dropped it: this form is dropped too. */
  protected leave(): void {
    this.kept.stop();
    this.discarded.emit();
  }
}

/** Says of a form that is no longer shown that it was not recorded: its draft is kept. */
function unrecordedText({ form, record }: StartedForm, why: string): string {
  const { givenName, familyName } = record.patient;
  return `The ${form.instrument.name} of ${givenName} ${familyName} is not recorded: ${why}`;
}
