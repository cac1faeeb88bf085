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
  mostCareSites,
  type Practice,
  practiceUpdateSchema,
  isClinical,
} from '@glabella/contracts';
import {
  type ApiProblem,
  colleaguesResource,
  type FormRefusal,
  PracticeCalls,
  problemOf,
  randomId,
  showRefusal,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ConflictPanel,
  Control,
  Field,
  focusFirstError,
  FormProblem,
  Sources,
  timeZoneChoices,
  Toasts,
  UnsavedChanges,
} from '@glabella/dashboard/ui';
import { suggestedReportingBody } from '@glabella/domain/treatment';
import { practiceConflict, practiceDraft, yoursOver } from './practice-draft';

const mostCrisisLines = 10;

/** Changes the practice's settings. When somebody else saved first, both texts stand side by side. */
@Component({
  selector: 'glabella-practice-form',
  imports: [Card, ConflictPanel, Control, Field, FormField, FormProblem, FormRoot, Sources],
  templateUrl: './practice-form.html',
  styleUrl: './practice-form.css',
})
export class PracticeForm {
  private readonly calls = inject(PracticeCalls);
  private readonly toasts = inject(Toasts);

  readonly practice = input.required<Practice>();
  readonly saved = output<Practice>();

  protected readonly timeZones = computed(() => timeZoneChoices(this.practice().timeZone));
  protected readonly suggestedBody = suggestedReportingBody;
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<Practice | null>(null);
  private readonly base = linkedSignal(() => this.practice().version);
  private readonly model = linkedSignal(() => practiceDraft(this.practice()));

  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, practiceUpdateSchema),
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  constructor() {
    inject(UnsavedChanges).watch(() => this.form().dirty(), inject(DestroyRef));
  }

  /** Psychiatrists and clinicians: whoever may be told that a follow-up is late. */
  private readonly colleagues = colleaguesResource();
  protected readonly escalatable = computed(() =>
    (this.colleagues.hasValue() ? this.colleagues.value().rows : []).filter(({ roles }) =>
      isClinical(roles),
    ),
  );

  protected isTold(staffId: string): boolean {
    return this.model().settings.escalateTo.includes(staffId);
  }

  protected tell(staffId: string, isTold: boolean): void {
    const field = this.form.settings.escalateTo();
    field.value.update((ids) => (isTold ? [...ids, staffId] : ids.filter((id) => id !== staffId)));
    field.markAsDirty();
  }

  protected conflictRows(theirs: Practice) {
    const names = new Map(this.escalatable().map(({ id, displayName }) => [id, displayName]));
    const other = practiceDraft(theirs);
    return practiceConflict(yoursOver(this.model(), other), other, names);
  }

  protected canAddLine(): boolean {
    return this.model().crisisLines.length < mostCrisisLines;
  }

  protected addLine(): void {
    this.form.crisisLines().value.update((lines) => [...lines, { label: '', phone: '' }]);
    this.form.crisisLines().markAsDirty();
  }

  protected canAddSite(): boolean {
    return this.model().settings.careSites.length < mostCareSites;
  }

  /** Its code is random: a name may change, what sessions keep does not. */
  protected addSite(): void {
    const field = this.form.settings.careSites();
    const site = { code: randomId(), name: '', isClosed: false };
    field.value.update((sites) => [...sites, site]);
    field.markAsDirty();
  }

  protected useSuggestedBody(): void {
    this.form.settings.reportingBody().value.set(this.suggestedBody.name);
    this.form.settings.reportingBody().markAsDirty();
  }

  protected removeLine(at: number): void {
    const before = this.model().crisisLines;
    this.form.crisisLines().value.set(before.filter((_, index) => index !== at));
    this.form.crisisLines().markAsDirty();
    this.toasts.show({
      text: 'The crisis line is taken out. Save to keep it so.',
      undo: () => this.form.crisisLines().value.set(before),
    });
  }

  protected async keepMine(theirs: Practice): Promise<void> {
    this.base.set(theirs.version);
    this.theirs.set(null);
    this.model.update((mine) => yoursOver(mine, practiceDraft(theirs)));
    await submit(this.form);
  }

  protected takeTheirs(theirs: Practice): void {
    this.theirs.set(null);
    this.finish(theirs);
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    try {
      const body = practiceUpdateSchema.parse(this.model());
      this.finish(await this.calls.updatePractice(body, this.base()));
      this.toasts.show({ text: 'The practice is saved.' });
    } catch (error) {
      if (problemOf(error).isConflict) await this.compare();
      else return this.refuse(error);
    }
    return undefined;
  }

  /** A list as a whole, such as the sites of care, has no control: what is refused of it is said of the whole form. */
  private refuse(error: unknown): FormRefusal {
    const refused = showRefusal(error, this.form, this.problem);
    const atControls = refused.filter(
      ({ fieldTree }) => fieldTree && fieldTree().formFieldBindings().length > 0,
    );
    if (atControls.length < refused.length) this.problem.set(problemOf(error));
    return atControls;
  }

  private async compare(): Promise<void> {
    try {
      this.theirs.set(await this.calls.practice());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private finish(practice: Practice): void {
    this.base.set(practice.version);
    this.form().reset(practiceDraft(practice));
    this.saved.emit(practice);
  }
}
