import {
  buildPatientChart,
  type ChartAxis,
  type ChartRecord,
  type ClinicalChartSpec,
} from '@glabella/domain/charts';
import { glabellarDepression } from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';
import { recordingContext } from './recording-context';

const first = '2026-01-06';

/** A chart with these PHQ-9 totals every three weeks from the first injection on, and a second injection in week 14. */
export function chartOf(
  totals: readonly (number | null)[],
  axis: ChartAxis = 'date',
  facts: Partial<ChartRecord> = {},
): ClinicalChartSpec {
  const record: ChartRecord = {
    today: '2026-06-01',
    courses: [
      {
        id: 'course',
        protocolId: 'glabellar-depression',
        protocolVersion: 1,
        startedOn: first,
        endedOn: null,
      },
    ],
    protocols: [glabellarDepression],
    assessments: totals.map((total, at) => ({
      id: `phq9-${at}`,
      status: 'recorded',
      instrumentId: 'phq9',
      assessedOn: addDays(first, at * 21),
      total,
      scoreStatus: total === null ? 'none' : 'complete',
      answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
      firstRecordedAt: `${addDays(first, at * 21)}T10:00:00Z`,
    })),
    sessions: [0, 98].map((day) => ({
      id: `session-${day}`,
      status: 'signed',
      courseId: 'course',
      performedOn: addDays(first, day),
      protocolId: 'glabellar-depression',
      protocolVersion: 1,
      productId: 'onabotulinumtoxinA',
      lotNumber: 'C7741',
      totalUnits: 29,
      sites: [1, 2, 3, 4, 5],
      frownAtRest: 1,
      frownAtMaximum: 3,
    })),
    adverseEvents: [],
    medications: [],
    frownRatings: [],
    lifeEvents: [],
    ...facts,
  };
  return buildPatientChart(record, { range: 'all', axis });
}

/** What Chart.js asks of a drawing context to lay out without a screen: it measures every text. */
export function blindAnswers(canvas: HTMLCanvasElement): Record<string, unknown> {
  return {
    canvas,
    // Chart.js takes anything with a length for a list of canvases.
    length: 0,
    measureText: (text: unknown) => ({
      width: String(text).length * 7,
      actualBoundingBoxAscent: 9,
      actualBoundingBoxDescent: 3,
    }),
    createLinearGradient: () => ({
      addColorStop: () => undefined,
      [Symbol.toStringTag]: 'CanvasGradient',
    }),
    getContextAttributes: () => ({}),
  };
}

/** A drawing context that takes every call: enough for Chart.js to draw without a screen. */
export function blindContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return recordingContext(blindAnswers(canvas)).pen;
}
