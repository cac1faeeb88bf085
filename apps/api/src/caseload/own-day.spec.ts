import type { ReadRoster } from '../absences/duty-roster';
import type { Caller } from '../http/caller';
import { LastRosters, ownDay } from './own-day';

const caller = { practiceId: 'practice', staffId: 'anna' } as Caller;
const people = ['anna', 'ben'].map((id) => ({ id, mayAnswer: true, isPsychiatrist: false }));
const roster: ReadRoster = {
  fingerprint: 'f',
  timeZone: 'Pacific/Auckland',
  today: '2026-11-24',
  escalateTo: [],
  names: new Map(),
  people,
  absences: [{ staffId: 'ben', coverId: 'anna', fromOn: '2026-11-24', untilOn: '2026-11-25' }],
};

const at = (now: string) => new Date(now);

describe('the roster of the last look', () => {
  it('is none for a practice that was never looked at', () => {
    const rosters = new LastRosters();
    rosters.keep({ ...caller, practiceId: 'other' }, roster);
    expect(rosters.of(caller, at('2026-11-23T12:00:00Z'))).toBeNull();
  });

  it.each([
    ['the day of the roster', '2026-11-23T11:00:00Z', '2026-11-24', ['anna', 'ben']],
    ['the last minute of an absence', '2026-11-25T10:59:00Z', '2026-11-25', ['anna', 'ben']],
    ['the minute after it', '2026-11-25T11:00:00Z', '2026-11-26', ['anna']],
  ])('moves with the clock of the practice: %s', (_, now, today, answersFor) => {
    const rosters = new LastRosters();
    rosters.keep(caller, roster);
    const last = rosters.of(caller, at(now));
    expect(last && ownDay('anna', last)).toEqual({ today, answersFor });
  });

  it('holds for everybody of the practice', () => {
    const rosters = new LastRosters();
    rosters.keep(caller, roster);
    expect(rosters.of({ ...caller, staffId: 'ben' }, at('2026-11-23T12:00:00Z'))).toEqual(roster);
  });
});
