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
  colleaguesResource,
  CurrentUser,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  Field,
  focusFirstError,
  FormProblem,
  SegmentedControl,
  type Segment,
  UnsavedChanges,
} from '@glabella/dashboard/ui';
import { consentHowLabels, type ConsentGiver, type ConsentHow } from '@glabella/domain/treatment';
import { formatDate, type CalendarDate } from '@glabella/domain/values';
import { recordingOf, type ConsentEntry } from './consent-entry';

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
  imports: [Control, DateField, Field, FormField, FormProblem, FormRoot, SegmentedControl],
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
  readonly today = input.required<CalendarDate>();
  /** Records it; a rejection is shown in the form. */
  readonly save = input.required<(consent: ConsentRecording) => Promise<void>>();
  readonly cancelled = output<void>();

  private readonly user = inject(CurrentUser);
  private readonly colleagues = colleaguesResource();
  protected readonly hows = hows;
  protected readonly givers = givers;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly isSaved = signal(false);

  protected readonly takers = computed(() =>
    (this.colleagues.hasValue() ? this.colleagues.value().rows : []).filter(({ roles }) =>
      isClinical(roles),
    ),
  );
  protected readonly versions = computed(() =>
    this.text().versions.map(({ version, publishedOn }) => ({
      value: String(version),
      label: `Version ${version}${publishedOn === null ? '' : `, of ${formatDate(publishedOn)}`}`,
    })),
  );
  /** What is written stays when the people of the practice arrive. */
  protected readonly model = linkedSignal<string, ConsentEntry>({
    source: () => (this.isTaker() ? (this.user.me()?.staffId ?? '') : ''),
    computation: (me, before) => ({
      documentVersion: before?.value.documentVersion ?? String(this.text().version),
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

  /** The version of the text that was agreed to. */
  readonly version = computed(() => Number(this.model().documentVersion));

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
          if (how === null) return undefined;
          try {
            // Before it is sent: the page is left as soon as it is on record.
            this.isSaved.set(true);
            await this.save()(recordingOf(this.model(), how));
          } catch (error) {
            this.isSaved.set(false);
            return showRefusal(error, tree, this.problem);
          }
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );

  constructor() {
    inject(UnsavedChanges).watch(() => this.form().dirty() && !this.isSaved(), inject(DestroyRef));
  }

  private isTaker(): boolean {
    return this.takers().some(({ id }) => id === this.user.me()?.staffId);
  }
}
