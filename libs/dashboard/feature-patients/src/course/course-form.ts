import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, FormField, FormRoot, required, submit, validate } from '@angular/forms/signals';
import { type Author, type Course, isClinical } from '@glabella/contracts';
import {
  colleaguesResource,
  draftWords,
  keepsForm,
  problemOf,
  protocolsResource,
  showRefusal,
  type ApiProblem,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Chip,
  Control,
  DateField,
  DraftStanding,
  ErrorState,
  Field,
  focusFirstError,
  FormProblem,
  lastKnown,
  SegmentedControl,
  Sources,
  UnsavedChanges,
  type Segment,
} from '@glabella/dashboard/ui';
import { findInstrument } from '@glabella/domain/instruments';
import {
  diagnosisOf,
  firstProduct,
  glabellarDepression,
  protocolTotal,
  type Sex,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { correctionReasonProblem } from '../correction-reason';
import { courseEntryOf, type CourseEntry } from './course-entry';

const intakeAnswers: readonly Segment<Course['psychosis']>[] = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'unknown', label: 'Not known' },
];

/** Diagnosis, intake answers, people and protocol of a course, for a new one or one on record. */
@Component({
  selector: 'glabella-course-form',
  imports: [
    Banner,
    Chip,
    Control,
    DateField,
    DraftStanding,
    ErrorState,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    SegmentedControl,
    Sources,
  ],
  templateUrl: './course-form.html',
  styleUrl: './course-form.css',
})
export class CourseForm {
  /** The course to correct; null for a new one. */
  readonly course = input<Course | null>(null);
  /** The version that the course keeps; null for a new one. */
  readonly kept = input<TreatmentProtocol | null>(null);
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The practice's time zone. */
  readonly timeZone = input.required<string>();
  readonly today = input.required<CalendarDate>();
  readonly sex = input.required<Sex>();
  readonly saveLabel = input.required<string>();
  /** Stores it; a rejection is shown at the fields, and what was chosen is kept. */
  readonly save =
    input.required<(entry: CourseEntry, draftVersion: number | undefined) => Promise<unknown>>();
  readonly cancelled = output<void>();

  protected readonly intakeAnswers = intakeAnswers;
  private readonly everyProtocol = protocolsResource();
  /** What a new course may take. */
  protected readonly protocols = computed(() =>
    (this.everyProtocol.hasValue() ? this.everyProtocol.value().rows : [])
      .filter(({ isRetired }) => !isRetired)
      .map(({ protocol }) => protocol),
  );
  protected readonly problem = signal<ApiProblem | null>(null);

  protected readonly everybody = colleaguesResource();
  protected readonly peopleProblem = computed(() => {
    const error = this.everybody.error() ?? this.everyProtocol.error();
    return error ? problemOf(error) : null;
  });
  private readonly colleagues = computed(() =>
    this.everybody.hasValue() ? this.everybody.value().rows : [],
  );
  protected readonly psychiatrists = computed(() =>
    this.withNamed(
      this.colleagues().filter(({ roles }) => roles.includes('psychiatrist')),
      this.course() ? [this.course()?.responsible] : [],
    ),
  );
  protected readonly clinicians = computed(() =>
    this.withNamed(
      this.colleagues().filter(({ roles }) => isClinical(roles)),
      this.course()?.clinicians ?? [],
    ),
  );

  private readonly untouched = computed(() =>
    courseEntryOf(this.course(), this.today(), glabellarDepression.id),
  );
  protected readonly model = linkedSignal(() => this.untouched());
  /** Whether something stands in the form that is not on record. */
  readonly isWritten = computed(
    () => JSON.stringify(this.model()) !== JSON.stringify(this.untouched()),
  );
  /** What the course keeps, or what is chosen for a new one; null until the protocols are read. */
  readonly protocol = computed(
    () => this.kept() ?? this.protocols().find(({ id }) => id === this.model().protocolId) ?? null,
  );
  protected readonly diagnoses = computed(() => this.protocol()?.diagnoses ?? []);
  protected readonly product = computed(() => {
    const protocol = this.protocol();
    return protocol ? firstProduct(protocol).productId : '';
  });
  protected readonly questionnaires = computed(() =>
    (this.protocol()?.instruments ?? []).map((id) => findInstrument(id)?.name ?? id).join(', '),
  );
  protected readonly startingDose = computed(() => {
    const protocol = this.protocol();
    const total = protocol && protocolTotal(protocol, this.product(), this.sex());
    return total === null ? 'no published dose for this sex' : `${total} U in all`;
  });

  protected readonly form = form(
    this.model,
    (path) => {
      required(path.diagnosisCode, { message: 'Choose a diagnosis.' });
      required(path.startedOn, { message: 'Write the day the course starts.' });
      validate(path.startedOn, ({ value }) =>
        value() > this.today()
          ? { kind: 'future', message: 'A course starts today or earlier.' }
          : null,
      );
      validate(path.episodeStartedOn, ({ value, valueOf }) =>
        value() > valueOf(path.startedOn)
          ? { kind: 'order', message: 'The episode starts before the course or on the same day.' }
          : null,
      );
      required(path.psychosis, { message: 'Choose one; “not known” is an answer too.' });
      required(path.bipolar, { message: 'Choose one; “not known” is an answer too.' });
      required(path.responsibleId, { message: 'Choose the responsible psychiatrist.' });
      required(path.protocolId, { message: 'Choose a protocol.' });
      validate(path.diagnosisCode, ({ value }) => {
        const protocol = this.protocol();
        if (!protocol || value() === '' || diagnosisOf(protocol, value())) return null;
        return { kind: 'protocol', message: `Choose a diagnosis that ${protocol.name} is for.` };
      });
      validate(path.reason, ({ value }) =>
        this.course() ? correctionReasonProblem(value()) : null,
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          if (!(await this.draft.hold())) return undefined;
          try {
            await this.save()(this.model(), this.draft.heldVersion());
            return undefined;
          } catch (error) {
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

  /** What stands in the form, as it last could be saved. */
  readonly complete = lastKnown(() => (this.form().valid() ? this.model() : null));

  constructor() {
    inject(UnsavedChanges).watch(() => this.draft.isPending(), inject(DestroyRef));
  }

  /** Sends what stands in the form now, as its button does. */
  async send(): Promise<void> {
    await submit(this.form);
  }

  /** The entry is on record: what was kept of it is dropped, and the page may be left. */
  markStored(): void {
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

  protected retry(): void {
    this.everybody.reload();
    this.everyProtocol.reload();
  }

  protected isNamed(id: string): boolean {
    return this.model().clinicianIds.includes(id);
  }

  protected name(id: string, isNamed: boolean): void {
    this.model.update((entry) => ({
      ...entry,
      clinicianIds: isNamed
        ? [...entry.clinicianIds, id]
        : entry.clinicianIds.filter((one) => one !== id),
    }));
    this.form.clinicianIds().markAsDirty();
  }

  /** Who is named already stays choosable after leaving the practice. */
  private withNamed(people: readonly Author[], named: readonly (Author | undefined)[]): Author[] {
    const left = named.flatMap((one) =>
      one && !people.some(({ id }) => id === one.id) ? [one] : [],
    );
    return [...people, ...left];
  }
}
