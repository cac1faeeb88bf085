import { Component, computed, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Course } from '@glabella/contracts';
import {
  colleaguesResource,
  CourseCalls,
  NextVersion,
  patientRecordResource,
  problemOf,
  Submission,
  type FormDraftPlace,
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
  type ConflictRow,
} from '@glabella/dashboard/ui';
import { protocolOf } from '@glabella/domain/treatment';
import { baselineWords, courseConflict, courseFactsOf, type CourseEntry } from './course-entry';
import { CourseForm } from './course-form';
import { ProtocolMove } from './protocol-move';

/** Starts a course of a patient, or corrects one that is on record. */
@Component({
  selector: 'glabella-course-page',
  imports: [
    Card,
    ConflictPanel,
    CourseForm,
    EmptyState,
    ErrorState,
    LoadingState,
    PatientIdentity,
    ProtocolMove,
    RouterLink,
  ],
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
        @if (conflict(); as rows) {
          <glabella-conflict-panel
            class="form"
            [rows]="rows"
            (keepYours)="nextVersion.keepMine()"
            (takeTheirs)="nextVersion.takeTheirs()"
          />
        }
        @if (!conflict() && course(); as known) {
          <glabella-protocol-move
            class="form"
            [course]="known"
            [correction]="form() ?? null"
            (moved)="record.reload()"
          />
        }
        <glabella-card class="form" [attr.inert]="isChanging() ? '' : null">
          <glabella-course-form
            [course]="course()"
            [kept]="kept()"
            [keptAt]="keptAt()"
            [timeZone]="record.value().timeZone"
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
    glabella-protocol-move,
    glabella-conflict-panel {
      display: block;
      margin-bottom: var(--space-4);
    }
  `,
})
export class CoursePage {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the path; a new course without it. */
  readonly courseId = input<string>();

  protected readonly form = viewChild(CourseForm);
  private readonly move = viewChild(ProtocolMove);
  private readonly calls = inject(CourseCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submission = new Submission();

  private readonly everybody = colleaguesResource();

  protected readonly identityOf = identityOf;
  protected readonly record = patientRecordResource(() => this.patientId());
  protected readonly isNew = computed(() => this.courseId() === undefined);
  private readonly courses = computed(() =>
    this.record.hasValue() ? this.record.value().courses : [],
  );
  protected readonly course = computed(
    () => this.courses().find(({ id }) => id === this.courseId()) ?? null,
  );
  protected readonly nextVersion = new NextVersion<Course>({
    opened: () => this.course(),
    read: (id) => this.calls.read(id),
    send: () => this.form()?.send(),
    discard: () => this.form()?.discard(),
    reload: () => this.record.reload(),
  });
  /** Theirs beside what stands in the form now. */
  protected readonly conflict = computed((): readonly ConflictRow[] | null => {
    const theirs = this.nextVersion.theirs();
    const mine = theirs && this.form()?.complete();
    if (!theirs || !mine) return null;
    const people = this.everybody.hasValue() ? this.everybody.value().rows : [];
    const named = [theirs.responsible, ...theirs.clinicians, ...people];
    const nameOf = (id: string): string =>
      named.find((person) => person.id === id)?.displayName ?? 'somebody who has left';
    return courseConflict(mine, theirs, nameOf);
  });
  protected readonly kept = computed(() => {
    const course = this.course();
    const protocols = this.record.hasValue() ? this.record.value().protocols : [];
    return (course && protocolOf(protocols, course)) ?? null;
  });
  /** A new course is about its patient, a correction about the version that it corrects. */
  protected readonly keptAt = computed((): FormDraftPlace => {
    const [patientId, course] = [this.patientId(), this.course()];
    const subject = course
      ? { subjectId: course.id, subjectVersion: course.version }
      : { subjectId: patientId };
    return { patientId, form: 'course', ...subject };
  });
  /** Whether the course of the form is about to be another version: what is written meanwhile would be lost with it. */
  protected readonly isChanging = computed(
    () => this.record.isLoading() || (this.move()?.isMoving() ?? false),
  );
  protected readonly running = computed(() =>
    this.courses().some(({ endedOn }) => endedOn === null),
  );
  protected readonly problem = computed(() => {
    const error = this.record.error();
    return error ? problemOf(error) : null;
  });

  constructor() {
    printsAbout(() => (this.record.hasValue() ? identityOf(this.record.value().patient) : null));
  }

  protected readonly save = (
    entry: CourseEntry,
    draftVersion: number | undefined,
  ): Promise<void> => {
    const course = this.course();
    if (!course) return this.start(entry, draftVersion);
    return this.nextVersion.save((version) => this.correct(entry, course.id, version));
  };

  private async start(entry: CourseEntry, draftVersion: number | undefined): Promise<void> {
    const body = { ...courseFactsOf(entry), protocolId: entry.protocolId };
    const next = baselineWords(this.form()?.protocol() ?? null);
    await this.calls.start(this.patientId(), body, draftVersion, this.submission);
    this.form()?.markStored();
    this.toasts.show({ text: `The course is started. ${next}` });
    await this.router.navigate(['/patients', this.patientId()]);
  }

  private async correct(entry: CourseEntry, courseId: string, version: number): Promise<void> {
    const body = { ...courseFactsOf(entry), reason: entry.reason.trim() };
    await this.calls.correct(courseId, body, version);
    this.form()?.markStored();
    this.toasts.show({ text: 'The correction is on record.' });
    await this.router.navigate(['/patients', this.patientId()]);
  }

  protected leave(): void {
    void this.router.navigate(['/patients', this.patientId()]);
  }
}
