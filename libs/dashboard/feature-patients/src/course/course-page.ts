import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  CourseCalls,
  patientRecordResource,
  problemOf,
  Submission,
} from '@glabella/dashboard/data-access';
import {
  Card,
  EmptyState,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
} from '@glabella/dashboard/ui';
import { identityOf } from '../record/record-identity';
import { courseFactsOf, type CourseEntry } from './course-entry';
import { CourseForm } from './course-form';

/** Starts a course of a patient, or corrects one that is on record. */
@Component({
  selector: 'glabella-course-page',
  imports: [Card, CourseForm, EmptyState, ErrorState, LoadingState, PatientIdentity, RouterLink],
  template: `
    @if (record.hasValue()) {
      <div class="page-head">
        <div>
          <glabella-patient-identity
            [patient]="identityOf(record.value().patient)"
            [today]="record.value().today"
          />
          <h1>{{ isNew() ? 'Start a course' : 'Correct the course' }}</h1>
        </div>
      </div>
      @if (isNew() && running()) {
        <glabella-empty-state
          heading="A course is running already"
          next="A patient has one course at a time: end it before another starts."
        >
          <a class="btn primary" [routerLink]="['/patients', patientId()]">Back to the patient</a>
        </glabella-empty-state>
      } @else if (!isNew() && !course()) {
        <glabella-empty-state heading="No such course" next="It may belong to another patient.">
          <a class="btn primary" [routerLink]="['/patients', patientId()]">Back to the patient</a>
        </glabella-empty-state>
      } @else {
        <glabella-card class="form">
          <glabella-course-form
            [course]="course()"
            [today]="record.value().today"
            [sex]="record.value().patient.sex"
            [saveLabel]="isNew() ? 'Start the course' : 'Save the correction'"
            [save]="save"
            (cancelled)="leave()"
          />
        </glabella-card>
      }
    } @else if (problem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="record.reload()" />
    } @else {
      <glabella-loading-state what="the patient" [rows]="8" />
    }
  `,
  styles: `
    .form {
      max-width: 760px;
    }
  `,
})
export class CoursePage {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the path; a new course without it. */
  readonly courseId = input<string>();

  private readonly calls = inject(CourseCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submission = new Submission();

  protected readonly identityOf = identityOf;
  protected readonly record = patientRecordResource(() => this.patientId());
  protected readonly isNew = computed(() => this.courseId() === undefined);
  private readonly courses = computed(() =>
    this.record.hasValue() ? this.record.value().courses : [],
  );
  protected readonly course = computed(
    () => this.courses().find(({ id }) => id === this.courseId()) ?? null,
  );
  protected readonly running = computed(() =>
    this.courses().some(({ endedOn }) => endedOn === null),
  );
  protected readonly problem = computed(() => {
    const error = this.record.error();
    return error ? problemOf(error) : null;
  });

  protected readonly save = async (entry: CourseEntry): Promise<void> => {
    const facts = courseFactsOf(entry);
    const course = this.course();
    if (course) {
      const body = { ...facts, reason: entry.reason.trim() };
      await this.calls.correct(course.id, body, course.version);
      this.toasts.show({ text: 'The correction is on record.' });
    } else {
      const body = { ...facts, protocolId: entry.protocolId };
      await this.calls.start(this.patientId(), body, this.submission);
      this.toasts.show({ text: 'The course is started. Next: a PHQ-9 as the baseline.' });
    }
    await this.router.navigate(['/patients', this.patientId()]);
  };

  protected leave(): void {
    void this.router.navigate(['/patients', this.patientId()]);
  }
}
