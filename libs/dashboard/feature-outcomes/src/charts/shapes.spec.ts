import { publishedTrials } from '@glabella/domain/outcomes';
import { noMeanWords, visitReading } from './change-curve';
import { type BarMark, barMarks, barsShape } from './bars-shape';
import { curveShape, type ReportVisit } from './curve-shape';

const visit = (week: number, percent: number | null, observed: ReportVisit['observed'] = 20) => ({
  week,
  observed,
  owed: 30,
  change: percent === null ? null : { percent, low: percent - 8, high: percent + 8 },
});
const curve = (visits: ReportVisit[], widthPx = 720) =>
  curveShape({ visits, counted: 40, trials: publishedTrials, widthPx });

describe('the words of change by visit', () => {
  it('tell a visit at which nobody was seen from a small group', () => {
    expect(visitReading(visit(12, null, 0))).toBe('Week 12: nobody seen.');
    expect(visitReading(visit(12, null, '<5'))).toBe('Week 12: <5 patients, no mean shown.');
    expect(noMeanWords([visit(6, null, 0), visit(12, null, 0)])).toBe(
      'nobody was seen at a visit yet.',
    );
    for (const few of ['<5', 'withheld'] as const) {
      expect(noMeanWords([visit(6, null, few), visit(12, null, 0)])).toBe(
        'no visit has enough patients for a mean.',
      );
    }
  });
});

describe('the drawing of change by visit', () => {
  it('begins at 0 and puts lower means lower, each with its n', () => {
    const { points, plot } = curve([visit(2, -10), visit(6, -40), visit(12, -60)]);
    expect(points.map(({ week, n }) => [week, n])).toEqual([
      [0, '40'],
      [2, '20'],
      [6, '20'],
      [12, '20'],
    ]);
    const ys = points.map(({ mark }) => mark?.y ?? NaN);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
    expect(Math.max(...ys)).toBeLessThan(plot.bottom);
  });

  it('breaks the line at a visit whose mean is not shown', () => {
    expect(
      curve([visit(2, -10), visit(6, null, '<5'), visit(12, -60)]).line.match(/M/g),
    ).toHaveLength(2);
    expect(curve([visit(2, -10), visit(6, -20), visit(12, -60)]).line.match(/M/g)).toHaveLength(1);
  });

  it('places the trials at their week, active below placebo, none on another', () => {
    const { trials } = curve([visit(6, -40)]);
    expect(trials).toHaveLength(6);
    for (const id of publishedTrials.map((trial) => trial.id)) {
      const at = (arm: string) => trials.find((mark) => mark.id === `${id}-${arm}`)?.y ?? NaN;
      expect(at('active')).toBeGreaterThan(at('placebo'));
    }
    expect(new Set(trials.map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
  });

  it('grows upwards where an interval does, and stays within the width', () => {
    expect(curve([visit(2, 40)]).levels[0]?.percent).toBe(50);
    expect(curve([visit(2, -40)]).levels.map(({ label }) => label)).toEqual([
      '+25 %',
      '0 %',
      '−25 %',
      '−50 %',
      '−75 %',
      '−100 %',
    ]);
    for (const { x } of curve([visit(24, -40)], 320).points) expect(x).toBeLessThan(320);
  });
});

const bars = (...changes: number[]): BarMark[] =>
  changes.map((change) => ({ kind: 'bar', change }));

describe('the drawing of one bar for each patient', () => {
  const shape = barsShape(bars(-80, -50, 0, 30), 50, 400);

  it('hangs falls from the line of no change and stands rises on it', () => {
    expect(shape.markAt(0).y).toBeCloseTo(shape.zero, 6);
    expect(shape.markAt(0).height).toBeGreaterThan(shape.markAt(1).height);
    expect(shape.markAt(3).y).toBeLessThan(shape.zero);
  });

  it('keeps a bar of no change visible', () => {
    expect(shape.markAt(2).height).toBeGreaterThan(1);
  });

  it('names the thresholds: response and no change', () => {
    const named = shape.levels.filter(({ isThreshold }) => isThreshold);
    expect(named.map(({ percent }) => percent)).toEqual([0, -50]);
  });

  it('cuts a rise that would flatten all others', () => {
    const wild = barsShape(bars(-50, 900), 50, 400);
    expect(wild.levels[0]?.percent).toBe(100);
    expect(wild.markAt(1).y).toBeGreaterThan(0);
  });

  it('stays one path within the width, however many there are', () => {
    const many = barsShape(bars(...Array<number>(5000).fill(-40)), 50, 390);
    expect(many.path.match(/M/g)).toHaveLength(5000);
    const last = many.markAt(4999);
    expect(last.x + last.width).toBeLessThanOrEqual(390);
  });

  it('gives a band that is not counted a field of one width, and no bar', () => {
    const marks = barMarks([
      { label: 'A', patients: 5, changes: [-80, -80, -80, -80, -80] },
      { label: 'B', patients: '<5', changes: null },
      { label: 'C', patients: 0, changes: [] },
      { label: 'D', patients: 'withheld', changes: null },
    ]);
    const drawn = barsShape(marks, 50, 400);
    expect(drawn.path.match(/M/g)).toHaveLength(5);
    expect(drawn.hidden.map(({ words }) => words)).toEqual(['<5', 'withheld']);
    expect(new Set(drawn.hidden.map(({ width }) => width)).size).toBe(1);
    expect(drawn.markAt(6).x + drawn.markAt(6).width).toBeLessThanOrEqual(400);
  });
});
