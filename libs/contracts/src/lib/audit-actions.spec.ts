import { auditActionWords } from './audit-actions';

describe('an act of the trail in words', () => {
  it.each([
    ['patient.read', 'Opened the patient'],
    ['patient.search', 'Found the patient in a search'],
    ['assessment.record', 'Recorded a questionnaire'],
    ['session.sign', 'Signed an injection session'],
    ['session.begin', 'Signed in'],
    ['follow-up.close', 'Closed an item-9 follow-up'],
    ['consent.void-withdrawal', 'Voided a withdrawal of a consent'],
    ['course.correct-end', 'Corrected the end of a course'],
    ['life-event.correct', 'Corrected a life event'],
    ['staff.update', 'Changed a person of the practice, with what they answer for'],
  ])('%s reads "%s", whoever reads the trail', (action, words) => {
    expect(auditActionWords(action)).toBe(words);
  });

  it.each(['session-draft.signed_off', 'toString'])(
    'spells out %s, which it does not know',
    (a) => {
      expect(auditActionWords(a)).toBe(a.replaceAll(/[._-]/g, ' '));
    },
  );
});
