import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import type { CourseHistory, PatientHistory } from '@glabella/contracts';
import {
  courseHistoryResource,
  patientHistoryResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  DialogFrame,
  ErrorState,
  LoadingState,
  sexLabels,
  VersionTable,
  type VersionColumn,
} from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** Whose versions are shown: who a patient is, or what is stated of a course. */
export interface VersionHistoryData {
  readonly subject: 'patient' | 'course';
  readonly id: string;
  readonly timeZone: string;
}

type PatientVersion = PatientHistory['versions'][number];
type CourseVersion = CourseHistory['versions'][number];

const stated = (date: string | null): string => (date ? formatDate(date) : 'not known');

function patientFacts(version: PatientVersion): VersionColumn['facts'] {
  return [
    ['Name', `${version.givenName} ${version.familyName}`],
    ['Birth date', formatDate(version.birthDate)],
    ['Sex', sexLabels[version.sex]],
    ['MRN', version.mrn],
    ['Phone', version.phone ?? ''],
    ['E-mail', version.email ?? ''],
    ['Archived', version.isArchived ? 'yes' : 'no'],
  ];
}

function courseFacts(version: CourseVersion): VersionColumn['facts'] {
  return [
    ['Diagnosis', version.diagnosisCode],
    ['Started', formatDate(version.startedOn)],
    ['Episode since', stated(version.episodeStartedOn)],
    ['Psychosis', version.psychosis],
    ['Bipolar', version.bipolar],
    ['Responsible', version.responsible.displayName],
    ['Clinicians', version.clinicians.map(({ displayName }) => displayName).join(', ')],
    ['Ended', version.endedOn ? formatDate(version.endedOn) : ''],
    ['End', [version.endReason, version.endNote].filter(Boolean).join(': ')],
  ];
}

/** Every version side by side, the newest first: what changed is tinted, with who, when and why. */
@Component({
  selector: 'glabella-version-history',
  imports: [DialogFrame, ErrorState, LoadingState, VersionTable],
  template: `
    <glabella-dialog-frame [heading]="heading">
      @if (isRead()) {
        <glabella-version-table [versions]="versions()" />
      } @else if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="retry()" />
      } @else {
        <glabella-loading-state what="the versions" [rows]="7" />
      }
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
})
export class VersionHistory {
  protected readonly question = inject<VersionHistoryData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  private readonly isPatient = this.question.subject === 'patient';
  protected readonly heading = this.isPatient
    ? 'Versions of the patient'
    : 'Versions of the course';

  private readonly patient = patientHistoryResource(() =>
    this.isPatient ? this.question.id : undefined,
  );
  private readonly course = courseHistoryResource(() =>
    this.isPatient ? undefined : this.question.id,
  );

  protected readonly isRead = computed(() => this.patient.hasValue() || this.course.hasValue());
  protected readonly problem = computed(() => {
    const error = this.patient.error() ?? this.course.error();
    return error ? problemOf(error) : null;
  });

  protected readonly versions = computed<VersionColumn[]>(() => {
    const patients = this.patient.hasValue() ? this.patient.value().versions : [];
    const courses = this.course.hasValue() ? this.course.value().versions : [];
    return [
      ...patients.map((version) => this.versionOf(version, patientFacts(version))),
      ...courses.map((version) => this.versionOf(version, courseFacts(version))),
    ].sort((a, b) => b.version - a.version);
  });

  protected retry(): void {
    (this.isPatient ? this.patient : this.course).reload();
  }

  private versionOf(
    version: PatientVersion | CourseVersion,
    facts: VersionColumn['facts'],
  ): VersionColumn {
    const at = formatDateTime(version.recordedAt, this.question.timeZone);
    return {
      version: version.version,
      facts,
      by: `${version.author.displayName}, ${at}`,
      reason: version.reason ?? '',
    };
  }
}
