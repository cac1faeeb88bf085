import {
  adverseEventGravity,
  adverseEventStanding,
  adverseEventTitle,
  onsetAfterSession,
} from './words';

describe('an adverse event in words', () => {
  it('is named by its term, or by what was written instead', () => {
    expect(adverseEventTitle({ termId: 'eyelid-ptosis', otherWords: null })).toBe('Eyelid ptosis');
    expect(adverseEventTitle({ termId: 'other', otherWords: 'Ringing in the ear' })).toBe(
      'Ringing in the ear',
    );
  });

  it.each([
    ['ongoing', null, 'ongoing'],
    ['resolving', null, 'resolving'],
    ['unknown', null, 'outcome not known'],
    ['resolved', '2026-12-03', 'resolved 3 Dec 2026'],
    ['resolved-with-sequelae', '2026-12-03', 'resolved with sequelae 3 Dec 2026'],
    ['fatal', '2026-12-03', 'fatal 3 Dec 2026'],
  ] as const)('with the outcome %s and the last day %s: %s', (outcome, endedOn, words) => {
    expect(adverseEventStanding({ outcome, endedOn })).toBe(words);
  });

  it.each([
    ['2026-11-09', 'on the day of the injection'],
    ['2026-11-10', '1 day after the injection'],
    ['2026-11-13', '4 days after the injection'],
  ])('began on %s: %s', (onsetOn, words) => {
    expect(onsetAfterSession(onsetOn, '2026-11-09')).toBe(words);
  });

  it.each([
    ['headache', 'severe', [], 'severe'],
    ['headache', 'severe', null, 'severe, seriousness not judged'],
    ['headache', 'mild', ['medically-important'], 'mild, serious'],
    ['dysphagia', 'mild', [], 'mild, serious'],
  ] as const)('%s, %s, with the criteria %j: %s', (termId, severity, seriousness, words) => {
    expect(adverseEventGravity({ termId, severity, seriousness })).toBe(words);
  });
});
