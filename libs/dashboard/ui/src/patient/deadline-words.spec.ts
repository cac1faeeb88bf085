import { deadlineWords } from './deadline-words';

describe('a deadline', () => {
  it.each([
    ['2026-01-27T09:59:59Z', 'due 27 Jan 2026, 11:00'],
    ['2026-01-27T10:00:00Z', 'due now'],
    ['2026-01-27T10:01:00Z', '1 minute late'],
    ['2026-01-27T11:00:00Z', '1 hour late'],
    ['2026-01-29T09:59:00Z', '47 hours late'],
    ['2026-02-17T10:00:00Z', '21 days late'],
  ])('at %s is %s', (now, words) => {
    expect(deadlineWords('2026-01-27T10:00:00Z', new Date(now), 'Europe/Berlin')).toBe(words);
  });
});
