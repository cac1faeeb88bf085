import { DomainError } from '@glabella/domain/values';
import { itemRange, offersAnswer } from './answer-offer';
import type { Instrument, InstrumentItem } from './instrument';

/** The points of each item in the order of the form; null where the question was not answered. */
export type Answers = readonly (number | null)[];

/** The number of answers is not the number of items; code '<instrument>.item_count'. */
export class AnswerCountError extends DomainError {
  constructor(instrument: Instrument, received: number) {
    const expected = instrument.items.length;
    super(`${instrument.id}.item_count`, `${instrument.name} has ${expected} items.`, {
      expected,
      received,
    });
  }
}

/**
 * An answer is not one of the points that the form offers; code '<instrument>.item_out_of_range'.
 */
export class AnswerOutOfRange extends DomainError {
  constructor(instrument: Instrument, item: InstrumentItem) {
    const { min, max } = itemRange(instrument, item);
    const { number } = item;
    super(
      `${instrument.id}.item_out_of_range`,
      `${instrument.name} item ${number} takes a whole number from ${min} to ${max}, or no answer.`,
      { item: number, min, max },
    );
  }
}

/**
 * Throws AnswerCountError or AnswerOutOfRange unless there is one answer, or null, for every item
 * of the form.
 */
export function assertAnswers(instrument: Instrument, answers: Answers): void {
  if (answers.length !== instrument.items.length) {
    throw new AnswerCountError(instrument, answers.length);
  }
  instrument.items.forEach((item, index) => {
    const answer = answers[index];
    if (answer === undefined || (answer !== null && !offersAnswer(instrument, item, answer))) {
      throw new AnswerOutOfRange(instrument, item);
    }
  });
}
