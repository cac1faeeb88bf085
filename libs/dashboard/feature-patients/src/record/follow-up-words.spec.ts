import { followUpOf, idOf, onDay } from '../testing/record-of';
import { assessmentWords, causeWords, openFollowUps, stepWords } from './follow-up-words';

describe('an item-9 follow-up in words', () => {
  it.each([
    ['item-positive', 1, 'Item 9 answered “several days” on 26 Jan 2026'],
    ['item-positive', 3, 'Item 9 answered “nearly every day” on 26 Jan 2026'],
    ['item-missing', null, 'Item 9 not answered on 26 Jan 2026'],
    ['no-total', 0, 'Too few questions answered for a total on 26 Jan 2026'],
  ] as const)('opened by %s, %s', (cause, safetyAnswer, words) => {
    expect(causeWords(followUpOf({ cause, safetyAnswer }))).toBe(words);
  });

  it.each([
    ['item-missing', 0, 'Item 9 was not answered on 26 Jan 2026; corrected to “not at all” since'],
    ['item-positive', 0, 'Item 9 was above 0 on 26 Jan 2026; corrected to “not at all” since'],
    [
      'item-positive',
      1,
      'Item 9 was answered “several days” on 26 Jan 2026; the entry was voided or moved since',
    ],
    [
      'item-missing',
      null,
      'Item 9 was not answered on 26 Jan 2026; the entry was voided or moved since',
    ],
    [
      'no-total',
      0,
      'Too few questions were answered for a total on 26 Jan 2026; corrected, voided or moved since',
    ],
  ] as const)('opened by %s and not so any more, %s', (cause, safetyAnswer, words) => {
    expect(causeWords(followUpOf({ cause, safetyAnswer, answerStands: false }))).toBe(words);
  });

  it('reads an assessment as it was recorded', () => {
    expect(assessmentWords({ kind: 'own-words', text: 'Asked directly.' })).toBe('Asked directly.');
    expect(
      assessmentWords({
        kind: 'outside-triage',
        instrument: 'C-SSRS screener',
        result: 'moderate',
        assessedOn: onDay(21),
        assessedBy: 'K. Aalto (synthetic)',
      }),
    ).toBe('C-SSRS screener: moderate, 27 Jan 2026, by K. Aalto (synthetic)');
  });

  it('stays open until it is closed, the one due first on top', () => {
    const later = followUpOf({ id: idOf(71), dueAt: `${onDay(30)}T10:00:00Z` });
    const closed = followUpOf({ id: idOf(72), closedAt: `${onDay(22)}T10:00:00Z` });
    const acknowledged = followUpOf({ acknowledgedAt: `${onDay(20)}T10:00:00Z` });
    expect(openFollowUps([later, closed, acknowledged]).map(({ id }) => id)).toEqual([
      idOf(70),
      idOf(71),
    ]);
  });

  it('names to whom it was handed over', () => {
    const [opened] = followUpOf().events;
    if (!opened) throw new Error('no event');
    expect(stepWords({ ...opened, kind: 'assigned' })).toBe(
      'Handed over to Dr. A. Reyes (synthetic)',
    );
    expect(stepWords(opened)).toBe('Opened');
    const escalated = { ...opened, kind: 'escalated' as const, author: null };
    expect(stepWords(escalated)).toBe('Escalated: the deadline had passed');
    const escalatedTo = [{ id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)' }];
    expect(stepWords({ ...escalated, escalatedTo })).toContain('Told: Dr. A. Reyes (synthetic)');
  });
});
