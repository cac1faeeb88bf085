import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import type { CourseHistory, PatientHistory } from '@glabella/contracts';
import {
  courseHistoryResource,
  patientHistoryResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  DataTable,
  DialogFrame,
  ErrorState,
  LoadingState,
  sexLabels,
} from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** Whose versions are shown: who a patient is, or what is stated of a course. */
export interface VersionHistoryData {
  readonly subject: 'patient' | 'course';
  readonly id: string;
  readonly timeZone: string;
}

interface Version {
  readonly version: number;
  readonly facts: readonly (readonly [string, string])[];
  readonly by: string;
  readonly reason: string;
}

type PatientVersion = PatientHistory['versions'][number];
type CourseVersion = CourseHistory['versions'][number];

const stated = (date: string | null): string => (date ? formatDate(date) : 'not known');

function patientFacts(version: PatientVersion): Version['facts'] {
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

function courseFacts(version: CourseVersion): Version['facts'] {
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
  imports: [DataTable, DialogFrame, ErrorState, LoadingState],
  template: `
    <glabella-dialog-frame [heading]="heading">
      @if (isRead()) {
        <glabella-data-table label="Versions">
          <table>
            <thead>
              <tr>
                <th scope="col">Fact</th>
                @for (version of versions(); track version.version) {
                  <th scope="col">Version {{ version.version }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (line of lines(); track line.label) {
                <tr>
                  <th scope="row">{{ line.label }}</th>
                  @for (cell of line.cells; track $index) {
                    <td [class.changed]="cell.isChanged">{{ cell.text }}</td>
                  }
                </tr>
              }
              <tr>
                <th scope="row">Reason</th>
                @for (version of versions(); track version.version) {
                  <td>{{ version.reason }}</td>
                }
              </tr>
              <tr>
                <th scope="row">Recorded by</th>
                @for (version of versions(); track version.version) {
                  <td class="soft">{{ version.by }}</td>
                }
              </tr>
            </tbody>
          </table>
        </glabella-data-table>
      } @else if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="retry()" />
      } @else {
        <glabella-loading-state what="the versions" [rows]="7" />
      }
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
  styles: `
    tbody th {
      font-weight: 560;
    }
    td {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .changed {
      background: var(--warn-soft);
    }
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

  protected readonly versions = computed<Version[]>(() => {
    const patients = this.patient.hasValue() ? this.patient.value().versions : [];
    const courses = this.course.hasValue() ? this.course.value().versions : [];
    return [
      ...patients.map((version) => this.versionOf(version, patientFacts(version))),
      ...courses.map((version) => this.versionOf(version, courseFacts(version))),
    ].sort((a, b) => b.version - a.version);
  });

  protected readonly lines = computed(() => {
    const versions = this.versions();
    return (versions[0]?.facts ?? []).map(([label], at) => ({
      label,
      cells: versions.map(({ facts }, column) => {
        const text = facts[at]?.[1] ?? '';
        const before = versions[column + 1]?.facts[at]?.[1];
        return { text, isChanged: before !== undefined && before !== text };
      }),
    }));
  });

  protected retry(): void {
    (this.isPatient ? this.patient : this.course).reload();
  }

  private versionOf(version: PatientVersion | CourseVersion, facts: Version['facts']): Version {
    const at = formatDateTime(version.recordedAt, this.question.timeZone);
    return {
      version: version.version,
      facts,
      by: `${version.author.displayName}, ${at}`,
      reason: version.reason ?? '',
    };
  }
}
