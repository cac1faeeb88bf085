import { DomainError } from '@glabella/domain/values';
import type { Answers } from './answers';
import type { Instrument } from './instrument';

/**
 * A typed character is neither an answer nor a gap; code '<instrument>.transcription_character'.
 */
export class TranscriptionCharacter extends DomainError {
  constructor(instrument: Instrument, position: number, character: string) {
    const values = instrument.options.map((option) => option.value);
    super(
      `${instrument.id}.transcription_character`,
      `Character ${position} is neither ${values.join(', ')} nor a gap (-, . or x).`,
      { position, character },
    );
  }
}

/**
 * The typed line is too short or too long for the form; code '<instrument>.transcription_length'.
 */
export class TranscriptionLength extends DomainError {
  constructor(instrument: Instrument, received: number) {
    const expected = instrument.items.length;
    super(
      `${instrument.id}.transcription_length`,
      `${instrument.name} takes ${expected} characters, one for each item.`,
      { expected, received },
    );
  }
}

const gaps: ReadonlySet<string> = new Set(['-', '.', 'x', 'X']);

/**
 * Reads answers typed as one line, one character for each item ('210130012'); '-', '.' or 'x' is a
 * question that was not answered, spaces are ignored. Throws TranscriptionCharacter with the
 * position (from 1, as typed) or TranscriptionLength.
 */
export function parseTranscription(instrument: Instrument, text: string): Answers {
  const byCharacter = new Map(
    instrument.options.map((option) => [String(option.value), option.value]),
  );
  const answers: (number | null)[] = [];
  [...text].forEach((character, index) => {
    if (character.trim() === '') return;
    const value = byCharacter.get(character);
    if (value === undefined && !gaps.has(character)) {
      throw new TranscriptionCharacter(instrument, index + 1, character);
    }
    answers.push(value ?? null);
  });
  if (answers.length !== instrument.items.length) {
    throw new TranscriptionLength(instrument, answers.length);
  }
  return answers;
}
