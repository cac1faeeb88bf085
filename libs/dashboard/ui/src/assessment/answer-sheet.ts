import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import {
  type AnswerOption,
  type Answers,
  asksFunction,
  type Instrument,
} from '@glabella/domain/instruments';
import { formatDate, type CalendarDate } from '@glabella/domain/values';
import { nextId } from '../field/next-id';
import { inTurns } from '../surfaces/in-turns';

/** An earlier form, shown beside the new answers on demand and never taken over. */
export interface EarlierAnswers {
  readonly on: CalendarDate;
  readonly answers: Answers;
}

interface SheetRow {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly options: readonly AnswerOption[];
  readonly answer: number | null;
  readonly earlier: string | null;
  /** It takes no answer now. */
  readonly isOff: boolean;
}

/** So many questions are drawn at first, and all the others in the next frame: the first can be answered sooner. */
const firstRows = 3;

/** How long a press on an answer is still part of choosing it, in milliseconds: a double click takes nothing back. */
export const choosingMs = 500;

/**
 * The questions of an instrument, one row each, answered by the keyboard: a digit answers and goes on, `-` leaves a gap,
 * Backspace and the up and down arrows change the row, Enter asks to save; the chosen answer pressed again is taken back. Every
 * row is a real radio group; nothing is answered until somebody answers. The question about functioning stands there from the beginning, as on paper, so that
 * nothing below it moves; it takes an answer once there is a point.
 */
@Component({
  selector: 'glabella-answer-sheet',
  templateUrl: './answer-sheet.html',
  styleUrl: './answer-sheet.css',
  host: {
    '(keydown)': 'handleKey($event)',
    '[class.compares]': 'earlier() !== null',
    '[style.--option-count]': 'instrument().options.length',
  },
})
export class AnswerSheet {
  readonly instrument = input.required<Instrument>();
  /** One answer per item in the instrument's order; null: not answered. */
  readonly answers = model.required<Answers>();
  /** The answer about functioning, which is never scored. */
  readonly functionAnswer = model<number | null>(null);
  /** An earlier form to compare with. */
  readonly earlier = input<EarlierAnswers | null>(null);
  /** Whether gaps are pointed out, after somebody tried to save with gaps. */
  readonly marksGaps = input(false);
  /** The last row was answered by a key. */
  readonly completed = output<void>();
  /** Enter was pressed. */
  readonly saveAsked = output<void>();

  protected readonly current = signal(0);
  /** What was taken back last, in words that are read out. */
  protected readonly takenBack = signal('');
  /** When an answer was chosen last, as its event says. */
  protected chosenAt = -choosingMs;
  protected readonly groupName = nextId('answers');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly isFunctionAsked = computed(() =>
    asksFunction(this.instrument(), this.answers()),
  );
  protected readonly rows = computed<readonly SheetRow[]>(() => {
    const { items, options, functionItem } = this.instrument();
    const scored = items.map((item, index) => ({
      key: item.code,
      label: String(item.number),
      text: item.text,
      options,
      answer: this.answers()[index] ?? null,
      earlier: this.earlierText(index),
      isOff: false,
    }));
    if (!functionItem) return scored;
    const { code, text, options: functionOptions } = functionItem;
    const isOff = !this.isFunctionAsked();
    const answer = isOff ? null : this.functionAnswer();
    const row = { key: code, label: '', text, options: functionOptions, answer };
    return [...scored, { ...row, earlier: null, isOff }];
  });

  private readonly turn = inTurns(() => true, 1);
  protected readonly drawnRows = computed(() =>
    this.turn() === 0 ? this.rows().slice(0, firstRows) : this.rows(),
  );

  protected readonly earlierOn = computed(() => {
    const earlier = this.earlier();
    return earlier ? formatDate(earlier.on) : null;
  });

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      if (this.turn() === 1) afterNextRender(() => this.catchUp(), { injector });
    });
  }

  /** Keys that came before all questions were drawn have gone on; the focus follows now. */
  private catchUp(): void {
    const index = this.current();
    const isHere = this.host.nativeElement.contains(document.activeElement);
    if (isHere && index >= firstRows) this.focusRow(index);
  }

  /** Puts the focus on a row, counted from 0: its chosen answer, or its first. */
  focusRow(index: number): void {
    const row = this.host.nativeElement.querySelectorAll('fieldset')[index];
    const radios = row?.querySelectorAll('input');
    if (!radios) return;
    const target = [...radios].find((radio) => radio.checked) ?? radios[0];
    target?.focus();
    this.current.set(index);
  }

  protected choose(index: number, answer: number | null): void {
    this.takenBack.set('');
    if (index >= this.instrument().items.length) {
      this.functionAnswer.set(answer);
      return;
    }
    this.answers.update((answers) => answers.map((old, at) => (at === index ? answer : old)));
  }

  /** A press on what is chosen already leaves the question open; choosing it is a press too, which comes before its change. */
  protected takeBack(index: number, answer: number, { timeStamp }: Event): void {
    const row = this.rows()[index];
    if (row?.answer !== answer || timeStamp - this.chosenAt < choosingMs) return;
    this.choose(index, null);
    this.takenBack.set(`${row.label === '' ? 'The question' : `Item ${row.label}`} is open again.`);
  }

  protected handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'radio') return;
    if (this.act(event.key)) event.preventDefault();
  }

  private act(key: string): boolean {
    const index = this.current();
    const option = this.rows()[index]?.options.find(({ value }) => String(value) === key);
    if (option || key === '-') {
      this.choose(index, option ? option.value : null);
      this.goOn(index);
      return true;
    }
    if (key === 'Backspace' || key === 'ArrowUp') {
      this.focusRow(Math.max(0, index - 1));
      return true;
    }
    if (key === 'ArrowDown') {
      this.focusRow(Math.min(this.lastRow(), index + 1));
      return true;
    }
    if (key === 'Enter') {
      this.saveAsked.emit();
      return true;
    }
    return false;
  }

  /** The next row is current at once: a key that comes before it is drawn and focused is already its own. */
  private goOn(index: number): void {
    if (index === this.lastRow()) {
      this.completed.emit();
      return;
    }
    const next = index + 1;
    this.current.set(next);
    // The question about functioning takes the focus once it is drawn as one that is asked.
    setTimeout(() => {
      if (this.current() === next) this.focusRow(next);
    });
  }

  /** The last row that takes an answer. */
  private lastRow(): number {
    return this.rows().findLastIndex(({ isOff }) => !isOff);
  }

  private earlierText(index: number): string | null {
    const earlier = this.earlier();
    if (!earlier) return null;
    const answer = earlier.answers[index] ?? null;
    return answer === null ? 'not answered' : String(answer);
  }
}
