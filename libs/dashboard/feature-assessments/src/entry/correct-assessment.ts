import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EntryForm, EntryPanel, entryRecordResource } from '@glabella/dashboard/assessment-entry';
import {
  type ApiProblem,
  AssessmentCalls,
  assessmentHistoryResource,
  draftWords,
  KeptForm,
  problemOf,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
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

/** A recorded form corrected with a reason: a new version, the old one stays readable. */
@Component({
  selector: 'glabella-correct-assessment',
  imports: [
    Banner,
    Card,
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
    return { form, record, current };
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
    const current = this.entry()?.current;
    if (!current || current.status === 'voided') return undefined;
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
      await this.calls.correct(this.assessmentId(), { ...body, reason }, entry.current.version);
      this.kept.finish();
      this.toasts.show({ text: `${entry.form.instrument.name} corrected.` });
      await this.router.navigate(['/patients', this.patientId()]);
    } catch (error) {
      const problem = problemOf(error);
      if (!this.kept.refused(problem)) this.problem.set(problem);
    } finally {
      this.isSaving.set(false);
    }
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
