import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import type { ApiProblem } from '@glabella/dashboard/data-access';
import {
  AnswerSheet,
  Control,
  DateField,
  type EarlierAnswers,
  Field,
  FormProblem,
  inTurns,
  SegmentedControl,
} from '@glabella/dashboard/ui';
import {
  type AssessmentMode,
  type MissingReason,
  assessmentModeLabels,
  missingReasonLabels,
  missingReasons,
  modesFor,
  parseTranscription,
} from '@glabella/domain/instruments';
import { type CalendarDate, DomainError } from '@glabella/domain/values';
import type { EntryForm, EntryNeed } from './entry-form';
import { ItemValues } from './item-values';
import { SafetyPanel } from './safety-panel';
import { scoreText } from './score-text';
import { TotalEntry } from './total-entry';

/** A field that says an error; a choice says it for its radio buttons. */
const marked = '[aria-invalid=true]:not([role=radiogroup]), [aria-invalid=true] input';

/**
 * A form being filled in: how and when it was taken, the answers, and what the answers ask for before it is saved. It says
 * what is missing and goes there; it never saves a form with gaps unasked.
 */
@Component({
  selector: 'glabella-entry-panel',
  imports: [
    AnswerSheet,
    Control,
    DateField,
    Field,
    FormProblem,
    ItemValues,
    SafetyPanel,
    SegmentedControl,
    TotalEntry,
  ],
  templateUrl: './entry-panel.html',
  styleUrl: './entry-panel.css',
})
export class EntryPanel {
  readonly form = input.required<EntryForm>();
  readonly today = input.required<CalendarDate>();
  readonly birthDate = input.required<CalendarDate>();
  readonly safety = input.required<PatientRecord['safety']>();
  /** The patient's last form of this instrument; shown on demand, never taken over. */
  readonly earlier = input<EarlierAnswers | null>(null);
  readonly isSaving = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly saveLabel = input('Save');
  /** Everything that has to be there is there. */
  readonly save = output<void>();

  protected readonly showsEarlier = signal(false);
  protected readonly asksAboutGaps = signal(false);
  protected readonly wasTried = signal(false);
  protected readonly transcription = signal('');
  protected readonly transcriptionError = signal<string | null>(null);

  private readonly turn = inTurns(() => true, 2);
  /** What stands below the questions comes a frame after the last of them. */
  protected readonly isWhole = computed(() => this.turn() === 2);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sheet = viewChild(AnswerSheet);
  private readonly totalEntry = viewChild(TotalEntry);
  private readonly itemValues = viewChild(ItemValues);
  private readonly safetyPanel = viewChild(SafetyPanel);
  private readonly saveButton = viewChild<ElementRef<HTMLButtonElement>>('saveButton');
  private readonly gapButton = viewChild<ElementRef<HTMLButtonElement>>('gapButton');

  protected readonly modes = computed(() =>
    modesFor(this.form().instrument).map((value) => ({
      value,
      label: assessmentModeLabels[value],
    })),
  );
  protected readonly reasons = missingReasons.map((value) => ({
    value,
    label: missingReasonLabels[value],
  }));

  protected readonly status = computed(() =>
    scoreText(this.form().instrument, this.form().score()),
  );
  protected readonly gapText = computed(() => {
    const gaps = this.form().gaps();
    return gaps.length === 1 ? `Item ${gaps[0]} is` : `Items ${listed(gaps)} are`;
  });

  protected needs(need: EntryNeed): boolean {
    return this.wasTried() && this.form().missing().includes(need);
  }

  // A form in which nothing stands yet is asked for an answer, not about its gaps.
  private asksForGaps(): boolean {
    const score = this.form().score();
    const isEmpty = score?.status === 'unscored' && score.answered === 0;
    return this.form().gaps().length > 0 && !isEmpty;
  }

  /** Saves, or says what is missing and puts the focus there. */
  trySaving(gapsAreMeant: 'gaps-meant' | 'ask' = 'ask'): void {
    if (this.isSaving()) return;
    if (this.asksForGaps() && gapsAreMeant === 'ask') {
      this.asksAboutGaps.set(true);
      setTimeout(() => this.gapButton()?.nativeElement.focus());
      return;
    }
    this.wasTried.set(true);
    const [first] = this.form().missing();
    if (first === undefined) this.save.emit();
    else if (first === 'disposition') this.safetyPanel()?.focus();
    else if (first === 'total' || first === 'answer') this.focusFirst();
    else if (first === 'number') this.itemValues()?.focusItem(this.firstWrong());
    else this.focusMarked();
  }

  /** To the first field that says an error, once it says it. */
  private focusMarked(): void {
    const { nativeElement } = this.host;
    setTimeout(() => nativeElement.querySelector<HTMLElement>(marked)?.focus());
  }

  private firstWrong(): number {
    return Math.min(...Object.keys(this.form().wrongNumbers()).map(Number));
  }

  protected goToGap(): void {
    const [first] = this.form().gaps();
    if (first === undefined) return;
    this.sheet()?.focusRow(first - 1);
    this.itemValues()?.focusItem(first - 1);
  }

  /** After the last answer: to what the answers ask for, or to the button. */
  protected goOn(): void {
    setTimeout(() => {
      const panel = this.safetyPanel();
      if (panel && this.form().missing().includes('disposition')) panel.focus();
      else this.saveButton()?.nativeElement.focus();
    });
  }

  /** Puts the focus on the first question. */
  focusFirst(): void {
    this.sheet()?.focusRow(0);
    this.totalEntry()?.focus();
    this.itemValues()?.focusItem(0);
  }

  protected transcribe(): void {
    try {
      this.form().answers.set(parseTranscription(this.form().instrument, this.transcription()));
      this.transcriptionError.set(null);
      this.transcription.set('');
      this.goOn();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.transcriptionError.set(error.message);
    }
  }

  protected chooseMode(mode: AssessmentMode | null): void {
    this.form().mode.set(mode);
  }

  protected chooseReason(reason: MissingReason | null): void {
    this.form().missingReason.set(reason);
  }
}

function listed(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  return `${numbers.slice(0, -1).join(', ')} and ${last}`;
}
