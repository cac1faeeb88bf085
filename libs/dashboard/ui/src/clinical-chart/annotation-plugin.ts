import type {
  Annotation,
  AnnotationPluginOptions,
  BoxAnnotation,
  LabelAnnotation,
  LineAnnotation,
  PointAnnotation,
  TextAnchor,
} from '@glabella/domain/charts';
import type { Chart, ChartArea, Plugin, Scale } from 'chart.js';
import { drawPoint } from 'chart.js/helpers';

/** Where annotations are painted: the pen, the plot with its lanes, and the scales of one of them. */
interface Place {
  readonly pen: CanvasRenderingContext2D;
  readonly area: ChartArea;
  readonly x: Scale;
  readonly y: Scale;
}

interface Corners {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How high a line of text is, in letters' heights. */
const lineHeight = 1.2;
/** Up to this share of its width a fading box is as full as any. */
const fullShare = 0.6;

const clamped = (at: number, from: number, to: number): number => Math.min(Math.max(at, from), to);

function paintLine({ pen, area, x, y }: Place, line: LineAnnotation): void {
  const startX = line.xMin === undefined ? area.left : x.getPixelForValue(line.xMin);
  const endX = line.xMax === undefined ? area.right : x.getPixelForValue(line.xMax);
  const startY = y.getPixelForValue(line.yMin);
  const endY = y.getPixelForValue(line.yMax);
  const isBeside = Math.max(startX, endX) < area.left || Math.min(startX, endX) > area.right;
  if (isBeside) return;
  pen.strokeStyle = line.borderColor;
  pen.lineWidth = line.borderWidth;
  pen.setLineDash(line.borderDash === undefined ? [] : [...line.borderDash]);
  pen.beginPath();
  pen.moveTo(clamped(startX, area.left, area.right), clamped(startY, area.top, area.bottom));
  pen.lineTo(clamped(endX, area.left, area.right), clamped(endY, area.top, area.bottom));
  pen.stroke();
}

function cornersOf({ area, x, y }: Place, box: BoxAnnotation): Corners {
  const days = [
    box.xMin === undefined ? area.left : x.getPixelForValue(box.xMin),
    box.xMax === undefined ? area.right : x.getPixelForValue(box.xMax),
  ];
  const heights = [y.getPixelForValue(box.yMin), y.getPixelForValue(box.yMax)];
  return {
    left: Math.min(...days),
    right: Math.max(...days),
    top: Math.min(...heights),
    bottom: Math.max(...heights),
  };
}

function fading(
  pen: CanvasRenderingContext2D,
  { left, right }: Corners,
  colour: string,
): CanvasGradient {
  const fade = pen.createLinearGradient(left, 0, right, 0);
  fade.addColorStop(0, colour);
  fade.addColorStop(fullShare, colour);
  fade.addColorStop(1, 'transparent');
  return fade;
}

function paintBox(place: Place, box: BoxAnnotation): void {
  const { pen } = place;
  const corners = cornersOf(place, box);
  const { left, right, top, bottom } = corners;
  pen.beginPath();
  pen.roundRect(left, top, right - left, bottom - top, box.borderRadius ?? 0);
  if (box.backgroundColor !== 'transparent') {
    const colour = box.backgroundColor;
    pen.fillStyle = box.fadesOut === true ? fading(pen, corners, colour) : colour;
    pen.fill();
  }
  if (box.borderWidth === 0 || box.borderColor === undefined) return;
  pen.strokeStyle = box.borderColor;
  pen.lineWidth = box.borderWidth;
  pen.setLineDash([]);
  pen.stroke();
}

const shareBefore: Readonly<Record<TextAnchor, number>> = { start: 0, center: 0.5, end: 1 };

function paintLabel({ pen, x, y }: Place, label: LabelAnnotation): void {
  const { font, position, textStrokeWidth: rim = 0 } = label;
  const lines = typeof label.content === 'string' ? [label.content] : label.content;
  const linePx = font.size * lineHeight;
  // The rim is part of what begins or ends at the place.
  const inset = position.x === 'center' ? 0 : position.x === 'start' ? rim / 2 : -rim / 2;
  const atX = x.getPixelForValue(label.xValue) + (label.xAdjust ?? 0) + inset;
  const top =
    y.getPixelForValue(label.yValue) +
    (label.yAdjust ?? 0) -
    shareBefore[position.y] * lines.length * linePx;
  pen.font = `${font.weight === undefined ? '' : `${font.weight} `}${font.size}px ${font.family}`;
  pen.textAlign = position.x;
  pen.textBaseline = 'middle';
  pen.fillStyle = label.color;
  for (const [at, text] of lines.entries()) {
    const atY = top + (at + 0.5) * linePx;
    if (rim > 0 && label.textStrokeColor !== undefined) {
      pen.strokeStyle = label.textStrokeColor;
      pen.lineWidth = rim;
      pen.lineJoin = 'round';
      pen.miterLimit = 2;
      pen.setLineDash([]);
      pen.strokeText(text, atX, atY);
    }
    pen.fillText(text, atX, atY);
  }
}

function paintPoint({ pen, x, y }: Place, point: PointAnnotation): void {
  const { pointStyle, radius, rotation = 0, borderWidth } = point;
  pen.fillStyle = point.backgroundColor;
  pen.strokeStyle = point.borderColor ?? point.backgroundColor;
  pen.lineWidth = borderWidth;
  pen.lineJoin = 'miter';
  pen.setLineDash([]);
  drawPoint(
    pen,
    { pointStyle, radius, rotation, borderWidth },
    x.getPixelForValue(point.xValue) + (point.xAdjust ?? 0),
    y.getPixelForValue(point.yValue) + (point.yAdjust ?? 0),
  );
}

function paint(place: Place, annotation: Annotation): void {
  if (annotation.type === 'line') paintLine(place, annotation);
  else if (annotation.type === 'box') paintBox(place, annotation);
  else if (annotation.type === 'label') paintLabel(place, annotation);
  else paintPoint(place, annotation);
}

function paintAll(chart: Chart, { list }: AnnotationPluginOptions, isOverData: boolean): void {
  const { ctx: pen, chartArea: area, scales } = chart;
  const x = scales['x'];
  if (list === undefined || x === undefined) return;
  pen.save();
  for (const annotation of Object.values(list())) {
    if ((annotation.isOverData === true) !== isOverData) continue;
    const y = scales[annotation.yScaleID];
    if (y !== undefined) paint({ pen, area, x, y }, annotation);
  }
  pen.restore();
}

/**
 * Paints the annotations of a clinical chart straight on its canvas, at every drawing: those under the data, then those
 * over it. Nothing of them is resolved, measured or kept, so many cost little.
 */
export const annotationPlugin: Plugin<'line', AnnotationPluginOptions> = {
  id: 'annotation',
  beforeDatasetsDraw: (chart, _, options) => paintAll(chart, options, false),
  afterDatasetsDraw: (chart, _, options) => paintAll(chart, options, true),
};
