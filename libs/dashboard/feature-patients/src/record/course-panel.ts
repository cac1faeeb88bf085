import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Course, CourseEndCorrection, PatientRecord } from '@glabella/contracts';
import { Chip, Dialogs, EmptyState, Sources, Toasts, identityOf } from '@glabella/dashboard/ui';
import {
  courseEndReasons,
  diagnosisOf,
  protocolOf,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { compareDates, formatDate } from '@glabella/domain/values';
import { CorrectEnd } from '../course/correct-end';
import { EndCourse, type EndCourseData } from '../course/end-course';
import { VersionHistory, type VersionHistoryData } from '../version-history';

const answers: Readonly<Record<Course['psychosis'], string>> = {
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
};

function courseRow(course: Course, protocols: readonly TreatmentProtocol[]) {
  const protocol = protocolOf(protocols, course);
  const diagnosis = protocol && diagnosisOf(protocol, course.diagnosisCode);
  const end = courseEndReasons.find(({ id }) => id === course.endReason);
  return {
    course,
    title: protocol?.name ?? course.protocolId,
    isOffLabel: protocol?.offLabel ?? false,
    sources: protocol?.sources ?? [],
    dates: course.endedOn
      ? `${formatDate(course.startedOn)} to ${formatDate(course.endedOn)}`
      : `since ${formatDate(course.startedOn)}`,
    facts: [
      ['Diagnosis', `${course.diagnosisCode} ${diagnosis?.label ?? ''}`],
      [
        'Episode since',
        course.episodeStartedOn ? formatDate(course.episodeStartedOn) : 'not known',
      ],
      ['Psychosis', answers[course.psychosis]],
      ['Bipolar', answers[course.bipolar]],
      ['Responsible', course.responsible.displayName],
      ['Clinicians', course.clinicians.map(({ displayName }) => displayName).join(', ') || 'none'],
      ['Protocol', `${protocol?.name ?? course.protocolId}, version ${course.protocolVersion}`],
      ...(end ? [['Ended', [end.label, course.endNote].filter(Boolean).join(': ')]] : []),
    ],
  };
}

/** The courses of treatment, the running one first: what is stated of them, and how to correct them, end them or correct their end. */
@Component({
  selector: 'glabella-course-panel',
  imports: [Chip, EmptyState, RouterLink, Sources],
  templateUrl: './course-panel.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    section {
      display: grid;
      gap: var(--space-2);
    }
    section + section {
      padding-top: var(--space-4);
      border-top: 1px solid var(--line);
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 2px var(--space-3);
    }
  `,
})
export class CoursePanel {
  readonly record = input.required<PatientRecord>();
  readonly mayAct = input.required<boolean>();
  /** A course was ended, or its end corrected: the record has to be read again. */
  readonly changed = output<void>();

  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly rows = computed(() =>
    [...this.record().courses]
      .sort(
        (a, b) =>
          Number(a.endedOn !== null) - Number(b.endedOn !== null) ||
          compareDates(b.startedOn, a.startedOn),
      )
      .map((course) => courseRow(course, this.record().protocols)),
  );
  protected readonly isRunning = computed(() =>
    this.record().courses.some(({ endedOn }) => endedOn === null),
  );

  protected async end(course: Course): Promise<void> {
    if (!(await this.dialogs.ask<boolean>(EndCourse, this.endOf(course)))) return;
    this.toasts.show({ text: 'The course is ended: nothing of it is due any more.' });
    this.changed.emit();
  }

  protected async correctEnd(course: Course): Promise<void> {
    const standing = await this.dialogs.ask<CourseEndCorrection['standing']>(
      CorrectEnd,
      this.endOf(course),
    );
    if (standing === null) return;
    const text = standing === 'running' ? 'The course runs again.' : 'The correction is on record.';
    this.toasts.show({ text });
    this.changed.emit();
  }

  private endOf(course: Course): EndCourseData {
    const { patient, today } = this.record();
    return { course, patient: identityOf(patient), today };
  }

  protected showHistory(course: Course): void {
    const question: VersionHistoryData = {
      subject: 'course',
      id: course.id,
      timeZone: this.record().timeZone,
    };
    this.dialogs.open(VersionHistory, question, { width: 'wide' });
  }
}
