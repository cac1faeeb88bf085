import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isClinical, type Author, type PatientRecord } from '@glabella/contracts';
import {
  colleaguesResource,
  HistoryCalls,
  NextVersion,
  patientRecordResource,
  problemOf,
  Submission,
  draftWords,
  type FormDraftPlace,
  type HistoryAddress,
  type HistoryRecordings,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ConflictPanel,
  EmptyState,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
  DraftStanding,
  type ConflictRow,
} from '@glabella/dashboard/ui';
import { conflictRows, historyRecords, type HistoryRecord } from './history-records';
import { FrownForm } from './frown-form';
import { LifeEventForm } from './life-event-form';
import { MedicationForm } from './medication-form';
import { TreatmentForm } from './treatment-form';

const headings: Readonly<Record<HistoryAddress, readonly [record: string, correct: string]>> = {
  'prior-treatments': ['Record a treatment before toxin', 'Correct the treatment before toxin'],
  medications: ['Record a medication', 'Change or correct the medication'],
  'frown-ratings': ['Record a frown rating', 'Correct the frown rating'],
  'life-events': ['Record a life event', 'Correct the life event'],
};

/** Records something of a patient's histories, or corrects what is on record by a new version. */
@Component({
  selector: 'glabella-history-entry',
  imports: [
    DraftStanding,
    Card,
    ConflictPanel,
    EmptyState,
    ErrorState,
    FrownForm,
    LifeEventForm,
    LoadingState,
    MedicationForm,
    PatientIdentity,
    RouterLink,
    TreatmentForm,
  ],
  templateUrl: './history-entry.html',
  styles: `
    glabella-card,
    glabella-conflict-panel,
    glabella-draft-standing {
      max-width: 860px;
    }
    glabella-conflict-panel,
    glabella-draft-standing {
      margin-bottom: var(--space-4);
    }
  `,
})
export class HistoryEntry {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the path; a new record without it. */
  readonly recordId = input<string>();
  /** From the route: which of the histories. */
  readonly address = input.required<HistoryAddress>();

  private readonly calls = inject(HistoryCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submission = new Submission();
  private readonly treatmentForm = viewChild(TreatmentForm);
  private readonly medicationForm = viewChild(MedicationForm);
  private readonly frownForm = viewChild(FrownForm);
  private readonly lifeEventForm = viewChild(LifeEventForm);
  private readonly shownForm = computed(
    () => this.treatmentForm() ?? this.medicationForm() ?? this.frownForm() ?? this.lifeEventForm(),
  );

  private readonly resource = patientRecordResource(() => this.patientId());
  private readonly colleagues = colleaguesResource();
  protected readonly problem = computed(() => {
    const error = this.resource.error() ?? this.colleagues.error();
    return error ? problemOf(error) : null;
  });
  protected readonly heading = computed(
    () => headings[this.address()][this.recordId() === undefined ? 0 : 1],
  );
  /** What the form begins with, once everything was read; it stays while something is typed. */
  protected readonly start = linkedSignal(() => {
    if (!this.resource.hasValue() || !this.colleagues.hasValue()) return null;
    const record = this.resource.value();
    const corrected = historyRecords(record, this.address()).find(
      ({ id }) => id === this.recordId(),
    );
    return {
      record,
      corrected: corrected ?? null,
      treatment: record.priorTreatments.find(({ id }) => id === this.recordId()) ?? null,
      medication: record.medications.find(({ id }) => id === this.recordId()) ?? null,
      rating: record.frownRatings.find(({ id }) => id === this.recordId()) ?? null,
      event: record.lifeEvents.find(({ id }) => id === this.recordId()) ?? null,
      identity: identityOf(record.patient),
      keptAt: {
        patientId: record.patient.id,
        form: this.address(),
        subjectId: corrected?.id ?? record.patient.id,
        subjectVersion: corrected?.version,
      } satisfies FormDraftPlace,
      raters: this.ratersOf(record),
    };
  });

  protected readonly nextVersion = new NextVersion<HistoryRecord>({
    opened: () => this.start()?.corrected,
    read: async (id) => (await this.calls.versions(this.address(), id)).versions[0],
    send: () => this.shownForm()?.submission.send(),
    discard: () => this.kept()?.discard(),
    reload: () => this.resource.reload(),
  });
  /** Theirs beside what stands in the form now. */
  protected readonly conflict = computed((): readonly ConflictRow[] | null => {
    const [theirs, start] = [this.nextVersion.theirs(), this.start()];
    const mine = theirs && this.shownForm()?.submission.recording();
    if (!theirs || !start || !mine) return null;
    return conflictRows(this.address(), theirs, mine, start.record, start.raters);
  });

  /** How the form is kept; null before it stands. */
  protected readonly kept = computed(() => this.shownForm()?.submission.kept() ?? null);
  protected readonly keptWords = computed(() =>
    draftWords(this.kept()?.state() ?? null, this.start()?.record.timeZone ?? 'UTC'),
  );

  constructor() {
    printsAbout(() => this.start()?.identity);
  }

  protected readonly saveTreatment = this.saveAt('prior-treatments');
  protected readonly saveMedication = this.saveAt('medications');
  protected readonly saveFrown = this.saveAt('frown-ratings');
  protected readonly saveLifeEvent = this.saveAt('life-events');

  protected retry(): void {
    this.resource.reload();
    this.colleagues.reload();
  }

  protected leave(): void {
    void this.router.navigate(['/patients', this.patientId(), 'history']);
  }

  private saveAt<Address extends HistoryAddress>(address: Address) {
    return async (
      mine: HistoryRecordings[Address],
      reason: string,
      draftVersion: number | undefined,
    ): Promise<void> => {
      const corrected = this.start()?.corrected ?? null;
      if (corrected === null) {
        await this.calls.record(address, this.patientId(), mine, draftVersion, this.submission);
        this.stored('It is on record.');
        return;
      }
      await this.nextVersion.save(async (version) => {
        await this.calls.correct(address, corrected.id, { ...mine, reason }, version);
        this.stored('The new version is on record.');
      });
    };
  }

  private stored(text: string): void {
    this.shownForm()?.submission.markStored();
    this.toasts.show({ text });
    this.leave();
  }

  /** Who may rate the frown, and who has and left. */
  private ratersOf({ frownRatings }: PatientRecord): Author[] {
    const people: Author[] = (this.colleagues.value()?.rows ?? [])
      .filter(({ roles }) => isClinical(roles))
      .map(({ id, displayName }) => ({ id, displayName }));
    const named = frownRatings.find(({ id }) => id === this.recordId())?.ratedBy;
    const isThere = named === undefined || people.some(({ id }) => id === named.id);
    return isThere ? people : [...people, named];
  }
}
