import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { CsvMapping, ImportPreview, ImportRequest, PatientRow } from '@glabella/contracts';
import {
  type ApiProblem,
  ImportCalls,
  importPreviewResource,
  problemOf,
  Submission,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  DataTable,
  ErrorState,
  FormProblem,
  LoadingState,
} from '@glabella/dashboard/ui';
import { Counts } from '../counts';
import { ProblemList } from '../problem-list';
import { ColumnMapping } from './column-mapping';
import {
  hasPossibleDuplicates,
  importBlocker,
  isDateOrderUndecided,
  isInstrumentUndecided,
  previewCounts,
} from './import-blocker';
import { PatientChoice } from './patient-choice';
import type { ImportFile } from './read-import-file';

/** How long choices rest before the file is checked again, in milliseconds. */
export const choicePauseMs = 500;

/** What an import of one file would do, checked by the server after every choice, and the button that starts it. */
@Component({
  selector: 'glabella-import-check',
  imports: [
    Banner,
    Card,
    ColumnMapping,
    Counts,
    DataTable,
    ErrorState,
    FormProblem,
    LoadingState,
    PatientChoice,
    ProblemList,
  ],
  templateUrl: './import-check.html',
  styleUrl: './import-check.css',
})
export class ImportCheck {
  private readonly calls = inject(ImportCalls);
  private readonly router = inject(Router);
  private readonly submission = new Submission();

  readonly file = input.required<ImportFile>();

  /** What was chosen differently from the proposal. */
  protected readonly choices = signal<Partial<CsvMapping>>({});
  protected readonly createsPatients = signal(false);
  protected readonly acceptsDuplicates = signal(false);
  protected readonly patient = signal<PatientRow | null>(null);
  protected readonly isStarting = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  private readonly asked = signal<ImportRequest | undefined>(undefined);
  protected readonly check = importPreviewResource(this.asked);
  private readonly answer = computed(() => (this.check.hasValue() ? this.check.value() : null));
  /** The first answer, which proposes how to read the file. */
  private readonly proposal = linkedSignal<ImportPreview | null, ImportPreview | null>({
    source: this.answer,
    computation: (answer, previous) => previous?.value ?? answer,
  });
  /** The last answer: it stays on the page while the next is on its way. */
  protected readonly preview = linkedSignal<ImportPreview | null, ImportPreview | null>({
    source: this.answer,
    computation: (answer, previous) => answer ?? previous?.value ?? null,
  });

  protected readonly mapping = computed<CsvMapping | null>(() => {
    const proposed = this.proposal()?.mapping;
    return proposed ? { ...proposed, ...this.choices() } : null;
  });
  protected readonly needsInstrument = computed(() => {
    const { instrumentId, columns = [] } = this.choices();
    const isChosen = instrumentId !== undefined || columns.includes('instrument');
    return isInstrumentUndecided(this.proposal()) && !isChosen;
  });
  protected readonly needsDateFormat = computed(
    () => isDateOrderUndecided(this.proposal()) && this.choices().dateFormat === undefined,
  );

  private readonly request = computed<ImportRequest>(() => {
    const { kind, content } = this.file();
    const patients = {
      createPatients: this.createsPatients(),
      ...(this.createsPatients() && this.acceptsDuplicates() ? { acceptDuplicates: true } : {}),
    };
    if (kind === 'fhir') {
      const patientId = this.patient()?.id;
      return { kind, content, ...patients, ...(patientId ? { patientId } : {}) };
    }
    // Read only after a choice: the answer to the first check must not ask for a second.
    const mapping = Object.keys(this.choices()).length > 0 ? this.mapping() : null;
    return { kind, content, ...patients, ...(mapping ? { mapping } : {}) };
  });

  protected readonly asksAboutDuplicates = computed(
    () =>
      this.createsPatients() && (this.acceptsDuplicates() || hasPossibleDuplicates(this.preview())),
  );
  protected readonly isChecked = computed(
    () => this.asked() === this.request() && !this.check.isLoading() && !this.check.error(),
  );
  protected readonly counts = computed(() => previewCounts(this.preview()));
  protected readonly blocker = computed(() =>
    importBlocker(this.preview(), this.needsInstrument(), this.needsDateFormat()),
  );
  protected readonly problemOf = problemOf;

  constructor() {
    effect((onCleanup) => {
      const request = this.request();
      const isFirst = this.preview() === null;
      const timer = setTimeout(() => this.asked.set(request), isFirst ? 0 : choicePauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(choice: Partial<CsvMapping>): void {
    this.choices.update((before) => ({ ...before, ...choice }));
  }

  protected async start(): Promise<void> {
    if (!this.isChecked() || this.blocker() !== null || this.isStarting()) return;
    this.isStarting.set(true);
    this.problem.set(null);
    try {
      const batch = await this.calls.start(this.asExactlyShown(), this.submission);
      await this.router.navigate(['/imports', batch.id]);
    } catch (error) {
      this.problem.set(problemOf(error));
      this.isStarting.set(false);
    }
  }

  /** The mapping that stands on the page is sent, also where it was only proposed. */
  private asExactlyShown(): ImportRequest {
    const request = this.request();
    const mapping = this.mapping();
    return request.kind === 'csv' && mapping ? { ...request, mapping } : request;
  }
}
