import { figuresOf, percentile } from './percentiles';

describe('percentile by the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%p of 1 to 100 is %p', (share, value) => expect(percentile(hundred, share)).toBe(value));

  it.each([0, 0.5, 1])('%p of one value is that value', (share) =>
    expect(percentile([7], share)).toBe(7),
  );

  it('of nothing is not a number, never zero', () => expect(percentile([], 0.5)).toBeNaN());
});

describe('figures of slices', () => {
  it('are of all slices together', () => {
    const figures = figuresOf([
      { latencies: [30, 10], errors: 1, elapsedMs: 100 },
      { latencies: [20], errors: 0, elapsedMs: 200 },
    ]);
    expect(figures).toEqual({ calls: 3, errors: 1, p50: 20, p99: 30, perSecond: 10 });
  });
});
