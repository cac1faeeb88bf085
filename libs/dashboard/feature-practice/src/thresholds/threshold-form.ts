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
import { form, FormField, FormRoot, submit, validateStandardSchema } from '@angular/forms/signals';
import {
  type PracticeThresholds,
  type ThresholdChange,
  thresholdChangeSchema,
} from '@glabella/contracts';
import {
  type ApiProblem,
  type FormRefusal,
  problemOf,
  showRefusal,
  ThresholdCalls,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  ConflictPanel,
  type ConflictRow,
  Control,
  Field,
  focusFirstError,
  FormProblem,
  Sources,
  Toasts,
  UnsavedChanges,
} from '@glabella/dashboard/ui';
import { type ThresholdSetting, thresholdSettings } from '@glabella/domain/outcomes';
import { allInForce, defaultWords, inForce, numberWords, thresholdGroups } from './threshold-words';

const unitWords: Readonly<Record<ThresholdSetting['unit'], string>> = {
  '%': '%',
  points: 'points',
  total: 'total',
  days: 'days',
  day: 'day',
  week: 'week',
  months: 'months',
  patients: 'patients',
};

/** Changes the numbers by which verdicts are worded. When somebody else saved first, both stand side by side. */
@Component({
  selector: 'glabella-threshold-form',
  imports: [Card, Chip, ConflictPanel, Control, Field, FormField, FormProblem, FormRoot, Sources],
  templateUrl: './threshold-form.html',
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
    .settings {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: var(--space-4) var(--space-5);
      margin-bottom: var(--space-3);
    }
    .number {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .number input {
      width: 96px;
    }
  `,
})
export class ThresholdForm {
  private readonly calls = inject(ThresholdCalls);
  private readonly toasts = inject(Toasts);

  readonly thresholds = input.required<PracticeThresholds>();
  readonly saved = output<PracticeThresholds>();

  protected readonly unitWords = unitWords;
  protected readonly defaultWords = defaultWords;
  protected readonly groups = thresholdGroups.map((group) => ({
    ...group,
    sources: group.settings.map(({ published }) => published.source),
  }));
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<PracticeThresholds | null>(null);
  /** What is being written stays as long as no other version is handed in. */
  private readonly start = computed(() => this.thresholds(), {
    equal: (one, other) => one.version === other.version,
  });
  private readonly base = linkedSignal(() => this.start().version);
  private readonly model = linkedSignal<ThresholdChange>(() => startOf(this.start()));

  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, thresholdChangeSchema),
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  constructor() {
    inject(UnsavedChanges).watch(() => this.form().dirty(), inject(DestroyRef));
  }

  protected isOwn(setting: ThresholdSetting): boolean {
    return this.model().values[setting.key] !== setting.published.value;
  }

  protected useDefault({ key, published }: ThresholdSetting): void {
    const field = this.form.values[key];
    field?.().value.set(published.value);
    field?.().markAsDirty();
  }

  protected conflictRows(theirs: PracticeThresholds): ConflictRow[] {
    return thresholdSettings
      .map((setting) => ({
        label: `${setting.group}, ${setting.label.toLowerCase()}`,
        yours: numberWords(inForce(setting, this.model().values), setting.unit),
        theirs: numberWords(inForce(setting, theirs.values), setting.unit),
      }))
      .filter(({ yours, theirs: their }) => yours !== their);
  }

  protected async keepMine(theirs: PracticeThresholds): Promise<void> {
    this.base.set(theirs.version);
    this.theirs.set(null);
    await submit(this.form);
  }

  protected takeTheirs(theirs: PracticeThresholds): void {
    this.theirs.set(null);
    this.finish(theirs);
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    try {
      const body = thresholdChangeSchema.parse(this.model());
      this.finish(await this.calls.changeThresholds(body, this.base()));
      this.toasts.show({ text: 'The thresholds are saved.' });
    } catch (error) {
      if (problemOf(error).isConflict) await this.compare();
      else return showRefusal(error, this.form, this.problem);
    }
    return undefined;
  }

  private async compare(): Promise<void> {
    try {
      this.theirs.set(await this.calls.thresholds());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private finish(thresholds: PracticeThresholds): void {
    this.base.set(thresholds.version);
    this.form().reset(startOf(thresholds));
    this.saved.emit(thresholds);
  }
}

function startOf({ values }: PracticeThresholds): ThresholdChange {
  return { values: allInForce(values), reason: '' };
}
