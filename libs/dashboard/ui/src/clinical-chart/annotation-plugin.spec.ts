import { type Annotation, paperTheme } from '@glabella/domain/charts';
import type { Chart } from 'chart.js';
import { annotationPlugin } from './annotation-plugin';
import { paintChart } from './chart-image';
import { blindAnswers, chartOf } from './testing/chart-of';
import { type PenCall, recordingContext } from './testing/recording-context';

/** A plot from 100 to 300 across and 50 to 250 down: a day is ten pixels wide, a value ten high. */
const area = { left: 100, right: 300, top: 50, bottom: 250, width: 200, height: 200 };
const scales = {
  x: { getPixelForValue: (day: number) => area.left + 10 * day },
  y: { getPixelForValue: (value: number) => area.bottom - 10 * value },
};

function painted(annotations: Record<string, Annotation>, turn: 'under' | 'over' = 'under') {
  const stops: unknown[][] = [];
  const { pen, calls } = recordingContext({
    createLinearGradient: () => ({ addColorStop: (...stop: unknown[]) => stops.push(stop) }),
  });
  const chart = { ctx: pen, chartArea: area, scales } as unknown as Chart<'line'>;
  const options = { list: () => annotations };
  const { beforeDatasetsDraw, afterDatasetsDraw } = annotationPlugin;
  if (turn === 'under') beforeDatasetsDraw?.(chart, { cancelable: true }, options);
  else afterDatasetsDraw?.(chart, {}, options, false);
  const named = (name: string): readonly PenCall[] => calls.filter((call) => call.name === name);
  return { calls, named, stops };
}

const only = (annotation: Annotation, turn?: 'under' | 'over') =>
  painted({ one: annotation }, turn);

const session: Annotation = {
  type: 'line',
  yScaleID: 'y',
  xMin: 4,
  xMax: 4,
  yMin: 0,
  yMax: 20,
  borderColor: 'maroon',
  borderWidth: 1.2,
};
const level: Annotation = {
  type: 'line',
  yScaleID: 'y',
  yMin: 0,
  yMax: 0,
  borderColor: 'navy',
  borderWidth: 1,
  borderDash: [6, 5],
};
const band: Annotation = {
  type: 'box',
  yScaleID: 'y',
  yMin: 1,
  yMax: 3,
  backgroundColor: 'lavender',
  borderWidth: 0,
};
const bar: Annotation = {
  type: 'box',
  yScaleID: 'y',
  xMin: 2,
  xMax: 6,
  yMin: 1,
  yMax: 3,
  backgroundColor: 'tan',
  borderWidth: 0,
};
const name: Annotation = {
  type: 'label',
  yScaleID: 'y',
  content: 'Response',
  xValue: 5,
  yValue: 10,
  position: { x: 'start', y: 'center' },
  color: 'navy',
  font: { family: 'Inter', size: 10 },
};
const mark: Annotation = {
  type: 'point',
  yScaleID: 'y',
  xValue: 5,
  yValue: 10,
  pointStyle: 'triangle',
  radius: 7,
  backgroundColor: 'red',
  borderWidth: 0,
};

describe('a line of a chart', () => {
  it('runs between its places in its colour and width', () => {
    const { named } = only(session);
    expect([named('moveTo')[0]?.values, named('lineTo')[0]?.values]).toEqual([
      [140, 250],
      [140, 50],
    ]);
    expect(named('stroke')[0]?.pen).toMatchObject({
      strokeStyle: 'maroon',
      lineWidth: 1.2,
      dash: [],
    });
  });

  it('runs through the whole plot where it has no days, dashed where it says so', () => {
    const { named } = only(level);
    expect([named('moveTo')[0]?.values, named('lineTo')[0]?.values]).toEqual([
      [100, 250],
      [300, 250],
    ]);
    expect(named('stroke')[0]?.pen).toMatchObject({ dash: [6, 5] });
  });

  it('does not pass its dashes on to the next', () => {
    const { named } = painted({ dashed: { ...session, borderDash: [2, 4] }, whole: session });
    expect(named('stroke').map(({ pen }) => pen['dash'])).toEqual([[2, 4], []]);
  });

  it.each([
    ['ends at the edge of plot and lanes', { yMin: -9, yMax: 40 }, [140, 250], [140, 50]],
    ['is cut at the left edge', { xMin: -5, yMin: 5, yMax: 5 }, [100, 200], [140, 200]],
    ['is cut at the right edge', { xMax: 25, yMin: 5, yMax: 5 }, [140, 200], [300, 200]],
  ])('%s', (_, places, from, to) => {
    const { named } = only({ ...session, ...places });
    expect([named('moveTo')[0]?.values, named('lineTo')[0]?.values]).toEqual([from, to]);
  });

  it.each([
    ['on the first day of the plot is drawn', 0, 1],
    ['of the day before is not', -1, 0],
    ['on the last day of the plot is drawn', 20, 1],
    ['of the day after is not', 21, 0],
  ])('%s', (_, day, times) => {
    expect(only({ ...session, xMin: day, xMax: day }).named('stroke')).toHaveLength(times);
  });
});

describe('a box of a chart', () => {
  it('is filled between its corners, whichever is given first', () => {
    for (const box of [bar, { ...bar, xMin: 6, xMax: 2, yMin: 3, yMax: 1 }]) {
      const { named } = only(box);
      expect(named('roundRect')[0]?.values).toEqual([120, 220, 40, 20, 0]);
      expect(named('fill')[0]?.pen).toMatchObject({ fillStyle: 'tan' });
      expect(named('stroke')).toHaveLength(0);
    }
  });

  it('is as wide as the plot where it has no days', () => {
    expect(only(band).named('roundRect')[0]?.values).toEqual([100, 220, 200, 20, 0]);
  });

  it('has no fill where tints are gone, and a line instead', () => {
    const edged = { ...bar, backgroundColor: 'transparent', borderColor: 'gray', borderWidth: 1 };
    const { named } = only(edged);
    expect(named('fill')).toHaveLength(0);
    expect(named('stroke')[0]?.pen).toMatchObject({ strokeStyle: 'gray', lineWidth: 1, dash: [] });
  });

  it('fades to the right where its end is open', () => {
    const { named, stops } = only({ ...bar, fadesOut: true });
    expect(named('createLinearGradient')[0]?.values).toEqual([120, 0, 160, 0]);
    expect(stops).toEqual([
      [0, 'tan'],
      [0.6, 'tan'],
      [1, 'transparent'],
    ]);
  });
});

describe('a name on a chart', () => {
  it('is written at its place in its letters', () => {
    const { named } = only({ ...name, font: { ...name.font, weight: 650 } });
    expect(named('fillText')[0]?.values).toEqual(['Response', 150, 150]);
    expect(named('fillText')[0]?.pen).toMatchObject({
      fillStyle: 'navy',
      font: '650 10px Inter',
      textAlign: 'start',
      textBaseline: 'middle',
    });
    expect(only(name).named('fillText')[0]?.pen).toMatchObject({ font: '10px Inter' });
  });

  it.each([
    ['under its place', 'start', 156],
    ['around it', 'center', 150],
    ['over it', 'end', 144],
  ] as const)('stands %s', (_, y, at) => {
    const { named } = only({ ...name, position: { x: 'center', y } });
    expect(named('fillText')[0]?.values).toEqual(['Response', 150, at]);
  });

  it('is moved by pixels, and ends at its place where it says so', () => {
    const { named } = only({
      ...name,
      position: { x: 'end', y: 'center' },
      xAdjust: -12,
      yAdjust: 1,
    });
    expect(named('fillText')[0]?.values).toEqual(['Response', 138, 151]);
    expect(named('fillText')[0]?.pen).toMatchObject({ textAlign: 'end' });
  });

  it('of two lines is centred as one', () => {
    const { named } = only({ ...name, content: ['Moderately', 'severe'] });
    expect(named('fillText').map(({ values }) => values)).toEqual([
      ['Moderately', 150, 144],
      ['severe', 150, 156],
    ]);
  });

  it('has a rim under its letters where it says so', () => {
    const { calls } = only({ ...name, textStrokeColor: 'white', textStrokeWidth: 3 });
    const words = calls.filter((call) => /Text$/.test(call.name));
    expect(words.map((call) => [call.name, ...call.values])).toEqual([
      ['strokeText', 'Response', 151.5, 150],
      ['fillText', 'Response', 151.5, 150],
    ]);
    expect(words[0]?.pen).toMatchObject({ strokeStyle: 'white', lineWidth: 3, dash: [] });
  });
});

describe('a mark of a chart', () => {
  it('has its shape at its place, without a line around it where it has no width', () => {
    const { named } = only({ ...mark, yAdjust: 15 });
    expect(named('moveTo')[0]?.values[0]).toBeCloseTo(150);
    expect(named('moveTo')[0]?.values[1]).toBeCloseTo(158);
    expect(named('lineTo')).toHaveLength(2);
    expect(named('fill')[0]?.pen).toMatchObject({ fillStyle: 'red' });
    expect(named('stroke')).toHaveLength(0);
  });

  it('stands on its head when turned, with a line around it where it has one', () => {
    const { named } = only({ ...mark, rotation: 180, borderColor: 'black', borderWidth: 1.4 });
    expect(named('moveTo')[0]?.values[1]).toBeCloseTo(157);
    expect(named('stroke')[0]?.pen).toMatchObject({ strokeStyle: 'black', lineWidth: 1.4 });
  });
});

describe('the annotations of a chart', () => {
  it('are painted in their order, each under the data or over it', () => {
    const both = { session, bar, mark: { ...mark, isOverData: true } satisfies Annotation };
    const order = (turn: 'under' | 'over') =>
      painted(both, turn)
        .calls.filter((call) => ['fill', 'stroke'].includes(call.name))
        .map(({ name: call, pen }) => [
          call,
          call === 'fill' ? pen['fillStyle'] : pen['strokeStyle'],
        ]);
    expect(order('under')).toEqual([
      ['stroke', 'maroon'],
      ['fill', 'tan'],
    ]);
    expect(order('over')).toEqual([['fill', 'red']]);
  });

  it('leave the pen as it was', () => {
    const { calls } = only(session);
    expect([calls.at(0)?.name, calls.at(-1)?.name]).toEqual(['save', 'restore']);
  });

  it('are left out where their lane is not on the chart', () => {
    expect(only({ ...session, yScaleID: 'frown' }).named('stroke')).toHaveLength(0);
  });

  it('reach the canvas through Chart.js: the tint of each band, each session, each threshold', () => {
    const pens: ReturnType<typeof recordingContext>[] = [];
    const context = jest
      .spyOn(HTMLCanvasElement.prototype, 'getContext')
      .mockImplementation(function (this: HTMLCanvasElement) {
        const pen = recordingContext(blindAnswers(this));
        pens.push(pen);
        return pen.pen as never;
      });
    try {
      const spec = chartOf([19, 14, 9, 7]);
      expect(paintChart(spec, { widthPx: 900, ratio: 1 })).not.toBeNull();
      const drawn = pens.flatMap(({ calls }) => calls);
      const words = drawn.filter((call) => call.name === 'fillText').map(({ values }) => values[0]);
      expect(words).toEqual(
        expect.arrayContaining(['Moderately severe', 'Response ≤ 9', 'Remission < 5', 'baseline']),
      );
      const fills = drawn.filter((call) => call.name === 'fill').map(({ pen }) => pen['fillStyle']);
      expect(fills).toEqual(expect.arrayContaining([...paperTheme.bands]));
      const toxin = drawn.filter(
        ({ name: call, pen }) => call === 'stroke' && pen['strokeStyle'] === paperTheme.toxin,
      );
      expect(toxin.length).toBeGreaterThanOrEqual(spec.injections.length);
    } finally {
      context.mockRestore();
    }
  });
});
