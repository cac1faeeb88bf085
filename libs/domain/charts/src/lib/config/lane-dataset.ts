import type { ChartMark, ClinicalDataset, DatasetId } from './chart-datasets';

/** A row of marks in a lane. Fill and border are one colour, or one for each mark. */
export interface LaneMarks {
  readonly id: DatasetId;
  readonly label: string;
  readonly yAxisID: string;
  readonly data: ChartMark[];
  readonly pointStyle: 'circle' | 'triangle' | 'rect' | 'rectRot' | 'crossRot';
  readonly radius: number;
  readonly fill: string | string[];
  readonly border: string | string[];
}

/** A row of marks in a lane, without a line. */
export function laneDataset(marks: LaneMarks): ClinicalDataset {
  const { id, label, yAxisID, data, pointStyle, radius, fill, border } = marks;
  return {
    id,
    label,
    yAxisID,
    data,
    showLine: false,
    pointStyle,
    pointRadius: radius,
    pointHoverRadius: radius + 1.5,
    pointBackgroundColor: fill,
    pointBorderColor: border,
    pointBorderWidth: 1.6,
    pointHitRadius: 12,
    clip: { left: 8, right: 8, top: 4, bottom: 4 },
    order: 2,
  };
}
