import { computed, signal } from '@angular/core';
import type {
  Assessment,
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

/**
 * One form being filled in: the answers and the facts around them as signals, and what follows from them. No answer is there
 * before somebody gives it.
 */
export class EntryForm {
  readonly answers = signal<Answers>([]);
  readonly functionAnswer = signal<number | null>(null);
  readonly assessedOn = signal('');
  readonly mode = signal<AssessmentMode | null>('self-paper');
  readonly language = signal('en');
  readonly missingReason = signal<MissingReason | null>(null);
  readonly note = signal('');
  readonly disposition = signal<AcknowledgedAs | null>(null);
  readonly dispositionNote = signal('');
  readonly correctionReason = signal('');

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

  constructor(
    readonly instrument: Instrument,
    today: string,
  ) {
    this.clear(today);
  }

  /** Nothing answered, assessed today. */
  clear(today: string): void {
    this.answers.set(this.instrument.items.map(() => null));
    this.functionAnswer.set(null);
    this.assessedOn.set(today);
    this.missingReason.set(null);
    this.note.set('');
    this.disposition.set(null);
    this.dispositionNote.set('');
  }

  /** Takes up a half-filled form; answers of another length are none of this instrument's. */
  restore(body: AssessmentDraftBody): void {
    if (body.answers.length === this.instrument.items.length) this.answers.set(body.answers);
    this.functionAnswer.set(body.functionAnswer);
    if (body.assessedOn) this.assessedOn.set(body.assessedOn);
    if (body.mode) this.mode.set(body.mode);
    if (body.language) this.language.set(body.language);
    this.missingReason.set(body.missingReason);
    this.note.set(body.note ?? '');
  }

  /** Takes up a recorded form, to correct it. A record that knows only its total has no answers. */
  takeUp(assessment: Assessment): void {
    this.restore({
      assessedOn: assessment.assessedOn,
      mode: assessment.mode,
      language: assessment.language,
      answers: assessment.answers ?? [],
      functionAnswer: assessment.functionAnswer,
      missingReason: assessment.missingReason,
      note: assessment.note,
    });
  }

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
