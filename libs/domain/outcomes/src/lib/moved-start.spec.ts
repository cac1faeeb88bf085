import { movedStart, movedStartWords } from './moved-start';
import type { ScorePoint } from './score-point';
import { thresholdsWith } from './practice-thresholds';

const point = (on: string, total: number, status: ScorePoint['status'] = 'complete') =>
  ({ id: on, on, total, status, recordedAt: `${on}T09:00:00Z` }) as const;
const points = [point('2026-01-03', 18), point('2026-01-10', 19), point('2026-01-20', 12)];

describe('the start of a course that moves', () => {
  it.each<[string, string | null, string | null]>([
    ['the day stays', '2026-01-12', '2026-01-12'],
    ['nothing was injected before', null, '2026-01-12'],
  ])('is none where %s', (_, before, after) => {
    expect(movedStart(points, before, after)).toBeNull();
  });

  it.each<[string, string, string | null, string]>([
    [
      'to an earlier day',
      '2026-01-12',
      '2026-01-05',
      'The first injection, from which weeks are counted, becomes 5 Jan 2026, until now 12 Jan 2026; the PHQ-9 baseline becomes 18 of 3 Jan 2026, until now 19 of 10 Jan 2026.',
    ],
    [
      'before every form',
      '2026-01-12',
      '2026-01-02',
      'The first injection, from which weeks are counted, becomes 2 Jan 2026, until now 12 Jan 2026; the PHQ-9 baseline becomes none, until now 19 of 10 Jan 2026.',
    ],
    [
      'with the same form before it',
      '2026-01-12',
      '2026-01-15',
      'The first injection, from which weeks are counted, becomes 15 Jan 2026, until now 12 Jan 2026; the PHQ-9 baseline stays 19 of 10 Jan 2026.',
    ],
    [
      'from a day without a form',
      '2026-01-02',
      '2026-01-20',
      'The first injection, from which weeks are counted, becomes 20 Jan 2026, until now 2 Jan 2026; the PHQ-9 baseline becomes 12 of 20 Jan 2026, until now none.',
    ],
    [
      'to none at all',
      '2026-01-12',
      null,
      'The first injection, from which weeks are counted, becomes none, until now 12 Jan 2026; the PHQ-9 baseline becomes none, until now 19 of 10 Jan 2026.',
    ],
  ])('says so %s', (_, before, after, words) => {
    const moved = movedStart(points, before, after);
    expect(moved && movedStartWords(moved, 'PHQ-9')).toBe(words);
  });

  it('looks for the baseline as far back as the practice does', () => {
    const moved = movedStart(
      points,
      '2026-01-12',
      '2026-01-05',
      thresholdsWith({ baselineWindowDays: 1 }),
    );
    expect(moved?.after.baseline).toBeNull();
  });
});
