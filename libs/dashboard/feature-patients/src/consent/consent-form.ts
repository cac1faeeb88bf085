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
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { isClinical, type ConsentRecording, type ConsentText } from '@glabella/contracts';
import {
  colleaguesToChoose,
  CurrentUser,
  draftWords,
  formerColleaguesToChoose,
  keepsForm,
  problemOf,
  showRefusal,
  type ApiProblem,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  ErrorState,
  Field,
  focusFirstError,
  FormProblem,
  SegmentedControl,
  UnsavedChanges,
  DraftStanding,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  consentHowLabels,
  mayNameFormerTaker,
  type ConsentGiver,
  type ConsentHow,
} from '@glabella/domain/treatment';
import { formatDate, type CalendarDate } from '@glabella/domain/values';
import { agreedVersion, recordingOf, type ConsentEntry } from './consent-entry';

const hows: readonly Segment<ConsentHow>[] = [
  { value: 'on-paper', label: 'On paper' },
  { value: 'on-screen', label: 'On screen' },
  {
    value: 'verbally-with-witness',
    label: 'Verbally',
    spoken: consentHowLabels['verbally-with-witness'],
  },
];

const givers: readonly Segment<ConsentGiver>[] = [
  { value: 'patient', label: 'Patient' },
  { value: 'representative', label: 'Representative' },
];

/** The facts of a consent as it was given. */
@Component({
  selector: 'glabella-consent-form',
  imports: [
    Control,
    DraftStanding,
    DateField,
    ErrorState,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    SegmentedControl,
  ],
  templateUrl: './consent-form.html',
  styles: `
    fieldset {
      display: grid;
    }
    legend {
      color: var(--ink-2);
      font-size: var(--text-s);
      font-weight: 560;
    }
    legend .dim {
      font-weight: 400;
    }
  `,
})
export class ConsentForm {
  readonly text = input.required<ConsentText>();
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The practice's time zone. */
  readonly timeZone = input.required<string>();
  readonly today = input.required<CalendarDate>();
  /** Records it; a rejection is shown in the form. */
  readonly save =
    input.required<
      (consent: ConsentRecording, draftVersion: number | undefined) => Promise<void>
    >();
  readonly cancelled = output<void>();

  private readonly user = inject(CurrentUser);
  protected readonly takers = colleaguesToChoose(({ roles }) => isClinical(roles));
  protected readonly hows = hows;
  protected readonly givers = givers;
  protected readonly problem = signal<ApiProblem | null>(null);

  protected readonly versions = computed(() => [
    { value: '', label: `In force on that day: version ${this.versionOfDay()}` },
    ...this.text().versions.map(({ version, publishedOn }) => ({
      value: String(version),
      label: `Version ${version}${publishedOn === null ? '' : `, of ${formatDate(publishedOn)}`}`,
    })),
  ]);
  /** What is written stays when the people of the practice arrive. */
  protected readonly model = linkedSignal<string, ConsentEntry>({
    source: () => (this.isTaker() ? (this.user.staffId() ?? '') : ''),
    computation: (me, before) => ({
      documentVersion: before?.value.documentVersion ?? '',
      agreedOn: before?.value.agreedOn ?? this.today(),
      agreedBy: before?.value.agreedBy ?? 'patient',
      representative: before?.value.representative ?? '',
      how: before?.value.how ?? null,
      witness: before?.value.witness ?? '',
      takenById: before?.value.takenById || me,
      declinesPhotographs: before?.value.declinesPhotographs ?? false,
      declinesDataUse: before?.value.declinesDataUse ?? false,
    }),
  });

  /** Who left takes no consent of today; an older paper may be theirs. */
  protected readonly formerTakers = formerColleaguesToChoose(
    ({ roles }) => isClinical(roles),
    () => {
      const { agreedOn } = this.model();
      return agreedOn !== '' && mayNameFormerTaker(agreedOn, this.today());
    },
  );

  /** The version of the text that was agreed to. */
  readonly version = computed(() => agreedVersion(this.model(), this.text()));
  private readonly versionOfDay = computed(() =>
    agreedVersion({ ...this.model(), documentVersion: '' }, this.text()),
  );

  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.how, ({ value }) =>
        value() === null ? { kind: 'required', message: 'Choose how it was given.' } : null,
      );
      required(path.agreedOn, { message: 'Write the day.' });
      required(path.takenById, { message: 'Choose who took it.' });
      required(path.representative, {
        message: 'Name the representative.',
        when: ({ valueOf }) => valueOf(path.agreedBy) === 'representative',
      });
      required(path.witness, {
        message: 'Name the witness.',
        when: ({ valueOf }) => valueOf(path.how) === 'verbally-with-witness',
      });
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { how } = this.model();
          if (how === null || !(await this.kept.hold())) return undefined;
          try {
            await this.save()(recordingOf(this.model(), how, this.text()), this.kept.heldVersion());
          } catch (error) {
            if (this.kept.refused(problemOf(error))) return undefined;
            return showRefusal(error, tree, this.problem);
          }
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected readonly kept = keepsForm({
    // Who took it is filled in once the people of the practice are known: that is nothing written.
    place: () => (this.takers.isSettled() ? this.keptAt() : undefined),
    model: this.model,
    problem: this.problem,
  });
  protected readonly keptWords = computed(() => draftWords(this.kept.state(), this.timeZone()));

  constructor() {
    inject(UnsavedChanges).watch(() => this.kept.isPending(), inject(DestroyRef));
  }

  /** The consent is on record: what was kept of it is dropped, and the page may be left. */
  markStored(): void {
    this.kept.finish();
  }

  /** Another tab's form was recorded: this one is left, and nothing of it is kept. */
  protected leave(): void {
    this.kept.stop();
    this.cancelled.emit();
  }

  private isTaker(): boolean {
    return this.takers.people().some(({ id }) => id === this.user.staffId());
  }
}
