import { addDays } from '@glabella/domain/values';
import { checksWith, codesWith, product, readySession, severityOf } from './ready-session';

const today = readySession.today;
const onDay = (offset: number) => ({
  performedOn: addDays(today, offset),
  performedAt: null,
  latestPhq9On: addDays(today, offset),
});

describe('the day of the session', () => {
  it.each([
    { offset: -1, future: 'none', late: 'note' },
    { offset: 0, future: 'none', late: 'none' },
    { offset: 1, future: 'stop', late: 'none' },
  ])('$offset days from today: future $future, late entry $late', ({ offset, future, late }) => {
    expect(severityOf('date-in-future', onDay(offset))).toBe(future);
    expect(severityOf('late-entry', onDay(offset))).toBe(late);
  });

  it('says how late an entry is', () => {
    const evidenceAt = (offset: number) =>
      checksWith(onDay(offset)).find(({ code }) => code === 'late-entry')?.evidence;
    expect(evidenceAt(-3)).toBe('Given on 20 Nov 2026, recorded 3 days later.');
    expect(evidenceAt(-1)).toBe('Given on 22 Nov 2026, recorded 1 day later.');
  });

  it('calls no amendment a late entry: the session was recorded before', () => {
    expect(severityOf('late-entry', { ...onDay(-30), isAmendment: true })).toBe('none');
  });

  it.each([
    { at: '2026-11-22T22:59:00Z', severity: 'stop' },
    { at: '2026-11-22T23:00:00Z', severity: 'none' },
    { at: '2026-11-23T22:59:00Z', severity: 'none' },
    { at: '2026-11-23T23:00:00Z', severity: 'stop' },
  ])('a time of $at on 23 Nov in Berlin: $severity', ({ at, severity }) => {
    expect(severityOf('time-outside-day', { performedAt: at })).toBe(severity);
  });
});

describe('the age of the patient', () => {
  const bornOn = (birthDate: string) => ({ patient: { birthDate, sex: 'female' as const } });

  it.each([
    { birthDate: '2026-11-24', codes: ['stop date-before-birth'] },
    { birthDate: '2026-11-23', codes: ['acknowledge under-18'] },
    { birthDate: '2008-11-24', codes: ['acknowledge under-18'] },
    { birthDate: '2008-11-23', codes: [] },
    { birthDate: '1930-01-01', codes: [] },
  ])('born on $birthDate: $codes', ({ birthDate, codes }) => {
    expect(codesWith(bornOn(birthDate))).toEqual(codes);
  });

  it('prints the age in whole years', () => {
    const [check] = checksWith(bornOn('2008-11-24'));
    expect(check?.evidence).toBe('17 years old; not established under 18.');
  });

  it.each([
    { birthDate: '1951-11-24', severity: 'none' },
    { birthDate: '1951-11-23', severity: 'acknowledge' },
  ])('Letybo for a patient born on $birthDate (limit 74): $severity', ({ birthDate, severity }) => {
    const letybo = { ...bornOn(birthDate), product: product('letibotulinumtoxinA') };
    expect(severityOf('age-outside-label', letybo)).toBe(severity);
  });
});
