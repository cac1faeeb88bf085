import { computed, signal, type WritableSignal } from '@angular/core';
import type {
  AssessmentDraftBody,
  AssessmentRecording,
  FollowUpDisposition,
} from '@glabella/contracts';
import {
  type Answers,
  type AssessmentMode,
  type Instrument,
  type MissingReason,
  type Score,
  safetyConcern,
  scoreAnswers,
} from '@glabella/domain/instruments';
import { isCalendarDate } from '@glabella/domain/values';

/** What was chosen about a positive safety item; required before the form is saved. */
export type AcknowledgedAs = Exclude<FollowUpDisposition, 'recorded-in-error'>;

/** What a form may start from: a draft, or a recorded assessment. */
export type FormFacts = Omit<AssessmentDraftBody, 'answers'> & { readonly answers: Answers | null };

/**
 * One form being filled in: the answers and the facts around them as signals, and what follows from them. No answer is there
 * before somebody gives it.
 */
export class EntryForm {
  readonly answers: WritableSignal<Answers>;
  readonly functionAnswer: WritableSignal<number | null>;
  readonly assessedOn: WritableSignal<string>;
  readonly mode: WritableSignal<AssessmentMode | null>;
  readonly language: WritableSignal<string>;
  readonly missingReason: WritableSignal<MissingReason | null>;
  readonly note: WritableSignal<string>;
  readonly disposition = signal<AcknowledgedAs | null>(null);
  readonly dispositionNote = signal('');
  readonly correctionReason = signal('');

  /** `start` is a draft or a record to go on from; without one nothing is answered, and the day is `today`. */
  constructor(
    readonly instrument: Instrument,
    today: string,
    start: FormFacts | null = null,
  ) {
    // Answers of another length are none of this questionnaire's; a record may know only its total.
    const isWhole = start?.answers?.length === instrument.items.length;
    this.answers = signal((isWhole && start.answers) || instrument.items.map(() => null));
    this.functionAnswer = signal(start?.functionAnswer ?? null);
    this.assessedOn = signal(start?.assessedOn ?? today);
    this.mode = signal(start?.mode ?? 'self-paper');
    this.language = signal(start?.language ?? 'en');
    this.missingReason = signal(start?.missingReason ?? null);
    this.note = signal(start?.note ?? '');
  }

  readonly score = computed<Score>(() => scoreAnswers(this.instrument, this.answers()));
  readonly concern = computed(() => safetyConcern(this.instrument, this.answers()));
  /** The numbers of the items without an answer. */
  readonly gaps = computed(() => {
    const score = this.score();
    return score.status === 'complete' ? [] : score.missing;
  });
  /** Whether anything was answered at all. */
  readonly isStarted = computed(() => this.score().answered > 0 || this.note().trim() !== '');
  /** The question about functioning is asked once there is at least one point. */
  readonly asksFunction = computed(
    () =>
      this.instrument.functionItem !== undefined && this.answers().some((one) => (one ?? 0) > 0),
  );
  readonly needsMissingReason = computed(() => this.score().status === 'none');

  /** The form as a draft keeps it. */
  draft(): AssessmentDraftBody {
    const day = this.assessedOn();
    return {
      assessedOn: isCalendarDate(day) ? day : null,
      mode: this.mode(),
      language: this.language().trim() || null,
      answers: [...this.answers()],
      functionAnswer: this.functionAnswer(),
      missingReason: this.missingReason(),
      note: this.note().trim() || null,
    };
  }

  /** The form as it is recorded; null while a mode or a date is missing. */
  recording(): AssessmentRecording | null {
    const { assessedOn, mode, language, answers, functionAnswer, note } = this.draft();
    if (!assessedOn || !mode) return null;
    const disposition = this.concern() === 'positive' ? this.disposition() : null;
    return {
      instrumentId: this.instrument.id,
      assessedOn,
      mode,
      language: language ?? 'en',
      answers,
      functionAnswer: this.asksFunction() ? functionAnswer : null,
      missingReason: this.needsMissingReason() ? this.missingReason() : null,
      note,
      safetyAcknowledgement: disposition
        ? { disposition, note: this.dispositionNote().trim() || null }
        : null,
    };
  }

  /** What still keeps the form from being saved, in the order in which it is asked. */
  readonly missing = computed<readonly EntryNeed[]>(() => {
    const needs: EntryNeed[] = [];
    if (!isCalendarDate(this.assessedOn())) needs.push('date');
    if (this.mode() === null) needs.push('mode');
    if (this.needsMissingReason() && this.missingReason() === null) needs.push('missing-reason');
    if (this.concern() === 'positive' && this.disposition() === null) needs.push('disposition');
    return needs;
  });
}

/** Something that a form needs before it is saved. */
export type EntryNeed = 'date' | 'mode' | 'missing-reason' | 'disposition';
