import { dueInstant, isLate, lateness } from './lateness';
import { triageDayProblem } from './triage';

const due = new Date('2026-11-23T10:00:00Z');
const after = (minutes: number) => new Date(due.getTime() + minutes * 60_000);

describe('a deadline', () => {
  it('lies the practice’s hours after the opening', () => {
    expect(dueInstant(new Date('2026-11-22T10:00:00Z'), 24)).toEqual(due);
  });

  it.each([
    [-1 / 60, null],
    [0, { value: 0, unit: 'minute' }],
    [59.9, { value: 59, unit: 'minute' }],
    [60, { value: 1, unit: 'hour' }],
    [47 * 60 + 59, { value: 47, unit: 'hour' }],
    [48 * 60, { value: 2, unit: 'day' }],
    [72 * 60 - 1, { value: 2, unit: 'day' }],
  ])('%s minutes later is %j over', (minutes, expected) => {
    expect(lateness(due, after(minutes))).toEqual(expected);
    expect(isLate(due, after(minutes))).toBe(expected !== null);
  });
});

describe('the day of a triage', () => {
  it.each([
    ['2026-11-19', 'before-the-answer'],
    ['2026-11-20', null],
    ['2026-11-23', null],
    ['2026-11-24', 'in-the-future'],
  ])('%s, for an answer of the 20th on the 23rd: %s', (day, problem) => {
    expect(triageDayProblem(day, '2026-11-20', '2026-11-23')).toBe(problem);
  });
});
