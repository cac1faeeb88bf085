import type { ChartMark, ClinicalDataset, DatasetId } from './chart-datasets';

/** A row of marks in a lane. Radius, fill and border are one for all, or one for each mark. */
export interface LaneMarks {
  readonly id: DatasetId;
  readonly label: string;
  readonly yAxisID: string;
  readonly data: ChartMark[];
  readonly pointStyle: 'circle' | 'triangle' | 'rect' | 'rectRot' | 'crossRot';
  readonly radius: number | number[];
  readonly fill: string | string[];
  readonly border: string | string[];
}

/** A row of marks in a lane, without a line. */
export function laneDataset(marks: LaneMarks): ClinicalDataset {
  const { id, label, yAxisID, data, pointStyle, radius, fill, border } = marks;
  const overPx = 1.5;
  return {
    id,
    label,
    yAxisID,
    data,
    showLine: false,
    pointStyle,
    pointRadius: radius,
    pointHoverRadius:
      typeof radius === 'number' ? radius + overPx : radius.map((one) => one + overPx),
    pointBackgroundColor: fill,
    pointBorderColor: border,
    pointBorderWidth: 1.6,
    pointHitRadius: 12,
    clip: { left: 8, right: 8, top: 4, bottom: 4 },
    order: 2,
  };
}
