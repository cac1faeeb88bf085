import type { DutyRoster } from '../absences/duty-roster';
import type { Caller } from '../http/caller';
import { isSameDay, ownDay, OwnDayGuess } from './own-day';

const caller = { practiceId: 'practice', staffId: 'anna' } as Caller;
const people = ['anna', 'ben'].map((id) => ({ id, mayAnswer: true, isPsychiatrist: false }));
const roster: DutyRoster = {
  timeZone: 'Pacific/Auckland',
  today: '2026-11-24',
  escalateTo: [],
  names: new Map(),
  people,
  absences: [{ staffId: 'ben', coverId: 'anna', fromOn: '2026-11-24', untilOn: '2026-11-25' }],
};

describe('the guess of somebody’s day', () => {
  it('is none for a practice that was never looked at', () => {
    const guess = new OwnDayGuess();
    guess.keep({ ...caller, practiceId: 'other' }, roster);
    expect(guess.of(caller, new Date('2026-11-23T12:00:00Z'))).toBeNull();
  });

  it.each([
    ['the day of the roster', '2026-11-23T11:00:00Z', '2026-11-24', ['anna', 'ben']],
    ['the last minute of an absence', '2026-11-25T10:59:00Z', '2026-11-25', ['anna', 'ben']],
    ['the minute after it', '2026-11-25T11:00:00Z', '2026-11-26', ['anna']],
  ])('moves with the clock of the practice: %s', (_, now, today, answersFor) => {
    const guess = new OwnDayGuess();
    guess.keep(caller, roster);
    expect(guess.of(caller, new Date(now))).toEqual({ today, answersFor });
  });

  it('holds for a person and not for the colleague', () => {
    const guess = new OwnDayGuess();
    guess.keep(caller, roster);
    expect(guess.of({ ...caller, staffId: 'ben' }, new Date('2026-11-23T12:00:00Z'))).toEqual(
      ownDay('ben', roster),
    );
  });

  it.each([
    ['another day', { today: '2026-11-25', answersFor: ['anna', 'ben'] }],
    ['nobody covered', { today: '2026-11-24', answersFor: ['anna'] }],
    ['somebody else covered', { today: '2026-11-24', answersFor: ['anna', 'cora'] }],
  ] as const)('was wrong with %s', (_, other) => {
    const day = ownDay('anna', roster);
    expect(isSameDay(day, { ...day, answersFor: [...day.answersFor] })).toBe(true);
    expect(isSameDay(day, other)).toBe(false);
  });
});
