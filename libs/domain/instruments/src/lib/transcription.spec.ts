import * as fc from 'fast-check';
import { gad7 } from './gad7';
import { phq9 } from './phq9';
import { TranscriptionCharacter, TranscriptionLength, parseTranscription } from './transcription';

describe('typing a paper form as one line', () => {
  it.each([
    ['nine digits', '012301230', [0, 1, 2, 3, 0, 1, 2, 3, 0]],
    ['groups with spaces', ' 012 301\t230 ', [0, 1, 2, 3, 0, 1, 2, 3, 0]],
    ['every mark for a gap', '-.xX11110', [null, null, null, null, 1, 1, 1, 1, 0]],
  ])('reads %s', (_, text, answers) => {
    expect(parseTranscription(phq9, text)).toEqual(answers);
  });

  it('reads the seven answers of a GAD-7', () => {
    expect(parseTranscription(gad7, '3210-12')).toEqual([3, 2, 1, 0, null, 1, 2]);
  });

  it.each([
    ['a digit above the highest answer', '012401230', 4, '4'],
    ['a letter', '0123o1230', 5, 'o'],
    ['a minus from another keyboard', '012301–30', 7, '–'],
    ['a comma', '0,1230123', 2, ','],
    ['a digit of another script', '01230123٣', 9, '٣'],
    ['something after a space, counted as typed', '012 3a1230', 6, 'a'],
    ['a character outside the basic plane', '😀12301230', 1, '😀'],
  ])('says which character is wrong: %s', (_, text, position, character) => {
    expect(() => parseTranscription(phq9, text)).toThrow(TranscriptionCharacter);
    expect(() => parseTranscription(phq9, text)).toThrow(
      expect.objectContaining({
        code: 'phq9.transcription_character',
        fields: { position, character },
      }),
    );
  });

  it.each([
    ['', 0],
    ['01230123', 8],
    ['0123012301', 10],
  ])('refuses %p and says how many it read', (text, received) => {
    expect(() => parseTranscription(phq9, text)).toThrow(TranscriptionLength);
    expect(() => parseTranscription(phq9, text)).toThrow(
      expect.objectContaining({
        code: 'phq9.transcription_length',
        fields: { expected: 9, received },
      }),
    );
  });

  it('reads back whatever was written, a gap as a gap', () => {
    const answers = fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(answers, fc.constantFrom('-', '.', 'x', 'X'), (given, gap) => {
        const text = given.map((answer) => answer ?? gap).join('');
        expect(parseTranscription(phq9, text)).toEqual(given);
      }),
    );
  });
});
