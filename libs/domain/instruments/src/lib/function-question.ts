import type { Answers } from './answers';
import type { Instrument } from './instrument';

/** Whether the question about functioning is asked: the instrument has one, and at least one answer is above 0. */
export function asksFunction(instrument: Instrument, answers: Answers): boolean {
  return instrument.functionItem !== undefined && answers.some((answer) => (answer ?? 0) > 0);
}
