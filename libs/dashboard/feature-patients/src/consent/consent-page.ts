import { Component, computed, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ConsentRecording } from '@glabella/contracts';
import {
  ConsentCalls,
  consentTextResource,
  patientRecordResource,
  problemOf,
  Submission,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ConsentTextView,
  EmptyState,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import { pointsAskedIn } from '@glabella/domain/treatment';
import { ConsentForm } from './consent-form';

/** Records a consent to a course beside the text that is agreed to; leads back to the draft that asked for it. */
@Component({
  selector: 'glabella-consent-page',
  imports: [
    Card,
    ConsentForm,
    ConsentTextView,
    EmptyState,
    ErrorState,
    LoadingState,
    PatientIdentity,
    RouterLink,
  ],
  template: `
    @if (record.hasValue() && text.hasValue()) {
      <div class="page-head">
        <div>
          <glabella-patient-identity
            [patient]="identityOf(record.value().patient)"
            [today]="record.value().today"
          />
          <h1>Record a consent</h1>
        </div>
        <button type="button" class="btn no-print" (click)="print()">Print the text</button>
      </div>
      @if (!course()) {
        <glabella-empty-state heading="No such course" next="It may belong to another patient.">
          <a class="btn primary" [routerLink]="['/patients', patientId()]">Back to the patient</a>
        </glabella-empty-state>
      } @else {
        <div class="beside">
          <glabella-card class="no-print" heading="What was agreed">
            <glabella-consent-form
              [keptAt]="keptAt()"
              [timeZone]="record.value().timeZone"
              [text]="text.value()"
              [today]="record.value().today"
              [save]="save"
              (cancelled)="leave()"
            />
          </glabella-card>
          @if (agreed(); as version) {
            <glabella-card [heading]="'The text, version ' + version.version">
              <glabella-consent-text-view
                [points]="version.points"
                [furtherText]="version.furtherText"
              />
            </glabella-card>
          }
        </div>
      }
    } @else if (problem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="readAgain()" />
    } @else {
      <glabella-loading-state what="the consent" [rows]="10" />
    }
  `,
  styles: `
    .beside {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
      align-items: start;
      gap: var(--space-4);
    }
  `,
})
export class ConsentPage {
  /** From the path. */
  readonly patientId = input.required<string>();
  readonly courseId = input.required<string>();
  /** From the address: the draft of the session that waits for this consent. */
  readonly draft = input<string>();

  private readonly form = viewChild(ConsentForm);
  private readonly calls = inject(ConsentCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submission = new Submission();

  protected readonly identityOf = identityOf;
  protected readonly keptAt = computed<FormDraftPlace>(() => ({
    patientId: this.patientId(),
    form: 'consent',
    subjectId: this.courseId(),
  }));
  protected readonly record = patientRecordResource(() => this.patientId());
  protected readonly text = consentTextResource();
  protected readonly course = computed(() =>
    (this.record.hasValue() ? this.record.value().courses : []).find(
      ({ id }) => id === this.courseId(),
    ),
  );
  /** The text that was agreed to, with the points of the treatment: the version that the form names, the newest until it does. */
  protected readonly agreed = computed(() => {
    const versions = this.text.hasValue() ? this.text.value().versions : [];
    const chosen = this.form()?.version();
    const version = versions.find((one) => one.version === chosen) ?? versions[0];
    const protocolId = this.course()?.protocolId ?? '';
    return version && { ...version, points: pointsAskedIn(version.points, protocolId) };
  });
  protected readonly problem = computed(() => {
    const error = this.record.error() ?? this.text.error();
    return error ? problemOf(error) : null;
  });

  constructor() {
    printsAbout(() => (this.record.hasValue() ? identityOf(this.record.value().patient) : null));
  }

  protected readonly save = async (
    consent: ConsentRecording,
    draftVersion: number | undefined,
  ): Promise<void> => {
    await this.calls.record(this.courseId(), consent, draftVersion, this.submission);
    this.form()?.markStored();
    this.toasts.show({ text: 'The consent is on record.' });
    await this.leave();
  };

  protected leave(): Promise<boolean> {
    const draft = this.draft();
    return this.router.navigate(
      draft === undefined ? ['/patients', this.patientId()] : ['/sessions/drafts', draft],
    );
  }

  protected readAgain(): void {
    this.record.reload();
    this.text.reload();
  }

  protected print(): void {
    globalThis.print();
  }
}
