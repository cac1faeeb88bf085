import { computed, signal, untracked } from '@angular/core';
import type { AssessmentRecording, FollowUpDisposition } from '@glabella/contracts';
import { restoredInto, type FormContent } from '@glabella/dashboard/data-access';
import {
  type Answers,
  type AssessmentMode,
  type Instrument,
  type MissingReason,
  type SafetyState,
  type Score,
  asksFunction,
  concernRises,
  enteredFor,
  enteredRange,
  modesFor,
  safetyStateOf,
  scoreAnswers,
  scoreEnteredTotal,
  unknownSafetyState,
} from '@glabella/domain/instruments';
import { isCalendarDate } from '@glabella/domain/values';

/** What was chosen about a positive safety item; required before the form is saved, unless it stood like that before. */
export type AcknowledgedAs = Exclude<FollowUpDisposition, 'recorded-in-error'>;

/** A form as it is kept while it is half filled. */
export interface HalfFilledForm {
  readonly assessedOn: string | null;
  readonly mode: AssessmentMode | null;
  readonly language: string | null;
  readonly answers: (number | null)[];
  readonly enteredTotal: number | null;
  readonly functionAnswer: number | null;
  readonly missingReason: MissingReason | null;
  readonly note: string | null;
  /** What was said so far about a positive safety item. */
  readonly acknowledgement: {
    readonly disposition: AcknowledgedAs | null;
    readonly note: string | null;
  } | null;
}

/** What a form may start from: a draft with what was typed, or a recorded assessment with its total. */
export type FormFacts = Omit<HalfFilledForm, 'answers' | 'enteredTotal' | 'acknowledgement'> & {
  readonly answers: Answers | null;
  readonly enteredTotal?: number | null;
  readonly acknowledgement?: HalfFilledForm['acknowledgement'];
  readonly total?: number | null;
};

/** The answers of a form; null where they are of another length and none of this questionnaire's, or only a total is known. */
function wholeAnswers(instrument: Instrument, start: FormFacts | null): Answers | null {
  const answers = start?.answers ?? null;
  return answers?.length === instrument.items.length ? answers : null;
}

/** A number as it may be typed. */
export const wholeNumber = /^\d{1,4}$/;

// What was typed into the form that the start comes from, as text.
function startEntry(instrument: Instrument, start: FormFacts | null): string {
  const { enteredTotal = null, total = null } = start ?? {};
  if (enteredTotal !== null) return String(enteredTotal);
  return total === null ? '' : String(enteredFor(instrument, total));
}

/**
 * One form being filled in: the answers and the facts around them as signals, and what follows from them. No answer is there
 * before somebody gives it.
 */
export class EntryForm {
  readonly answers = signal<Answers>([]);
  /** The total as typed, for an instrument of which only the total is kept. */
  readonly entered = signal('');
  readonly functionAnswer = signal<number | null>(null);
  readonly assessedOn = signal('');
  readonly mode = signal<AssessmentMode | null>(null);
  readonly language = signal('');
  readonly missingReason = signal<MissingReason | null>(null);
  readonly note = signal('');
  readonly disposition = signal<AcknowledgedAs | null>(null);
  readonly dispositionNote = signal('');
  readonly correctionReason = signal('');
  /** What the safety item of the record says that is corrected; null of a new form. */
  private readonly before = signal<SafetyState | null>(null);

  /** `start` is a record to correct; without one nothing is answered, and the day is `today`. */
  constructor(
    readonly instrument: Instrument,
    private readonly today: string,
    start: FormFacts | null = null,
  ) {
    // It begins where its page computes it: that writes nothing that anybody reads yet.
    untracked(() => {
      this.begin(start);
      if (start) this.correctsNow(start);
    });
  }

  /** Corrects this version of the record; what stands in the form stays. */
  correctsNow(record: FormFacts): void {
    this.before.set(safetyStateOf(this.instrument, wholeAnswers(this.instrument, record)));
  }

  /** Puts back what was kept of a form, as far as this one has a field of that kind. */
  restore(content: FormContent): void {
    const untouched = new EntryForm(this.instrument, this.today).draft();
    this.begin(restoredInto(untouched, content));
    this.wrongNumbers.set({});
  }

  private begin(start: FormFacts | null): void {
    const unanswered = this.instrument.items.map(() => null);
    this.answers.set(wholeAnswers(this.instrument, start) ?? unanswered);
    this.entered.set(startEntry(this.instrument, start));
    this.functionAnswer.set(start?.functionAnswer ?? null);
    // A day that was cleared stays so, and is asked for; a language too comes back as it was left.
    this.assessedOn.set(start ? (start.assessedOn ?? '') : this.today);
    this.mode.set(start?.mode ?? modesFor(this.instrument)[0] ?? null);
    this.language.set(start ? (start.language ?? '') : 'en');
    this.missingReason.set(start?.missingReason ?? null);
    this.note.set(start?.note ?? '');
    this.disposition.set(start?.acknowledgement?.disposition ?? null);
    this.dispositionNote.set(start?.acknowledgement?.note ?? '');
  }

  /** What was typed into a question that takes a number and is none of its numbers, by place. */
  readonly wrongNumbers = signal<Readonly<Record<number, string>>>({});

  /** Keeps or, with null, forgets a number that a question does not take. */
  markWrong(index: number, typed: string | null): void {
    this.wrongNumbers.update(({ [index]: _, ...others }) =>
      typed === null ? others : { ...others, [index]: typed },
    );
  }

  /** What the form is worth; null while no total stands there that the instrument can have. */
  readonly score = computed<Score | null>(() => {
    if (!this.takesTotal()) return scoreAnswers(this.instrument, this.answers());
    const { min, max } = enteredRange(this.instrument);
    const entered = Number(this.entered());
    const isWithin = wholeNumber.test(this.entered()) && entered >= min && entered <= max;
    return isWithin ? scoreEnteredTotal(this.instrument, entered) : null;
  });
  private readonly safety = computed(() =>
    this.takesTotal() ? unknownSafetyState : safetyStateOf(this.instrument, this.answers()),
  );
  readonly concern = computed(() => this.safety().concern);
  /** Whether it is asked what was done now: not where a correction leaves a positive answer as it was, or lowers it. */
  readonly asksDisposition = computed(() => {
    const before = this.before();
    return this.concern() === 'positive' && (!before || concernRises(before, this.safety()));
  });
  /** The numbers of the items without an answer. */
  readonly gaps = computed<readonly number[]>(() => {
    const score = this.score();
    return score !== null && 'missing' in score ? score.missing : [];
  });
  /** Whether anything was answered at all. */
  readonly isStarted = computed(
    () =>
      this.answers().some((answer) => answer !== null) ||
      this.entered() !== '' ||
      this.note().trim() !== '',
  );
  readonly asksFunction = computed(() => asksFunction(this.instrument, this.answers()));
  readonly needsMissingReason = computed(() => this.score()?.status === 'none');

  /** Whether the total is entered and not the answers. */
  takesTotal(): boolean {
    return this.instrument.entry.kind === 'total';
  }

  /** The form as a draft keeps it. */
  draft(): HalfFilledForm {
    const day = this.assessedOn();
    const said = { disposition: this.disposition(), note: this.dispositionNote().trim() || null };
    return {
      assessedOn: isCalendarDate(day) ? day : null,
      mode: this.mode(),
      language: this.language().trim() || null,
      answers: [...this.answers()],
      enteredTotal: wholeNumber.test(this.entered()) ? Number(this.entered()) : null,
      functionAnswer: this.functionAnswer(),
      missingReason: this.missingReason(),
      note: this.note().trim() || null,
      acknowledgement: said.disposition === null && said.note === null ? null : said,
    };
  }

  /** The form as it is recorded; null while a day, a mode or a language is missing. */
  recording(): AssessmentRecording | null {
    const { assessedOn, mode, language, answers, enteredTotal, functionAnswer, note } =
      this.draft();
    if (!assessedOn || !mode || !language) return null;
    const disposition = this.asksDisposition() ? this.disposition() : null;
    return {
      instrumentId: this.instrument.id,
      assessedOn,
      mode,
      language,
      ...(this.takesTotal() ? { enteredTotal } : { answers }),
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
    if (this.takesTotal() && this.score() === null) needs.push('total');
    const isUnanswered = this.answers().every((answer) => answer === null);
    if (this.instrument.entry.kind === 'separate-items' && isUnanswered) needs.push('answer');
    if (Object.keys(this.wrongNumbers()).length > 0) needs.push('number');
    if (this.mode() === null) needs.push('mode');
    if (this.language().trim() === '') needs.push('language');
    if (this.needsMissingReason() && this.missingReason() === null) needs.push('missing-reason');
    if (this.asksDisposition() && this.disposition() === null) needs.push('disposition');
    return needs;
  });
}

/** Something that a form needs before it is saved. */
export type EntryNeed =
  'date' | 'total' | 'answer' | 'number' | 'mode' | 'language' | 'missing-reason' | 'disposition';
