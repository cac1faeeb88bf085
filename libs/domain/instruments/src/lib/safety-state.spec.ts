import * as fc from 'fast-check';
import { phq9 } from './phq9';
import {
  type SafetyState,
  answerMeetsCause,
  concernRises,
  safetyStateOf,
  unknownSafetyState,
} from './safety-state';

const withItem9 = (answer: number | null) => safetyStateOf(phq9, [1, 1, 1, 1, 1, 1, 1, 1, answer]);
const [zero, one, three, open] = [withItem9(0), withItem9(1), withItem9(3), withItem9(null)];
const few = safetyStateOf(phq9, [1, 1, 1, 1, 1, null, null, null, 0]);

describe('an answer that opened a follow-up', () => {
  it.each([
    ['item-positive', 1, true],
    ['item-positive', 0, false],
    ['item-positive', null, false],
    ['item-missing', null, true],
    ['item-missing', 0, false],
    ['item-missing', 1, false],
  ] as const)('%s is met by %s: %s', (cause, answer, isMet) => {
    expect(answerMeetsCause(cause, answer)).toBe(isMet);
  });
});

describe('a corrected safety item', () => {
  it.each<[string, SafetyState, SafetyState, boolean]>([
    ['0 to 1', zero, one, true],
    ['1 to 3', one, three, true],
    ['3 to 1', three, one, false],
    ['1 to 1', one, one, false],
    ['1 to 0', one, zero, false],
    ['0 to not answered', zero, open, true],
    ['1 to not answered', one, open, false],
    ['not answered to 1', open, one, true],
    ['not answered to 0', open, zero, false],
    ['not answered to not answered', open, open, false],
    ['items unknown to 1', unknownSafetyState, one, true],
    ['items unknown to not answered', unknownSafetyState, open, true],
    ['1 to items unknown', one, unknownSafetyState, false],
    ['a total to too few answers', zero, few, true],
    ['items unknown to too few answers', unknownSafetyState, few, true],
    ['too few answers to a total', few, zero, false],
    ['too few answers to not answered', few, open, true],
    ['too few answers to 1', few, one, true],
    ['not answered to too few answers', open, few, false],
    ['1 to too few answers', one, few, false],
  ])('from %s is new to those who follow up: %s', (_, before, after, rises) => {
    expect(concernRises(before, after)).toBe(rises);
  });

  it('never brings anything new when it did not change', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2, 3, null), (answer) => {
        const state = withItem9(answer);
        expect(concernRises(state, state)).toBe(false);
      }),
    );
  });
});
