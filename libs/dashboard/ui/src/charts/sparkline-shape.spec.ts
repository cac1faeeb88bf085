import { sparklineShape, type SparklineSource } from './sparkline-shape';

const source = (fields: Partial<SparklineSource>): SparklineSource => ({
  points: [],
  injections: [],
  max: 27,
  band: null,
  width: 108,
  height: 35,
  ...fields,
});

describe('sparklineShape', () => {
  it('stands on true time: the second of three visits lies where its day lies', () => {
    const { path, last } = sparklineShape(
      source({
        points: [
          { on: '2026-01-01', total: 27 },
          { on: '2026-01-11', total: 0 },
          { on: '2026-04-11', total: 0 },
        ],
      }),
    );
    expect(path).toBe('M4 4L14 31L104 31');
    expect(last).toEqual({ x: 104, y: 31 });
  });

  it('breaks the line at a visit without a score, rather than draw a zero', () => {
    const { path } = sparklineShape(
      source({
        points: [
          { on: '2026-01-01', total: 27 },
          { on: '2026-01-26', total: null },
          { on: '2026-02-20', total: 0 },
          { on: '2026-04-11', total: 27 },
        ],
      }),
    );
    expect(path).toBe('M4 4h0M54 31L104 4');
  });

  it('draws a score between two visits without one as a dot', () => {
    const { path } = sparklineShape(
      source({
        points: [
          { on: '2026-01-01', total: null },
          { on: '2026-01-26', total: 27 },
          { on: '2026-02-20', total: null },
          { on: '2026-04-11', total: 0 },
        ],
      }),
    );
    expect(path).toBe('M29 4h0M104 31h0');
  });

  it('keeps the last score apart from a last visit without one', () => {
    const { last } = sparklineShape(
      source({
        points: [
          { on: '2026-01-01', total: 27 },
          { on: '2026-04-11', total: null },
        ],
      }),
    );
    expect(last).toEqual({ x: 4, y: 4 });
  });

  it('widens the time to an injection before the first score', () => {
    const { ticks, last } = sparklineShape(
      source({ points: [{ on: '2026-01-11', total: 0 }], injections: ['2026-01-01'] }),
    );
    expect(ticks).toEqual([4]);
    expect(last?.x).toBe(104);
  });

  it('tints whole scores: the band 5 to 9 lies between 4.5 and 9.5', () => {
    const { band } = sparklineShape(source({ band: { from: 5, to: 9 } }));
    expect(band).toEqual({ y: 21.5, height: 5 });
  });

  it.each([
    ['nothing', []],
    ['a visit without a score', [{ on: '2026-01-01', total: null }]],
  ])('draws no line from %s', (_what, points) => {
    expect(sparklineShape(source({ points }))).toMatchObject({ path: '', last: null });
  });

  it('puts a single score at the left, on its height', () => {
    expect(sparklineShape(source({ points: [{ on: '2026-01-01', total: 0 }] })).last).toEqual({
      x: 4,
      y: 31,
    });
  });
});
