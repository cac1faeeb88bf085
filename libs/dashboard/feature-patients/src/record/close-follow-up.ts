import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import {
  closingDispositions,
  followUpClosingSchema,
  followUpDispositionLabels,
  type FollowUp,
  type SafetyAssessment,
} from '@glabella/contracts';
import {
  FollowUpCalls,
  problemOf,
  showRefusal,
  type KeptForm,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  SegmentedControl,
  DraftStanding,
  type Segment,
  type KeptDraft,
} from '@glabella/dashboard/ui';
import {
  columbiaScale,
  triageDayProblem,
  triageResultLabels,
  triageResults,
  type TriageResult,
} from '@glabella/domain/safety';
import { type CalendarDate, isCalendarDate } from '@glabella/domain/values';
import { isWritten } from './closing-draft';
import type { Closing } from './kept-closing';
import { causeWords } from './follow-up-words';
import { Meanwhile, Overtaking, type FollowUpStepData } from './meanwhile';

/** Which follow-up of whom is closed, on which day of the practice. */
export interface FollowUpClosingData extends FollowUpStepData {
  readonly today: CalendarDate;
  /** What is written so far: however the dialog or the page closes, it stands there when it opens again. */
  readonly draft: Closing['draft'];
  readonly kept: Pick<KeptForm, 'hold' | 'refused'> & KeptDraft;
  readonly problem: Closing['problem'];
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
    DraftStanding,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    Meanwhile,
    PatientIdentity,
    SegmentedControl,
  ],
  templateUrl: './close-follow-up.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-3) var(--space-4);
    }
    .small {
      font-size: var(--text-s);
    }
    .discard {
      margin-right: auto;
    }
    @media (max-width: 480px) {
      .wide {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class CloseFollowUp {
  protected readonly step = inject<FollowUpClosingData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<FollowUp>>(DialogRef);
  private readonly calls = inject(FollowUpCalls);

  protected readonly overtaking = new Overtaking(this.step);
  protected readonly cause = computed(() => causeWords(this.step.followUp()));
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly scale = columbiaScale;
  protected readonly problem = this.step.problem;
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

  private readonly model = this.step.draft;
  protected readonly isWritten = computed(() => isWritten(this.model()));
  /** Until it is said what was done, nobody knows what else applies. */
  protected readonly isChosen = computed(() => this.model().disposition !== '');
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
          const { kept } = this.step;
          if (!(await kept.hold())) return undefined;
          try {
            const followUp = this.step.followUp();
            const body = followUpClosingSchema.parse(this.body());
            this.ref.close(await this.calls.close(followUp.id, body, followUp.version));
            return undefined;
          } catch (error) {
            const problem = problemOf(error);
            if (!kept.refused(problem)) this.overtaking.note(problem);
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected async discard(): Promise<void> {
    await this.step.kept.discard();
    if (this.problem() === null) this.ref.close();
  }

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
    const problem = triageDayProblem(day, this.step.followUp().assessedOn, this.step.today);
    return problem && { kind: problem, message: dayWords[problem] };
  }
}
