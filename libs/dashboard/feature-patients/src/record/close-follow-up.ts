import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import {
  closingDispositions,
  followUpClosingSchema,
  followUpDispositionLabels,
  type FollowUp,
  type FollowUpDisposition,
  type SafetyAssessment,
} from '@glabella/contracts';
import { FollowUpCalls, showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  SegmentedControl,
  type Identity,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  columbiaScale,
  triageDayProblem,
  triageResultLabels,
  triageResults,
  type TriageResult,
} from '@glabella/domain/safety';
import { type CalendarDate, isCalendarDate } from '@glabella/domain/values';
import { causeWords } from './follow-up-words';

/** Which follow-up of whom is closed, on which day of the practice. */
export interface FollowUpClosingData {
  readonly followUp: FollowUp;
  readonly patient: Identity;
  readonly today: CalendarDate;
}

type AssessmentKind = SafetyAssessment['kind'];

const dayWords = {
  'before-the-answer': 'A triage from before the answer does not speak of it.',
  'in-the-future': 'The triage cannot lie in the future.',
} as const;

/** Closes a follow-up with a recorded assessment, what was done and the plan; answers it as it stands then. */
@Component({
  selector: 'glabella-close-follow-up',
  imports: [
    Control,
    DateField,
    DialogFrame,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    PatientIdentity,
    SegmentedControl,
  ],
  templateUrl: './close-follow-up.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      gap: var(--space-3) var(--space-4);
    }
  `,
})
export class CloseFollowUp {
  protected readonly step = inject<FollowUpClosingData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<FollowUp>>(DialogRef);
  private readonly calls = inject(FollowUpCalls);

  protected readonly cause = causeWords(this.step.followUp);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly scale = columbiaScale;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly choices = closingDispositions.map((value) => ({
    value,
    label: followUpDispositionLabels[value],
  }));
  protected readonly kinds: readonly Segment<AssessmentKind>[] = [
    { value: 'own-words', label: 'My own assessment' },
    { value: 'outside-triage', label: 'Result of a triage' },
  ];
  protected readonly results: readonly Segment<TriageResult>[] = triageResults.map((value) => ({
    value,
    label: triageResultLabels[value],
  }));

  private readonly model = signal({
    disposition: '' as FollowUpDisposition | '',
    kind: 'own-words' as AssessmentKind,
    assessment: {
      text: '',
      instrument: columbiaScale.name,
      result: null as TriageResult | null,
      assessedOn: '',
      assessedBy: '',
    },
    plan: '',
  });
  /** An answer that was recorded in error needs no assessment of the patient. */
  protected readonly isAssessed = computed(() => this.model().disposition !== 'recorded-in-error');
  private readonly asksTriage = computed(
    () => this.isAssessed() && this.model().kind === 'outside-triage',
  );
  private readonly asksWords = computed(
    () => this.isAssessed() && this.model().kind === 'own-words',
  );

  protected readonly form = form(
    this.model,
    (path) => {
      const { assessment } = path;
      const asked = (when: () => boolean, message: string) => ({ when, message });
      required(path.disposition, { message: 'Say what was done.' });
      required(assessment.text, asked(this.asksWords, 'Write what was assessed.'));
      maxLength(assessment.text, 4000);
      required(assessment.instrument, asked(this.asksTriage, 'Name the instrument.'));
      maxLength(assessment.instrument, 120);
      required(assessment.result, asked(this.asksTriage, 'Choose the result.'));
      validate(assessment.assessedOn, ({ value }) => this.dayError(value()));
      required(assessment.assessedBy, asked(this.asksTriage, 'Say who asked.'));
      maxLength(assessment.assessedBy, 120);
      required(path.plan, { message: 'Write the plan.' });
      maxLength(path.plan, 4000);
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { id, version } = this.step.followUp;
          try {
            const body = followUpClosingSchema.parse(this.body());
            this.ref.close(await this.calls.close(id, body, version));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  private body() {
    const { disposition, kind, assessment, plan } = this.model();
    const { text, ...triage } = assessment;
    if (!this.isAssessed()) return { disposition, assessment: null, plan };
    return {
      disposition,
      assessment: kind === 'own-words' ? { kind, text } : { kind, ...triage },
      plan,
    };
  }

  private dayError(day: string) {
    if (!this.asksTriage()) return null;
    if (!isCalendarDate(day)) return { kind: 'required', message: 'Give the day.' };
    const problem = triageDayProblem(day, this.step.followUp.assessedOn, this.step.today);
    return problem && { kind: problem, message: dayWords[problem] };
  }
}
