import type { ChartLayer, ClinicalChartSpec } from '@glabella/domain/charts';
import { paintChartFile } from './chart-image';
import { blindAnswers, chartOf } from './testing/chart-of';
import { recordingContext } from './testing/recording-context';

/** What is written into a picture to save, in its order. */
function wordsIn(
  isSynthetic: boolean,
  spec: ClinicalChartSpec = chartOf([19, 14, 7]),
  hiddenLayers: ReadonlySet<ChartLayer> = new Set(),
): unknown[] {
  const pens: ReturnType<typeof recordingContext>[] = [];
  const context = jest
    .spyOn(HTMLCanvasElement.prototype, 'getContext')
    .mockImplementation(function (this: HTMLCanvasElement) {
      const pen = recordingContext(blindAnswers(this));
      pens.push(pen);
      return pen.pen as never;
    });
  try {
    const words = { title: 'PHQ-9 over time', isSynthetic };
    const picture = paintChartFile(spec, words, { widthPx: 900, ratio: 1, hiddenLayers });
    expect(picture).not.toBeNull();
    return pens
      .flatMap(({ calls }) => calls)
      .filter(({ name }) => name === 'fillText')
      .map(({ values }) => values[0]);
  } finally {
    context.mockRestore();
  }
}

describe('a chart saved as a picture', () => {
  const synthetic = 'Synthetic demo data: no real patient.';

  it('says under its title that a patient of the demo practice is made up', () => {
    const words = wordsIn(true);
    expect(words[words.indexOf('PHQ-9 over time') + 1]).toBe(synthetic);
    expect(words).toContain('Made 1 Jun 2026 with Glabella. A record, not advice.');
  });

  it('says where its rules come from, since nothing can be opened in it', () => {
    const words = wordsIn(false).join(' ');
    expect(words).toMatch(/Reliable change: 6 points or more; .* Relapse: .* Sources: .*Kroenke/);
    expect(words).toContain('NHS Talking Therapies manual');
    expect(words).toContain('doi:10.');
  });

  it('draws nothing of what is switched off, and names it: item 9 does not go in silence', () => {
    const base = chartOf([19, 14, 7]);
    const spec = {
      ...base,
      points: base.points.map((point) => ({ ...point, hasSafetyMark: true })),
    };
    const full = wordsIn(false, spec);
    const without = wordsIn(false, spec, new Set<ChartLayer>(['bands', 'safety', 'injections']));
    const drawn = ['item 9', '29 U, 5 sites, lot C7741'];
    expect(full).toEqual(expect.arrayContaining(drawn));
    expect(full.join(' ')).not.toContain('Switched off');
    expect(without.filter((words) => drawn.includes(String(words)))).toEqual([]);
    expect(without).toContain(
      'Switched off, not drawn: Severity bands; Item 9 positive; Injections.',
    );
  });

  it('does not say so of a patient of a practice', () => {
    const words = wordsIn(false);
    expect(words).toContain('Made 1 Jun 2026 with Glabella. A record, not advice.');
    expect(words).not.toContain(synthetic);
  });
});
