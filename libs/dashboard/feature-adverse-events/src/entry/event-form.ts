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
import type { AdverseEventRecording, Author, InjectionSession } from '@glabella/contracts';
import {
  draftWords,
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
  Field,
  focusFirstError,
  FormProblem,
  lastKnown,
  SegmentedControl,
  Sources,
  UnsavedChanges,
  DraftStanding,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  adverseEventActionIds,
  adverseEventActionLabels,
  adverseEventOutcomeIds,
  adverseEventOutcomeLabels,
  adverseEventSeverities,
  findAdverseEventTerm,
  isEndingOutcome,
  onsetAfterSession,
  relatednessIds,
  relatednessLabels,
  relatednessSource,
  seriousnessCriterionIds,
  seriousnessCriterionLabels,
  seriousnessSource,
  type AdverseEventContext,
  type AdverseEventOutcome,
  type AdverseEventSeverity,
} from '@glabella/domain/treatment';
import {
  capital,
  compareDates,
  formatDate,
  isCalendarDate,
  type CalendarDate,
} from '@glabella/domain/values';
import { AnsweredList } from './answered-list';
import { entryIssues, recordingOf, type EventEntry } from './event-entry';
import { TermChoice } from './term-choice';

const mostReports = 10;
const severities = adverseEventSeverities.map((value): Segment<AdverseEventSeverity> => ({
  value,
  label: capital(value),
}));
const outcomes = adverseEventOutcomeIds.map((value): Segment<AdverseEventOutcome> => ({
  value,
  label: adverseEventOutcomeLabels[value],
}));
const criteria = seriousnessCriterionIds.map((id) => ({
  id,
  label: seriousnessCriterionLabels[id],
}));
const actions = adverseEventActionIds.map((id) => ({ id, label: adverseEventActionLabels[id] }));
const categories = relatednessIds.map((id) => ({ id, label: relatednessLabels[id] }));

/** The form of an adverse event: what, when, how strong, how serious, from what, what was done, how it stands. */
@Component({
  selector: 'glabella-event-form',
  imports: [
    AnsweredList,
    Banner,
    Control,
    DateField,
    DraftStanding,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    SegmentedControl,
    Sources,
    TermChoice,
  ],
  templateUrl: './event-form.html',
  styleUrl: './event-form.css',
})
export class EventForm {
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The practice's time zone. */
  readonly timeZone = input.required<string>();
  /** What stands in the form when it opens. */
  readonly entry = input.required<EventEntry>();
  readonly today = input.required<CalendarDate>();
  readonly birthDate = input.required<CalendarDate>();
  /** The signed sessions of the patient, and the one that the event is linked to already. */
  readonly sessions = input.required<readonly InjectionSession[]>();
  /** Who may judge relatedness, and who has. */
  readonly judges = input.required<readonly Author[]>();
  /** Where the practice reports; empty until it has chosen. */
  readonly reportingBody = input.required<string>();
  /** The practice's words for a patient at risk. */
  readonly safetyText = input('');
  readonly isCorrection = input(false);
  readonly saveLabel = input.required<string>();
  /** Stores it; a rejection is shown at the fields, and what was typed is kept. */
  readonly save =
    input.required<
      (
        event: AdverseEventRecording,
        reason: string,
        draftVersion: number | undefined,
      ) => Promise<unknown>
    >();
  readonly cancelled = output<void>();

  protected readonly severities = severities;
  protected readonly outcomes = outcomes;
  protected readonly criteria = criteria;
  protected readonly actions = actions;
  protected readonly categories = categories;
  protected readonly judgementSources = [seriousnessSource, relatednessSource];
  protected readonly problem = signal<ApiProblem | null>(null);

  protected readonly model = linkedSignal(() => this.entry());
  protected readonly term = computed(() => findAdverseEventTerm(this.model().termId ?? '') ?? null);
  protected readonly isOver = computed(() => {
    const { outcome } = this.model();
    return outcome !== null && isEndingOutcome(outcome);
  });
  protected readonly sessionChoices = computed(() =>
    this.sessions()
      .toSorted((a, b) => compareDates(b.performedOn, a.performedOn))
      .map(({ id, performedOn, totalUnits, lotNumber, status }) => ({
        id,
        label:
          `${formatDate(performedOn)}: ${totalUnits} U, lot ${lotNumber}` +
          (status === 'voided' ? ' (voided)' : ''),
      })),
  );
  private readonly sessionOn = computed(
    () => this.sessions().find(({ id }) => id === this.model().sessionId)?.performedOn ?? null,
  );
  protected readonly onsetHint = computed(() => {
    const sessionOn = this.sessionOn();
    const { onsetOn } = this.model();
    if (sessionOn === null || !isCalendarDate(onsetOn)) return undefined;
    return compareDates(onsetOn, sessionOn) < 0 ? undefined : onsetAfterSession(onsetOn, sessionOn);
  });
  private readonly context = computed<AdverseEventContext>(() => ({
    today: this.today(),
    birthDate: this.birthDate(),
    sessionOn: this.sessionOn(),
  }));

  protected readonly form = form(
    this.model,
    (path) =>
      validateStandardSchema(path, {
        '~standard': {
          version: 1,
          vendor: 'glabella',
          validate: () => {
            const issues = entryIssues(this.model(), this.context(), this.isCorrection());
            return issues.length > 0 ? { issues } : { value: this.model() };
          },
        },
      }),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const recording = recordingOf(this.model());
          if (!recording) return undefined;
          if (!(await this.kept.hold())) return undefined;
          try {
            await this.save()(recording, this.model().reason.trim(), this.kept.heldVersion());
            return undefined;
          } catch (error) {
            if (this.kept.refused(problemOf(error))) return undefined;
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected readonly kept = keepsForm({
    place: this.keptAt,
    model: this.model,
    problem: this.problem,
  });
  protected readonly keptWords = computed(() => draftWords(this.kept.state(), this.timeZone()));

  /** What stands in the form, as it last could be recorded. */
  readonly complete = lastKnown(() => (this.form().valid() ? recordingOf(this.model()) : null));

  constructor() {
    inject(UnsavedChanges).watch(() => this.kept.isPending(), inject(DestroyRef));
  }

  /** Sends what stands in the form now, as its button does. */
  async send(): Promise<void> {
    await submit(this.form);
  }

  /** The entry is on record: what was kept of it is dropped, and the page may be left. */
  markStored(): void {
    this.kept.finish();
  }

  /** What is on record goes before what was typed: that is dropped, and what was kept of it. */
  discard(): Promise<void> {
    return this.kept.discard();
  }

  /** Another tab's form was recorded: this one is left, and nothing of it is kept. */
  protected leave(): void {
    this.kept.stop();
    this.cancelled.emit();
  }

  protected canAddReport(): boolean {
    return this.model().reports.length < mostReports;
  }

  protected addReport(): void {
    const report = { reportedTo: this.reportingBody(), reportedOn: this.today(), reference: '' };
    this.form.reports().value.update((reports) => [...reports, report]);
    this.form.reports().markAsDirty();
  }

  protected removeReport(at: number): void {
    this.form.reports().value.update((reports) => reports.filter((_, index) => index !== at));
    this.form.reports().markAsDirty();
  }
}
