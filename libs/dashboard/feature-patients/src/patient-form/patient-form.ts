import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  submit,
  validate,
  validateStandardSchema,
} from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  emailSchema,
  patientFactsSchema,
  type DuplicateQuery,
  type Patient,
} from '@glabella/contracts';
import {
  draftWords,
  duplicatesResource,
  keepsForm,
  problemOf,
  showRefusal,
  type ApiProblem,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Control,
  DateField,
  DraftStanding,
  Field,
  focusFirstError,
  FormProblem,
  lastKnown,
  UnsavedChanges,
  sexLabels,
} from '@glabella/dashboard/ui';
import { sexes } from '@glabella/domain/treatment';
import { formatDate, type CalendarDate } from '@glabella/domain/values';
import { correctionReasonProblem } from '../correction-reason';
import { duplicateQueryOf, entryOf, type PatientEntry } from './patient-entry';

/** How long typing rests before possible duplicates are looked for, in milliseconds. */
export const duplicatePauseMs = 350;

/** A patient as somebody entered them, and whether the warning about the same person was answered. */
export interface PatientSaving {
  readonly entry: PatientEntry;
  readonly isKnownDuplicate: boolean;
}

const shape = patientFactsSchema.shape;

/**
 * Name, birth date, sex, MRN and contacts, for a new patient or one on record. While name and birth date are typed it warns of
 * patients who may be the same person, and of an MRN that is taken.
 */
@Component({
  selector: 'glabella-patient-form',
  imports: [
    Banner,
    Control,
    DateField,
    DraftStanding,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    RouterLink,
  ],
  templateUrl: './patient-form.html',
  styleUrl: './patient-form.css',
})
export class PatientForm {
  /** The patient to correct; null for a new one. */
  readonly patient = input<Patient | null>(null);
  /** Where a correction is kept while it is half written; a new patient is nobody yet to keep it by. */
  readonly keptAt = input<FormDraftPlace>();
  /** The practice's time zone. */
  readonly timeZone = input('UTC');
  readonly today = input.required<CalendarDate>();
  readonly saveLabel = input.required<string>();
  /** Stores it; a rejection is shown at the fields, and what was typed is kept. */
  readonly save = input.required<(saving: PatientSaving) => Promise<unknown>>();
  readonly cancelled = output<void>();

  protected readonly sexes = sexes.map((value) => ({ value, label: sexLabels[value] }));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isOtherPerson = signal(false);
  private readonly isSaved = signal(false);

  protected readonly model = linkedSignal(() => entryOf(this.patient()));
  protected readonly form = form(
    this.model,
    (path) => {
      validateStandardSchema<string, string>(path.givenName, shape.givenName);
      validateStandardSchema<string, string>(path.familyName, shape.familyName);
      required(path.birthDate, { message: 'Write the birth date.' });
      validate(path.birthDate, ({ value }) =>
        value() > this.today() ? { kind: 'future', message: 'This day lies in the future.' } : null,
      );
      required(path.sex, { message: 'Choose one; “not known” is an answer too.' });
      validateStandardSchema<string, string>(path.mrn, shape.mrn);
      validate(path.phone, ({ value }) =>
        value().trim().length > 40
          ? { kind: 'maxLength', message: 'Use at most 40 characters.' }
          : null,
      );
      validate(path.email, ({ value }) => {
        const isFine = value().trim() === '' || emailSchema.safeParse(value().trim()).success;
        return isFine
          ? null
          : { kind: 'email', message: 'Write an e-mail address like name@practice.example.' };
      });
      validate(path.reason, ({ value }) =>
        this.patient() ? correctionReasonProblem(value()) : null,
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          if (this.samePerson().length > 0 && !this.isOtherPerson()) return undefined;
          if (!(await this.draft.hold())) return undefined;
          try {
            const isKnownDuplicate = this.isOtherPerson();
            this.isSaved.set(true);
            await this.save()({ entry: this.model(), isKnownDuplicate });
            return undefined;
          } catch (error) {
            this.isSaved.set(false);
            if (this.draft.refused(problemOf(error))) return undefined;
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected readonly draft = keepsForm({
    place: this.keptAt,
    model: this.model,
    problem: this.problem,
  });
  protected readonly keptWords = computed(() => draftWords(this.draft.state(), this.timeZone()));

  private readonly compared = signal<DuplicateQuery | undefined>(undefined);
  private readonly duplicates = duplicatesResource(() => this.compared());
  private readonly found = computed(() =>
    this.duplicates.hasValue() ? this.duplicates.value().rows : [],
  );
  protected readonly samePerson = computed(() =>
    this.found()
      .filter(({ match }) => match === 'name-and-birth-date')
      .map((patient) => ({
        id: patient.id,
        words:
          `${patient.givenName} ${patient.familyName}, born ${formatDate(patient.birthDate)}, ` +
          `MRN ${patient.mrn}${patient.isArchived ? ', archived' : ''}`,
      })),
  );
  protected readonly mrnError = computed(() => {
    const taken = this.found().find(
      ({ match, mrn }) => match === 'mrn' && mrn === this.model().mrn.trim(),
    );
    return taken ? `${taken.givenName} ${taken.familyName} has this MRN already.` : null;
  });

  /** What stands in the form, as it last could be saved. */
  readonly complete = lastKnown(() => (this.form().valid() ? this.model() : null));

  constructor() {
    effect((onCleanup) => {
      const query = duplicateQueryOf(this.model(), this.patient()?.id);
      const timer = setTimeout(() => this.compareWith(query), duplicatePauseMs);
      onCleanup(() => clearTimeout(timer));
    });
    inject(UnsavedChanges).watch(() => this.hasUnsaved(), inject(DestroyRef));
  }

  /** Sends what stands in the form now, as its button does. */
  async send(): Promise<void> {
    await submit(this.form);
  }

  /** The entry is on record: what was kept of it is dropped, and the page may be left. */
  markStored(): void {
    this.isSaved.set(true);
    this.draft.finish();
  }

  /** What is on record goes before what was typed: that is dropped, and what was kept of it. */
  discard(): Promise<void> {
    return this.draft.discard();
  }

  /** Another tab's form was recorded: this one is left, and nothing of it is kept. */
  protected leave(): void {
    this.draft.stop();
    this.cancelled.emit();
  }

  private hasUnsaved(): boolean {
    if (this.keptAt()) return this.draft.isPending();
    return this.form().dirty() && !this.isSaved();
  }

  /** Asks only when something of the question changed: the reason or the phone do not. */
  private compareWith(query: DuplicateQuery | undefined): void {
    if (JSON.stringify(query) === JSON.stringify(this.compared())) return;
    this.compared.set(query);
    this.isOtherPerson.set(false);
  }
}
