import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Assessment } from '@glabella/contracts';
import { EntryForm, EntryPanel, entryRecordResource } from '@glabella/dashboard/assessment-entry';
import {
  type ApiProblem,
  AssessmentCalls,
  assessmentHistoryResource,
  draftWords,
  KeptForm,
  NextVersion,
  problemOf,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  ConflictPanel,
  type ConflictRow,
  Control,
  DraftStanding,
  EmptyState,
  ErrorState,
  Field,
  LoadingState,
  PatientIdentity,
  Toasts,
  UnsavedChanges,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import { findInstrument, questionnaireForm } from '@glabella/domain/instruments';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { correctionRows } from './correction-conflict';

/** A recorded form corrected with a reason: a new version, the old one stays readable. */
@Component({
  selector: 'glabella-correct-assessment',
  imports: [
    Banner,
    Card,
    ConflictPanel,
    Control,
    DraftStanding,
    EmptyState,
    EntryPanel,
    ErrorState,
    Field,
    LoadingState,
    PatientIdentity,
    RouterLink,
  ],
  templateUrl: './correct-assessment.html',
  styles: `
    glabella-conflict-panel,
    glabella-draft-standing,
    glabella-card {
      margin-top: var(--space-4);
    }
  `,
})
export class CorrectAssessment {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the path. */
  readonly assessmentId = input.required<string>();

  private readonly calls = inject(AssessmentCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly record = entryRecordResource(() => this.patientId());
  protected readonly history = assessmentHistoryResource(() => this.assessmentId());
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly wasTried = linkedSignal({
    source: () => this.kept.begun(),
    computation: () => false,
  });

  protected readonly failure = computed(() => {
    const error = this.record.error() ?? this.history.error();
    return error ? problemOf(error) : null;
  });

  protected readonly entry = computed(() => {
    if (!this.record.hasValue() || !this.history.hasValue()) return null;
    const [current] = this.history.value().versions;
    const instrument = current && findInstrument(current.instrumentId);
    if (!current || !instrument) return null;
    const record = this.record.value();
    const form = new EntryForm(instrument, record.today, current);
    // What stands with another patient is nothing of this one: it is neither shown nor corrected here.
    const isMoved = current.patientId !== this.patientId();
    return { form, record, current, isMoved };
  });
  private readonly panel = viewChild(EntryPanel);
  protected readonly nextVersion = new NextVersion<Assessment>({
    opened: () => this.entry()?.current,
    read: (id) => this.readTheirs(id),
    send: async (theirs) => {
      this.entry()?.form.correctsNow(theirs);
      this.panel()?.trySaving();
    },
    discard: () => {
      this.problem.set(null);
      return this.kept.discard();
    },
    reload: () => this.history.reload(),
  });
  /** Theirs beside what stands in the form now. */
  protected readonly conflict = computed((): readonly ConflictRow[] | null => {
    const [theirs, form] = [this.nextVersion.theirs(), this.entry()?.form];
    if (!theirs || !form) return null;
    return correctionRows(form.instrument, form.draft(), form.correctionReason().trim(), theirs);
  });
  protected readonly kept = new KeptForm({
    place: () => this.place(),
    problem: this.problem,
    content: () => {
      const form = this.entry()?.form;
      return form ? { ...form.draft(), reason: form.correctionReason() } : {};
    },
    restore: (content) => {
      const form = this.entry()?.form;
      form?.restore(content);
      form?.correctionReason.set(String(content['reason'] ?? ''));
    },
  });
  protected readonly keptWords = computed(() =>
    draftWords(this.kept.state(), this.entry()?.record.timeZone ?? 'UTC'),
  );

  protected readonly identity = computed(() => identityOf(this.entry()?.record.patient));
  protected readonly reasonError = computed(() =>
    this.wasTried() && this.entry()?.form.correctionReason().trim() === ''
      ? 'Say why the form is corrected.'
      : null,
  );

  constructor() {
    printsAbout(this.identity);
    inject(UnsavedChanges).watch(() => this.kept.isPending(), inject(DestroyRef));
  }

  private place(): FormDraftPlace | undefined {
    const { current, isMoved } = this.entry() ?? {};
    if (!current || isMoved || current.status === 'voided') return undefined;
    return {
      patientId: current.patientId,
      form: questionnaireForm(current.instrumentId),
      subjectId: current.id,
      subjectVersion: current.version,
    };
  }

  protected retry(): void {
    this.record.reload();
    this.history.reload();
  }

  protected async save(): Promise<void> {
    const entry = this.entry();
    const body = entry?.form.recording();
    this.wasTried.set(true);
    if (!entry || !body || this.isSaving() || this.reasonError()) return;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      if (!(await this.kept.hold())) return;
      const reason = entry.form.correctionReason().trim();
      const version = this.nextVersion.over();
      await this.calls.correct(this.assessmentId(), { ...body, reason }, version);
      this.kept.finish();
      this.toasts.show({ text: `${entry.form.instrument.name} corrected.` });
      await this.router.navigate(['/patients', this.patientId()]);
    } catch (error) {
      const problem = problemOf(error);
      if (this.kept.refused(problem)) return;
      this.problem.set(problem);
      if (problem.isConflict) await this.compare(entry.current.id);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** Shows what somebody else saved; the form is kept on already, so an answer lost here is not taken for one of the try. */
  private async compare(id: string): Promise<void> {
    try {
      await this.nextVersion.compare(id);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** What somebody else saved; where they voided or moved the form, there is nothing left to correct. */
  private async readTheirs(id: string): Promise<Assessment | null> {
    const [theirs] = (await this.calls.versions(id)).versions;
    const isHere = theirs?.patientId === this.patientId() && theirs.status === 'recorded';
    if (theirs && isHere) return theirs;
    this.history.reload();
    return null;
  }

  /** Another tab recorded or dropped what was written here: it is left, and nothing of it is kept. */
  protected leave(): void {
    this.kept.stop();
    void this.router.navigate(['/patients', this.patientId()]);
  }

  protected day(on: string): string {
    return formatDate(on);
  }

  protected time(at: string): string {
    return formatDateTime(at, this.entry()?.record.timeZone ?? 'UTC');
  }
}
