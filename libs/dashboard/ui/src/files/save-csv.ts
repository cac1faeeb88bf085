import { csvDialects, csvText, withOrigin, type CellRows } from '@glabella/domain/values';
import { saveFile } from './save-file';

/** The series of a chart that is saved, and what the file says beside it. */
export interface SavedSeries {
  readonly series: CellRows;
  /** What the file shows and when it was made, nothing of a patient; without its ending. */
  readonly name: string;
  /** Whether the people in it are made up, as all in the demo practice are. */
  readonly isSynthetic: boolean;
}

/** Hands the series of a chart to the browser's downloads as CSV for analysis. */
export function saveCsv({ series, name, isSynthetic }: SavedSeries): void {
  const text = csvText(withOrigin(series, isSynthetic), csvDialects['csv-analysis']);
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}
