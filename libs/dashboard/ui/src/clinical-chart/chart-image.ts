import {
  chartLayout,
  chartNotes,
  chartSentence,
  chartSourcesLine,
  hiddenLayersNote,
  paperTheme,
  toChartConfig,
  type ChartEnvironment,
  type ChartLayer,
  type ClinicalChartSpec,
} from '@glabella/domain/charts';
import { formatDate } from '@glabella/domain/values';
import { Chart } from 'chart.js';
import { saveFile } from '../files/save-file';
import { chartParts } from './chart-registry';

/** Stands in a saved picture of a patient who is made up. */
const syntheticLine = 'Synthetic demo data: no real patient.';

/** What a saved picture says beside its chart. */
export interface PictureWords {
  readonly title: string;
  /** Whether the patient is made up, as all in the demo practice are. */
  readonly isSynthetic: boolean;
}

/** How a chart is painted off the screen. */
export interface PaintSize {
  readonly widthPx: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Of the plot alone, where a sheet leaves less room than a screen. */
  readonly plotPx?: number;
  /** What is switched off on the screen; nothing without it. */
  readonly hiddenLayers?: ReadonlySet<ChartLayer>;
}

const frame = { edgePx: 24, titlePx: 18, textPx: 12, linePx: 17, gapPx: 10 };

function newCanvas(widthPx: number, heightPx: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  return canvas;
}

/**
 * Draws the chart for paper on a canvas of its own, never from the one on the screen: light colours whatever the page shows,
 * still, and sharper. Null where the browser draws nothing.
 */
export function paintChart(spec: ClinicalChartSpec, size: PaintSize): HTMLCanvasElement | null {
  const { widthPx, ratio, plotPx, hiddenLayers } = size;
  const env: ChartEnvironment = {
    widthPx,
    prefersReducedMotion: true,
    isStill: true,
    devicePixelRatio: ratio,
    ...(plotPx !== undefined && { plotPx }),
    ...(hiddenLayers && { hiddenLayers }),
  };
  const canvas = newCanvas(widthPx, chartLayout(spec, env).heightPx);
  if (canvas.getContext('2d') === null) return null;
  Chart.register(...chartParts);
  const chart = new Chart(canvas, toChartConfig(spec, paperTheme, env));
  const picture = newCanvas(canvas.width, canvas.height);
  picture.getContext('2d')?.drawImage(canvas, 0, 0);
  // chart.js keeps every chart that nobody ends, with its canvas.
  chart.destroy();
  return picture;
}

function wrap(context: CanvasRenderingContext2D, text: string, widthPx: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > widthPx) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/**
 * The chart as a picture for a letter or a slide: white, with its title, what it shows in a sentence, its rules and their sources, what is
 * switched off and the day it was made. It names no patient, and says where there is no real one. Null where the browser draws nothing.
 */
export function paintChartFile(
  spec: ClinicalChartSpec,
  { title, isSynthetic }: PictureWords,
  size: PaintSize,
): HTMLCanvasElement | null {
  const chart = paintChart(spec, size);
  const measure = newCanvas(1, 1).getContext('2d');
  if (chart === null || measure === null) return null;
  const { widthPx, ratio } = size;
  const font = (px: number, weight: number): string => `${weight} ${px}px ${paperTheme.fontFamily}`;
  measure.font = font(frame.textPx, 400);
  const notes = chartNotes(spec)
    .map(({ text }) => text)
    .join(' ');
  const sources = chartSourcesLine(spec);
  const made = `Made ${formatDate(spec.today)} with Glabella. A record, not advice.`;
  const head = [
    ...(isSynthetic ? [syntheticLine] : []),
    ...wrap(measure, chartSentence(spec), widthPx),
  ];
  const notDrawn = hiddenLayersNote(spec, size.hiddenLayers);
  const foot = [
    ...(notDrawn === '' ? [] : wrap(measure, notDrawn, widthPx)),
    ...wrap(measure, notes, widthPx),
    ...(sources === '' ? [] : wrap(measure, sources, widthPx)),
    made,
  ];
  const headPx = frame.titlePx + frame.gapPx + head.length * frame.linePx + frame.gapPx;
  const chartPx = chart.height / ratio;
  const heightPx = 2 * frame.edgePx + headPx + chartPx + frame.gapPx + foot.length * frame.linePx;
  const page = newCanvas(
    Math.round((widthPx + 2 * frame.edgePx) * ratio),
    Math.round(heightPx * ratio),
  );
  const pen = page.getContext('2d');
  if (pen === null) return null;
  pen.scale(ratio, ratio);
  pen.fillStyle = paperTheme.surface;
  pen.fillRect(0, 0, page.width, page.height);
  pen.textBaseline = 'top';
  pen.fillStyle = paperTheme.ink;
  pen.font = font(frame.titlePx, 650);
  let y = frame.edgePx;
  pen.fillText(title, frame.edgePx, y);
  y += frame.titlePx + frame.gapPx;
  const write = (lines: readonly string[], colour: string): void => {
    pen.fillStyle = colour;
    pen.font = font(frame.textPx, 400);
    for (const line of lines) {
      pen.fillText(line, frame.edgePx, y);
      y += frame.linePx;
    }
    y += frame.gapPx;
  };
  write(head, paperTheme.inkSoft);
  pen.drawImage(chart, frame.edgePx, y, widthPx, chartPx);
  y += chartPx + frame.gapPx;
  write(foot, paperTheme.inkFaint);
  return page;
}

/** The name of a chart's file, without its ending: what it shows and when it was made, nothing of the patient. */
export function chartFileName(spec: ClinicalChartSpec): string {
  return `${spec.instrument.id}-chart_${spec.today}`;
}

/** Hands a canvas to the browser's downloads. */
export function savePicture(canvas: HTMLCanvasElement, fileName: string): void {
  canvas.toBlob((blob) => {
    if (blob !== null) saveFile(blob, fileName);
  }, 'image/png');
}
