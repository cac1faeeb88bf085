import { type SafetyConcern, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import {
  type AssessmentFacts,
  assertAcknowledgement,
  assertDay,
  scoreForm,
} from './assessment-form';

const byHand = { isImported: false };
const days = { birthDate: '1980-06-15', today: '2026-04-12' };
const answers = [2, 2, 1, 1, 0, 1, 1, 0, 0];
const facts = (changes: Partial<AssessmentFacts> = {}): AssessmentFacts => ({
  instrumentId: 'phq9',
  assessedOn: '2026-04-12',
  mode: 'self-paper',
  language: 'en',
  answers,
  enteredTotal: null,
  functionAnswer: null,
  missingReason: null,
  note: null,
  ...changes,
});
const codeOf = (changes: Partial<AssessmentFacts>, at: Partial<typeof byHand> = {}) => {
  try {
    scoreForm(facts(changes), { ...byHand, ...at });
    assertDay(facts(changes).assessedOn, days);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const answersWith = (changes: Record<number, number | null>) =>
  answers.map((answer, index) => (index + 1 in changes ? (changes[index + 1] ?? null) : answer));

describe('a form', () => {
  it('gets its total from its answers', () => {
    expect(scoreForm(facts(), byHand)).toEqual({
      instrument: phq9,
      total: 8,
      scoreStatus: 'complete',
      safety: { concern: 'none', answer: 0 },
    });
  });

  it.each<[string, Partial<AssessmentFacts>, string]>([
    ['of today', { assessedOn: '2026-04-12' }, 'accepted'],
    ['of tomorrow', { assessedOn: '2026-04-13' }, 'assessment.in_future'],
    ['of the day of birth', { assessedOn: '1980-06-15' }, 'accepted'],
    ['of the day before birth', { assessedOn: '1980-06-14' }, 'assessment.before_birth'],
    ['of an unknown instrument', { instrumentId: 'c-ssrs' }, 'instrument.unknown'],
    ['said to be imported', { mode: 'imported' }, 'assessment.mode_imported'],
    ['with eight answers', { answers: answers.slice(1) }, 'phq9.item_count'],
    ['with an answer of 4', { answers: answersWith({ 3: 4 }) }, 'phq9.item_out_of_range'],
    ['rated in an interview', { mode: 'interview' }, 'assessment.mode_not_offered'],
    ['as a total', { answers: null, enteredTotal: 8 }, 'phq9.entry_mismatch'],
    ['with difficulty 3', { functionAnswer: 3 }, 'accepted'],
    ['with difficulty 4', { functionAnswer: 4 }, 'assessment.function_answer'],
    [
      'with a GAD-7 and difficulty',
      { instrumentId: 'gad7', answers: [1, 1, 1, 1, 1, 1, 1], functionAnswer: 1 },
      'assessment.function_answer',
    ],
    ['with two gaps and no reason', { answers: answersWith({ 1: null, 2: null }) }, 'accepted'],
    [
      'with three gaps and no reason',
      { answers: answersWith({ 1: null, 2: null, 3: null }) },
      'assessment.missing_reason',
    ],
    [
      'with three gaps and a reason',
      { answers: answersWith({ 1: null, 2: null, 3: null }), missingReason: 'declined' },
      'accepted',
    ],
    [
      'with item 9 open and no reason',
      { answers: answersWith({ 9: null }) },
      'assessment.missing_reason',
    ],
    [
      'with a GAD-7 gap and no reason',
      { instrumentId: 'gad7', answers: [1, 1, 1, 1, 1, 1, null] },
      'assessment.missing_reason',
    ],
    ['complete with a reason', { missingReason: 'declined' }, 'assessment.missing_reason_unasked'],
  ])('%s: %s', (_, changes, code) => {
    expect(codeOf(changes)).toBe(code);
  });

  it('may say that it was imported when it came from a file', () => {
    expect(codeOf({ mode: 'imported' }, { isImported: true })).toBe('accepted');
  });

  it('never has a total where the rule allows none, nor none where it allows one', () => {
    const answers = fc.array(fc.constantFrom(0, 1, 2, 3, null), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(answers, (given) => {
        const answered = given.filter((answer) => answer !== null);
        const isScored = answered.length === 9 || (answered.length >= 7 && given[8] !== null);
        const missingReason = isScored ? null : 'not-asked';
        const form = scoreForm(facts({ answers: given, missingReason }), byHand);
        expect(form.total !== null).toBe(isScored);
        expect(form.scoreStatus).toBe(
          answered.length === 9 ? 'complete' : isScored ? 'prorated' : 'none',
        );
      }),
    );
  });
});

describe('an acknowledgement of the safety item', () => {
  const acknowledgement = { disposition: 'assessed-plan-made', note: null } as const;
  const outcome = (concern: SafetyConcern, given: boolean, isAsked = true) => {
    try {
      assertAcknowledgement({ concern, answer: null }, given ? acknowledgement : null, isAsked);
      return 'accepted';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each<[SafetyConcern, boolean, string]>([
    ['positive', true, 'accepted'],
    ['positive', false, 'assessment.safety_acknowledgement_missing'],
    ['missing', true, 'accepted'],
    ['missing', false, 'accepted'],
    ['no-total', true, 'accepted'],
    ['no-total', false, 'accepted'],
    ['none', false, 'accepted'],
    ['none', true, 'assessment.safety_acknowledgement_unasked'],
  ])('for an item that is %s, given: %s, is %s', (concern, given, code) => {
    expect(outcome(concern, given)).toBe(code);
  });

  it('is not asked again by a correction that brings nothing new', () => {
    expect(outcome('positive', false, false)).toBe('accepted');
  });
});
