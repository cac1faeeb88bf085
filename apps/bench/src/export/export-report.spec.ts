import { brokenLimits, exportFigures, exportTable } from './export-report';

const round = (ms: number, copyMs: number, firstByteMs = 50, peakMb = 150) => ({
  exported: { firstByteMs, ms, bytes: 2_000_000, rows: 1_000, assessments: 900, peakMb },
  copied: { ms: copyMs, bytes: 9_000_000, rows: 1_000 },
});

describe('an export beside COPY of the same rows', () => {
  const figures = exportFigures([round(100, 80), round(300, 60, 90, 170), round(200, 70)], 120);

  it('is told by the medians of the rounds and the most memory of any', () =>
    expect(figures).toEqual({
      assessments: 900,
      rows: 1_000,
      firstByteMs: 50,
      exportMs: 200,
      exportBytes: 2_000_000,
      copyMs: 70,
      copyBytes: 9_000_000,
      ratio: 0.35,
      growthMb: 50,
    }));

  it('needs a round', () => expect(() => exportFigures([], 0)).toThrow());

  it.each([
    [{}, []],
    [{ firstByteMs: 300 }, []],
    [{ firstByteMs: 300.1 }, ['first byte']],
    [{ firstByteMs: Number.NaN }, ['first byte']],
    [{ growthMb: 100 }, []],
    [{ growthMb: 100.5 }, ['memory']],
    [{ ratio: 0.325 }, []],
    [{ ratio: 0.32 }, ['beside COPY']],
    [{ ratio: 0.1, growthMb: 200, firstByteMs: 900 }, ['first byte', 'memory', 'beside COPY']],
  ])('with %p breaks %p', (change, broken) =>
    expect(brokenLimits({ ...figures, ...change })).toEqual(broken),
  );

  it('prints both sides, the ratio and its goal', () => {
    const table = exportTable(figures);
    expect(table).toContain(
      '| Export, checked and zipped | 0.20 | 5000 | 2.0 | 50.0 | +50 MB at most |',
    );
    expect(table).toContain('COPY / export: 0.35 (goal 0.65, missed)');
  });
});
