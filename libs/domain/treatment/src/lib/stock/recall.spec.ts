import {
  isReached,
  isToReach,
  recallProgress,
  type LotSessionState,
  type RecallOutcomeId,
} from './recall';

describe('who a recall has reached', () => {
  it.each<{ noted: RecallOutcomeId[]; reached: boolean }>([
    { noted: [], reached: false },
    { noted: ['no-answer', 'message-left'], reached: false },
    { noted: ['cannot-be-reached'], reached: false },
    { noted: ['no-answer', 'informed'], reached: true },
    { noted: ['informed', 'no-answer'], reached: true },
    { noted: ['informed', 'withdrawn'], reached: false },
    { noted: ['informed', 'withdrawn', 'no-answer'], reached: false },
    { noted: ['informed', 'withdrawn', 'informed'], reached: true },
  ])('after $noted: $reached', ({ noted, reached }) => {
    expect(isReached(noted)).toBe(reached);
  });

  it.each<{ states: LotSessionState[]; counts: boolean }>([
    { states: ['signed'], counts: true },
    { states: ['voided', 'signed'], counts: true },
    { states: ['voided'], counts: false },
    { states: ['amended', 'voided'], counts: false },
    { states: [], counts: false },
  ])('counts a patient with sessions $states: $counts', ({ states, counts }) => {
    expect(isToReach(states)).toBe(counts);
  });

  it.each([
    { reached: 7, patients: 9, words: '7 of 9 reached' },
    { reached: 0, patients: 1, words: '0 of 1 reached' },
    { reached: 0, patients: 0, words: 'nobody to reach' },
  ])('says $words', ({ words, ...progress }) => {
    expect(recallProgress(progress)).toBe(words);
  });
});
