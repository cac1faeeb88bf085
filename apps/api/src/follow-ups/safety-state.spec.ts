import { gad7, phq9, safetyStateOf, unknownSafetyState } from '@glabella/domain/instruments';
import { asksForFollowUp, causeOf, describeCorrection, isSameState } from './safety-state';

const withItem9 = (answer: number | null) => safetyStateOf(phq9, [1, 1, 1, 1, 1, 1, 1, 1, answer]);
const [zero, one, three, open] = [withItem9(0), withItem9(1), withItem9(3), withItem9(null)];
const few = safetyStateOf(phq9, [1, 1, 1, 1, 1, null, null, null, 0]);

describe('the safety item of a form', () => {
  it.each([
    [0, 'none', false],
    [1, 'positive', true],
    [2, 'positive', true],
    [3, 'positive', true],
    [null, 'missing', true],
  ])('with item 9 = %s is %s and asks for a follow-up: %s', (answer, concern, asks) => {
    const state = withItem9(answer);
    expect(state).toEqual({ concern, answer });
    expect(asksForFollowUp(state)).toBe(asks);
  });

  it('asks for a follow-up with an answer of 0 where too few others are given for a total', () => {
    expect(few).toEqual({ concern: 'no-total', answer: 0 });
    expect(asksForFollowUp(few)).toBe(true);
  });

  it('says nothing where only a total is known', () => {
    expect(safetyStateOf(phq9, null)).toBe(unknownSafetyState);
    expect(asksForFollowUp(unknownSafetyState)).toBe(false);
  });

  it('does not exist in the GAD-7', () => {
    expect(asksForFollowUp(safetyStateOf(gad7, [3, 3, 3, 3, 3, 3, 3]))).toBe(false);
  });

  it('names why somebody must answer for it', () => {
    expect(causeOf(one)).toBe('item-positive');
    expect(causeOf(open)).toBe('item-missing');
    expect(causeOf(few)).toBe('no-total');
    expect(() => causeOf(zero)).toThrow('opens no follow-up');
  });
});

describe('a corrected safety item', () => {
  it('is the same where neither the answer nor what it asks for changed', () => {
    for (const answer of [0, 1, 2, 3, null]) {
      expect(isSameState(withItem9(answer), withItem9(answer))).toBe(true);
    }
    expect(isSameState(one, three)).toBe(false);
    expect(isSameState(zero, few)).toBe(false);
  });

  it('is described in words that also name a gap', () => {
    expect(describeCorrection(one, zero)).toBe('Item 9 was corrected from 1 to 0.');
    expect(describeCorrection(open, three)).toBe('Item 9 was corrected from "not answered" to 3.');
    expect(describeCorrection(unknownSafetyState, three)).toBe(
      'Item 9 was corrected from "not known" to 3.',
    );
    expect(describeCorrection(zero, few)).toBe('The form has no total: too few answers.');
    expect(describeCorrection(few, zero)).toBe('The form has a total.');
    expect(describeCorrection(one, few)).toBe(
      'Item 9 was corrected from 1 to 0. The form has no total: too few answers.',
    );
    expect(describeCorrection(few, one)).toBe('Item 9 was corrected from 0 to 1.');
  });
});
