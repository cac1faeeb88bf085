import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import type { Author, FrownRating, FrownRatingRecording, PatientRecord } from '@glabella/contracts';
import { CurrentUser, type FormDraftPlace } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  Field,
  FormProblem,
  SegmentedControl,
  Sources,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  frownSeverities,
  frownSeveritySource,
  type FrownSeverity,
} from '@glabella/domain/treatment';
import { isCalendarDate } from '@glabella/domain/values';
import { daysSinceInjection } from '../page/frown-rows';
import { EntrySubmission } from './entry-submission';
import { checkedBy } from './entry-values';
import { frownEntryOf, frownIssues, frownOf, newFrown } from './frown-entry';

/** Frown severity rated at a visit: the day, both grades, who rated. */
@Component({
  selector: 'glabella-frown-form',
  imports: [Control, DateField, Field, FormField, FormProblem, FormRoot, SegmentedControl, Sources],
  template: `
    <form class="stack" [formRoot]="form">
      <glabella-field label="Rated on" [hint]="sinceInjection()">
        <glabella-date-field
          data-first-focus
          [latest]="record().today"
          [formField]="form.ratedOn"
        />
      </glabella-field>
      <glabella-field label="At maximum frown">
        <glabella-segmented-control
          openLabel="Not rated"
          [options]="grades"
          [formField]="form.atMaximum"
        />
      </glabella-field>
      <glabella-field label="At rest" hint="Leave a grade open that was not rated: it is no 0.">
        <glabella-segmented-control
          openLabel="Not rated"
          [options]="grades"
          [formField]="form.atRest"
        />
      </glabella-field>
      <glabella-sources label="Source of the scale" [sources]="sources" />
      <glabella-field label="Rated by">
        <select glabellaControl [formField]="form.ratedById">
          <option value="">Choose</option>
          @for (person of raters(); track person.id) {
            <option [value]="person.id">{{ person.displayName }}</option>
          }
        </select>
      </glabella-field>
      <glabella-field label="Note" note="optional">
        <textarea glabellaControl rows="2" [formField]="form.note"></textarea>
      </glabella-field>
      @if (rating()) {
        <glabella-field
          label="Reason of this version"
          hint="Stays on the record with your name and the time; the version before stays readable."
        >
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
      }
      <glabella-form-problem [problem]="problem()" />
      <div class="row tight">
        <button
          type="submit"
          class="btn primary"
          [attr.aria-disabled]="form().submitting() || null"
        >
          {{ rating() ? 'Save the correction' : 'Record the rating' }}
        </button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class FrownForm {
  readonly record = input.required<PatientRecord>();
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The rating to correct; null for a new one. */
  readonly rating = input<FrownRating | null>(null);
  /** Who may rate, and who has. */
  readonly raters = input.required<readonly Author[]>();
  /** Stores it; a rejection is shown at the fields, and what was typed is kept. */
  readonly save =
    input.required<
      (
        rating: FrownRatingRecording,
        reason: string,
        draftVersion: number | undefined,
      ) => Promise<unknown>
    >();
  readonly cancelled = output<void>();

  private readonly user = inject(CurrentUser);
  protected readonly sources = [frownSeveritySource];
  protected readonly grades = frownSeverities.map(({ value, label }): Segment<FrownSeverity> => ({
    value,
    label: `${value} ${label}`,
  }));
  readonly submission = new EntrySubmission({
    recording: () => frownOf(this.model()),
    reason: () => this.model().reason,
    save: () => this.save(),
  });
  protected readonly problem = this.submission.problem;

  protected readonly model = linkedSignal(() => {
    const rating = this.rating();
    if (rating) return frownEntryOf(rating);
    const self = this.raters().find(({ id }) => id === this.user.staffId());
    return newFrown(this.record().today, self?.id ?? '');
  });
  protected readonly sinceInjection = computed(() => {
    const { ratedOn } = this.model();
    return isCalendarDate(ratedOn)
      ? daysSinceInjection(this.record().sessions, ratedOn)
      : undefined;
  });

  protected readonly form = form(
    this.model,
    (path) =>
      validateStandardSchema(
        path,
        checkedBy(this.model, () =>
          frownIssues(
            this.model(),
            { today: this.record().today, birthDate: this.record().patient.birthDate },
            this.rating() !== null,
          ),
        ),
      ),
    { submission: this.submission.options },
  );

  constructor() {
    this.submission.keep(this.keptAt, this.model, this.form);
  }
}
