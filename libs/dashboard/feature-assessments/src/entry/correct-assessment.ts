import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EntryForm, EntryPanel, entryRecordResource } from '@glabella/dashboard/assessment-entry';
import {
  type ApiProblem,
  AssessmentCalls,
  assessmentHistoryResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Control,
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
import { findInstrument } from '@glabella/domain/instruments';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** All that somebody writes into a correction, to see whether it differs from what it began with. */
const writtenInto = (form: EntryForm): string =>
  JSON.stringify([
    form.draft(),
    form.assessedOn(),
    form.entered(),
    form.wrongNumbers(),
    form.disposition(),
    form.dispositionNote(),
    form.correctionReason(),
  ]);

/** A recorded form corrected with a reason: a new version, the old one stays readable. */
@Component({
  selector: 'glabella-correct-assessment',
  imports: [
    Banner,
    Card,
    Control,
    EmptyState,
    EntryPanel,
    ErrorState,
    Field,
    LoadingState,
    PatientIdentity,
    RouterLink,
  ],
  templateUrl: './correct-assessment.html',
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
  protected readonly wasTried = signal(false);
  private readonly isSaved = signal(false);

  protected readonly failure = computed(() => {
    const error = this.record.error() ?? this.history.error();
    return error ? problemOf(error) : null;
  });

  protected readonly entry = linkedSignal(() => {
    if (!this.record.hasValue() || !this.history.hasValue()) return null;
    const [current] = this.history.value().versions;
    const instrument = current && findInstrument(current.instrumentId);
    if (!current || !instrument) return null;
    const record = this.record.value();
    const form = new EntryForm(instrument, record.today, current);
    const initial = untracked(() => writtenInto(form));
    return { form, record, current, initial };
  });

  protected readonly identity = computed(() => identityOf(this.entry()?.record.patient));
  protected readonly reasonError = computed(() =>
    this.wasTried() && this.entry()?.form.correctionReason().trim() === ''
      ? 'Say why the form is corrected.'
      : null,
  );

  constructor() {
    printsAbout(this.identity);
    inject(UnsavedChanges).watch(() => this.hasUnsaved(), inject(DestroyRef));
  }

  private hasUnsaved(): boolean {
    const entry = this.entry();
    return entry !== null && !this.isSaved() && writtenInto(entry.form) !== entry.initial;
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
      const reason = entry.form.correctionReason().trim();
      await this.calls.correct(this.assessmentId(), { ...body, reason }, entry.current.version);
      this.isSaved.set(true);
      this.toasts.show({ text: `${entry.form.instrument.name} corrected.` });
      await this.router.navigate(['/patients', this.patientId()]);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isSaving.set(false);
    }
  }

  protected day(on: string): string {
    return formatDate(on);
  }

  protected time(at: string): string {
    return formatDateTime(at, this.entry()?.record.timeZone ?? 'UTC');
  }
}
