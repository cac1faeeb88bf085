import { actionWords } from './action-words';

describe('an act of the trail in words', () => {
  it.each([
    ['patient.read', 'Opened the patient'],
    ['patient.search', 'Found in a search the patient'],
    ['assessment.record', 'Recorded a questionnaire'],
    ['session.sign', 'Signed an injection session'],
    ['follow-up.close', 'Closed an item-9 follow-up'],
    ['life-event.correct', 'Corrected a life event'],
    ['something.new', 'something.new'],
  ])('%s reads "%s"', (action, words) => {
    expect(actionWords(action)).toBe(words);
  });

  it('says when it was refused', () => {
    expect(actionWords('patient.read', 'refused')).toBe('Opened the patient (refused)');
  });
});
