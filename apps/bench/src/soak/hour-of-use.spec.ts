import { hourOfUse, perHour } from './hour-of-use';

describe('sixty minutes of use', () => {
  const planned = hourOfUse();

  it('have of each kind as many as said, one after the other within the hour', () => {
    const counts: Record<string, number> = {};
    for (const { use } of planned) counts[use] = (counts[use] ?? 0) + 1;
    expect(counts).toEqual(perHour);
    const times = planned.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(1);
  });

  it('have the same mix in every quarter', () => {
    for (const quarter of [0, 1, 2, 3]) {
      const some = planned.filter(({ at }) => Math.floor(at * 4) === quarter);
      const charts = some.filter(({ use }) => use === 'chart').length;
      expect(charts).toBe(perHour.chart / 4);
      expect(some.filter(({ use }) => use === 'export').length).toBeGreaterThanOrEqual(1);
    }
  });
});
